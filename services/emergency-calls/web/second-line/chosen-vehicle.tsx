import { useQuery } from '@tanstack/react-query';
import { ABSENCES, type Absence } from '../../domain/codes/vehicle-absences.ts';
import { isCancellable, maySend } from '../../domain/codes/vehicle-statuses.ts';
import { nextStatus } from '../../domain/follow-up/next-status.ts';
import { readCase, readCases, type ReadCase } from '../kit/api-client.ts';
import { Moment } from '../kit/moment.tsx';
import { codeWord } from '../kit/code-word.ts';
import { newId } from '../kit/new-id.ts';
import { useTexts } from '../kit/lang.tsx';
import type { SeenVehicle } from './api.ts';
import { LateStatus } from './late-status.tsx';
import { statusWord } from '../kit/status-word.ts';
import { words } from './texts.ts';
import type { Orders } from './use-orders.ts';

type ChosenProps = { vehicle: SeenVehicle; centre: string; orders: Orders; onStep(): void; onCancel(): void;
  /** The cancellation was asked for once. */
  sure: boolean;
  /** May this person put the vehicle in or out of service, and say that it takes several missions? */
  manages: boolean };

/** The vehicle at hand: its next press, its mission's story, and the next mission. */
export const ChosenVehicle = ({ vehicle, centre, orders, onStep, onCancel, sure, manages }: ChosenProps) => {
  const { t, lang } = useTexts(words);
  const { mission } = vehicle;
  const next = mission ? nextStatus(mission.status) : undefined;
  const free = maySend(mission?.status ?? null, vehicle.several);
  return (
    <section className="rc-panel" aria-labelledby="chosen">
      <h3 id="chosen">{t('chosen')} : {vehicle.name}</h3>
      {vehicle.team.length === 0 ? null
        : <p>{vehicle.team.map(({ role, name }) => `${codeWord('role', role, lang)} : ${name}`).join(' · ')}</p>}
      {mission ? (
        <>
          <p><b>{statusWord(mission.status, lang)}</b> · {mission.number}{mission.expectedAt === null ? null
            : <> · {t('expected')} <Moment at={mission.expectedAt} /></>}</p>
          <div className="rc-acts">
            {next ? <button type="button" onClick={onStep}>{t('next', { status: statusWord(next, lang) })} <kbd>S</kbd></button> : null}
            {isCancellable(mission.status) ? <button type="button" onClick={onCancel}>{t(sure ? 'cancelSure'
              : 'cancel')} <kbd>A</kbd></button> : null}
          </div>
          <LateStatus mission={mission} orders={orders} />
          <Story centre={centre} dossier={mission.dossier} mission={mission.id} />
        </>) : null}
      <Service vehicle={vehicle} orders={orders} manages={manages} />
      {free && vehicle.inService && vehicle.unavailable === null ? <Engage vehicle={vehicle} centre={centre} orders={orders} /> : null}
    </section>
  );
};

/** Whether the vehicle may be sent at all: the radio tells why not for now, the supervisor puts it in or out of service. */
const Service = ({ vehicle: { resourceId, several, inService, unavailable }, orders, manages }:
Pick<ChosenProps, 'vehicle' | 'orders' | 'manages'>) => {
  const { t } = useTexts(words);
  return (
    <div className="rb-form">
      <label className="rc-field">{t('availability')}
        <select value={unavailable ?? ''} onChange={({ target }) => orders.absence(resourceId, (target.value || null) as Absence | null)}>
          <option value="">{t('maySend')}</option>
          {ABSENCES.map((one) => <option key={one} value={one}>{t('away', { why: t(one) })}</option>)}
        </select></label>
      {manages ? (
        <>
          <label><input type="checkbox" checked={inService} onChange={({ target }) =>
            orders.vehicle(resourceId, { inService: target.checked })} /> {t('inService')}</label>
          <label><input type="checkbox" checked={several} onChange={({ target }) =>
            orders.vehicle(resourceId, { several: target.checked })} /> {t('maySeveral')}</label>
        </>) : null}
    </div>
  );
};

/** What the dossier keeps of the mission: statuses with when they were received, reports, where the patient goes. */
const Story = ({ centre, dossier, mission: id }: { centre: string; dossier: string; mission: string }) => {
  const { t, lang } = useTexts(words);
  const { data } = useQuery({ queryKey: ['case', dossier], queryFn: () => readCase(centre, dossier) });
  const mission = data?.missions.find((one) => one.id === id);
  if (!data || !mission) return null;
  return (
    <>
      <h4>{t('story')}</h4>
      <ol className="rb-story">{mission.statuses.toSorted((a, b) => a.at - b.at).map(({ status, at, receivedAt }) => (
        <li key={`${status} ${at}`}><Moment at={at} /> <b>{statusWord(status, lang)}</b>
          {receivedAt - at > 60_000 ? <span className="rc-quiet"> · {t('received')} <Moment at={receivedAt} /></span> : null}</li>))}</ol>
      <h4>{t('reports')}</h4>
      {mission.assessments.length === 0 ? <p className="rc-quiet">{t('noReports')}</p> : null}
      <ul>{mission.assessments.map((one) => (
        <li key={one.id}><Moment at={one.at} /> {one.role} {summaryOf(one.content)}{one.warnings.length > 0
          ? ` ⚠ ${one.warnings.join(', ')}` : ''}
        </li>))}</ul>
      <p><b>{t('destination')}</b> : {destinationOf(data) ?? t('noDestination')}</p>
    </>
  );
};

/** What a report says, in a line: its texts and figures. */
const summaryOf = (content: unknown): string => (typeof content === 'object' && content !== null
  ? Object.values(content).filter((value) => ['string', 'number'].includes(typeof value)).join(' · ') : '');

const destinationOf = ({ decisions }: ReadCase): string | null => decisions.findLast(({ destination }) =>
  destination !== null)?.destination ?? null;

/** Sends a free vehicle, or one on its way back, on an open dossier. */
const Engage = ({ vehicle, centre, orders }: { vehicle: SeenVehicle; centre: string; orders: Orders }) => {
  const { t } = useTexts(words);
  const open = useQuery({ queryKey: ['open'], queryFn: () => readCases(centre, 'open') });
  const rows = (open.data?.rows ?? []).toSorted((a, b) => (a.priorite < b.priorite ? -1 : a.priorite > b.priorite ? 1 : 0));
  return (
    <form className="rb-form" onSubmit={(event) => {
      event.preventDefault();
      const dossier = String(new FormData(event.currentTarget).get('engage') ?? '');
      if (dossier !== '') orders.command(dossier, { type: 'engager', mission: newId(), resource: vehicle.resourceId, name: vehicle.name,
        vehicleType: vehicle.vehicleType });
    }}>
      <label className="rc-field">{t('engage')} <kbd>E</kbd>
        <select name="engage">{rows.length === 0 ? <option value="">{t('noOpen')}</option> : null}
          {rows.map((one) => <option key={one.dossier_id} value={one.dossier_id}>
            {one.priorite} {one.numero.slice(-5)} {one.adresse ?? one.commune ?? ''} {one.motif?.label ?? ''}</option>)}</select></label>
      <button type="submit" disabled={rows.length === 0}>{t('send')}</button>
    </form>
  );
};
