import type { CallLine } from '../../kit/api-client.ts';
import type { CallAhead } from '../ahead-client.ts';
import { useLang } from '../use-lang.ts';
import { Age } from '../../kit/age.tsx';
import { Moment } from '../../kit/moment.tsx';
import { sourceWord } from '../../kit/source-word.ts';
import { CarFacts } from './car-facts.tsx';
import { CameFrom } from './came-from.tsx';
import { Needs } from './needs.tsx';
import { takesCall } from '../takes-call.ts';
import { spokenNumber } from '../spoken-number.ts';

type CallAheadProps = { call: CallLine; known: CallAhead | undefined; onPickUp(call: CallLine): void };

/** The call to pick up next: its line and number, the number's dossiers of the day, where it is, what else was called in around it. */
export const NextCall = ({ call, known, onPickUp }: CallAheadProps) => {
  const { t } = useLang();
  return (
    <button type="button" className={`rc-next rc-call--${call.level}`} onClick={() => onPickUp(call)}
      data-call={call.callId} data-presented={call.presentedAt}>
      <span className="rc-next__line">{call.line}</span>
      {call.from ? <CameFrom centre={call.from} /> : null}
      <span className="rc-next__number">{call.number === null ? t('withheld') : spokenNumber(call.number)}</span>
      <Age since={call.presentedAt} />
      <span className="rc-next__known"><Needs of={call.needs} /><Known known={known} /></span>
      <span className="rc-next__go">{t('pickUp')} <kbd>↵</kbd></span>
    </button>
  );
};

const Known = ({ known }: { known: CallAhead | undefined }) => {
  const { t, lang } = useLang();
  if (!known) return null;
  const { around, before, cases, place, presentedAt, vehicle } = known;
  return (
    <>
      {around ? <strong className="rc-fact rc-fact--care">{t('around', { calls: around.calls, metres: around.metres,
        minutes: around.minutes })}</strong> : null}
      {place ? <span className="rc-fact rc-fact--place">{sourceWord(place.source, lang)} {place.radius_m === null ? '' : t('radius',
        { metres: Math.round(place.radius_m) })}</span> : <span className="rc-fact rc-fact--none">{t('noPlace')}</span>}
      {vehicle ? <span className="rc-fact rc-fact--care"><CarFacts vehicle={vehicle} /></span> : null}
      {before[0] ? <span className="rc-fact rc-fact--case">{t('calledBefore', { count: before.length })}{' '}
        <Moment at={before[0].presentedAt} /></span> : null}
      {cases.length === 0 && before.length === 0 ? <span className="rc-fact rc-fact--none">{t('unknownNumber')}</span>
        : cases.slice(0, 2).map((one) => (
          <span key={one.dossier_id} className={takesCall(one, presentedAt) ? 'rc-fact rc-fact--case'
            : 'rc-fact rc-fact--none'}><b>{one.priorite}</b> {one.motif?.label ?? one.adresse
            ?? one.numero} <Moment at={Date.parse(one.ouvert_le)} /> · {t(takesCall(one, presentedAt) ? 'sameDay' : 'tooOld')}</span>))}
      {cases.length > 2 ? <span className="rc-fact rc-fact--case">{t('moreCases', { count: cases.length - 2 })}</span> : null}
    </>
  );
};
