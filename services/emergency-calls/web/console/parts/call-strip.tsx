import type { CallLine, Calls } from '../../kit/api-client.ts';
import { useLang } from '../use-lang.ts';
import { Age } from '../../kit/age.tsx';
import { Chord } from '../../kit/chord.tsx';

type CallStripProps = { calls: Calls | undefined; onPickUp(call: CallLine): void; onManual(): void };

/** What rings, in the order of pick-up, and who must be called back. */
export const CallStrip = ({ calls, onPickUp, onManual }: CallStripProps) => {
  const { t } = useLang();
  return (
    <nav className="rc-strip" aria-label={t('calls')}>
      {calls?.waiting.length === 0 ? <p className="rc-quiet">{t('noCall')}</p> : null}
      <ul>
        {calls?.waiting.slice(0, 12).map((call) => (
          <li key={call.callId}>
            <button type="button" className={`rc-call rc-call--${call.level}`} onClick={() => onPickUp(call)}>
              <b>{call.line}</b> {call.number ?? t('withheld')} <Age since={call.presentedAt} />
              <span className="rc-sr"> {t('pickUp')}</span>
            </button>
          </li>))}
        {calls?.callBack.slice(0, 6).map((call) => (
          <li key={call.callId}>
            <button type="button" className="rc-call rc-call--back" onClick={() => onPickUp(call)}>
              {t('callBack')} {call.number ?? t('withheld')} <Age since={call.presentedAt} /></button>
          </li>))}
      </ul>
      <button type="button" className="rc-manual" onClick={onManual}>{t('manual')} <Chord of="O" /></button>
    </nav>
  );
};
