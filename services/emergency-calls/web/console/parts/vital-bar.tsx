import { useEffect } from 'react';
import { useQuery } from '@tanstack/react-query';
import { endsMission, currentStatus } from '../../../domain/codes/vehicle-statuses.ts';
import type { Case, Mission } from '../../../domain/state.ts';
import { Age } from '../../kit/age.tsx';
import { statusWord } from '../../kit/status-word.ts';
import { useNow } from '../../kit/use-now.ts';
import { askConference, readConference } from '../vital-client.ts';
import { deliveries, vitalFacts } from '../vital-facts.ts';
import { reflexOf } from '../vital-commands.ts';
import { sounds } from '../sounds.ts';
import { usePartners } from '../../kit/use-partners.ts';
import { useLang } from '../use-lang.ts';

const ROWS_MAX = 4;

/**
 * Under the dossier, live: from the alert to the hospital, the age of each fact, the doctor on the line, and each
 * partner's "delivered".
 */
export const VitalBar = ({ state, centre }: { state: Case; centre: string }) => {
  const { t } = useLang();
  const under = state.missions.filter(({ statuses }) => !endsMission(currentStatus(statuses)?.status ?? 'DECISION')).slice(0, ROWS_MAX);
  if (state.alarm === null && under.length === 0 && state.sent.length === 0) return null;
  return (
    <section className={state.alarm ? 'rc-vital rc-vital--p0' : 'rc-vital'} aria-label={t('live')}>
      {under.length === 0 && state.alarm ? <Track state={state} mission={undefined} /> : null}
      {under.map((mission) => <Track key={mission.id} state={state} mission={mission} />)}
      <div className="rc-vital__also">
        {state.alarm ? <Doctor state={state} centre={centre} /> : null}
        <Partners state={state} centre={centre} />
      </div>
    </section>
  );
};

const Track = ({ state, mission }: { state: Case; mission: Mission | undefined }) => {
  const { t, lang } = useLang();
  const facts = vitalFacts(state, mission);
  const next = facts.findIndex(({ at }) => at === null);
  const reflex = mission ? reflexOf(state, mission.id) : undefined;
  return (
    <div className="rc-track">
      <p><b>{mission?.name ?? t('noVehicleYet')}</b>{reflex ? <span className="rc-quiet"> {reflex.how === 'unplaced' ? t('unplaced')
        : `${Math.max(1, Math.round((reflex.seconds ?? 0) / 60))} min${reflex.how === 'straight'
          ? ` (${t('asTheCrowFlies')})` : ''}`}</span>
        : null}</p>
      <ol>{facts.map(({ id, at }, i) => (
        <li key={id} className={at === null ? 'rc-todo' : 'rc-done'} aria-current={i === next - 1 || (next < 0 && i === facts.length - 1)
          ? 'step' : undefined}>
          <span>{id === 'alert' ? t('alert') : statusWord(id, lang)}</span>
          {at === null ? <span className="rc-age" aria-hidden="true">·</span> : <Age since={at} />}</li>))}
      </ol>
    </div>
  );
};

/** The doctor of a P0: wanted on the line, in conference, or with the dossier. */
const Doctor = ({ state, centre }: { state: Case; centre: string }) => {
  const { t } = useLang();
  const call = state.calls[0]?.id ?? null;
  const { data } = useQuery({ queryKey: ['conference', call], queryFn: () => readConference(centre, call!), enabled: call !== null });
  const wanted = call !== null && state.doctor === null && data?.wishes.length === 0;
  useEffect(() => { if (wanted) void askConference(centre, call!).catch(() => undefined); }, [wanted, centre, call]);
  const wish = data?.wishes.at(-1);
  const [word, since] = wish?.doneAt ? ['inConference', wish.doneAt] as const : state.doctor ? ['withDoctor', state.doctor.at] as const
    : wish ? ['conferenceAsked', wish.askedAt] as const : state.waiting ? ['waitingSince', state.waiting.since] as const : [undefined, 0];
  return word ? <p className={word === 'inConference' || word === 'withDoctor' ? 'rc-tell rc-tell--ok' : 'rc-tell rc-tell--care'}>
    {t(word)} <Age since={since} /></p> : null;
};

const Partners = ({ state, centre }: { state: Case; centre: string }) => {
  const { t } = useLang();
  const { nameOf } = usePartners(centre);
  const now = useNow(2_000);
  const fates = deliveries(state, now);
  const lost = fates.filter((one) => one.state === 'late' || one.state === 'failed').length;
  useEffect(() => { if (lost > 0) sounds().play('undelivered'); }, [lost]);
  return (
    <>
      {fates.map(({ to, state: fate, since }) => (fate === 'late' || fate === 'failed'
        ? <p key={to} role="alert" className="rc-tell rc-tell--bad"><b>{t('undelivered',
          { name: nameOf(to) })}</b> <Age since={since} /></p>
        : <p key={to} className={fate === 'delivered' ? 'rc-tell rc-tell--ok' : 'rc-tell'}>{t(fate, { name: nameOf(to) })}{' '}
          <Age since={since} /></p>))}
    </>
  );
};
