import type { CallLine, Calls } from '../../kit/api-client.ts';
import type { CallAhead } from '../ahead-client.ts';
import { useLang } from '../use-lang.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';
import { useTexts } from '../../kit/lang.tsx';
import { planWords } from '../plan-words.ts';
import { spokenNumber } from '../spoken-number.ts';
import { SoundSettings } from './sound-settings.tsx';
import { CameFrom } from './came-from.tsx';
import { Needs } from './needs.tsx';
import { SkillChoice } from './skill-choice.tsx';
import { NextCall } from './call-ahead.tsx';

type CallStripProps = { centre: string; calls: Calls | undefined; ahead: readonly CallAhead[];
  /** A doctor's Enter takes from the queue: no call stands before it. */
  picksUp: boolean; onPickUp(call: CallLine): void; onManual(): void;
  /** Absent for who plans nothing. */
  onPlan: (() => void) | undefined };

const RINGING_MAX = 11;
const CALL_BACK_MAX = 6;

/** What rings, in the order of pick-up, the next one with all that is known of it; and who must be called back. */
export const CallStrip = ({ centre, calls, ahead, picksUp, onPickUp, onManual, onPlan }: CallStripProps) => {
  const { t } = useLang();
  const { t: plan } = useTexts(planWords);
  const waiting = calls?.waiting ?? [];
  const first = picksUp ? waiting[0] : undefined;
  const back = picksUp ? calls?.callBack ?? [] : [];
  const others = first ? waiting.slice(1) : waiting;
  return (
    <nav className="rc-strip" aria-label={t('calls')}>
      {first ? <NextCall key={first.callId} call={first} known={ahead.find(({ callId }) => callId === first.callId)} onPickUp={onPickUp} />
        : <p className="rc-strip__none">{!calls ? t('loadingCalls') : t(waiting.length === 0 ? 'noCall' : 'ringing')}</p>}
      <ul>
        {others.slice(0, RINGING_MAX).map((call) => (
          <li key={call.callId}><CallButton call={call} className={`rc-call rc-call--${call.level}`} onPickUp={onPickUp} /></li>))}
        {others.length > RINGING_MAX ? <li className="rc-quiet">{t('moreCalls', { count: others.length - RINGING_MAX })}</li> : null}
        {back.slice(0, CALL_BACK_MAX).map((call) => (
          <li key={call.callId}><CallButton call={call} className="rc-call rc-call--back" onPickUp={onPickUp} back /></li>))}
        {back.length > CALL_BACK_MAX ? <li className="rc-quiet">{t('moreCallBacks', { count: back.length - CALL_BACK_MAX })}</li> : null}
      </ul>
      <div className="rc-strip__end">
        <button type="button" onClick={onManual}>{t('manual')} <Chord of="O" /></button>
        {onPlan ? <button type="button" onClick={onPlan}>{plan('plan')} <Chord of="H" /></button> : null}
        {picksUp ? <SkillChoice centre={centre} /> : null}
        <SoundSettings />
      </div>
    </nav>
  );
};

const CallButton = ({ call, className, onPickUp, back = false }: { call: CallLine; className: string; back?: boolean;
  onPickUp(call: CallLine): void }) => {
  const { t } = useLang();
  return (
    <button type="button" className={className} onClick={() => onPickUp(call)} data-call={call.callId} data-presented={call.presentedAt}>
      {call.from ? <CameFrom centre={call.from} /> : null}
      {back ? t('callBack') : <b>{call.line}</b>} {call.number === null ? t('withheld') : spokenNumber(call.number)}{' '}
      <Needs of={call.needs} /> <Age since={call.presentedAt} />{back ? null : <span className="rc-sr"> {t('pickUp')}</span>}
    </button>
  );
};
