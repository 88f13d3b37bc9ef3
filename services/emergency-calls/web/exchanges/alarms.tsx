import { useTexts } from '../kit/lang.tsx';
import { Moment } from '../kit/moment.tsx';
import { usePartners } from '../kit/use-partners.ts';
import { Cause } from './cause.tsx';
import { seeAlarm, type AlarmLine, type Of } from './exchange-client.ts';
import { words } from './texts.ts';
import { WorldMark } from './world-mark.tsx';

type Props = { lines: readonly Of<AlarmLine>[]; centre: string; onDone(): void };

/** What a person must look at; it stays until somebody says that he has. */
export const Alarms = ({ lines, centre, onDone }: Props) => {
  const { t } = useTexts(words);
  const { nameOf } = usePartners(centre);
  return (
    <section className="rc-panel" aria-labelledby="alarms">
      <h3 id="alarms">{t('alarms')}</h3>
      {lines.length === 0 ? <p className="rc-empty">{t('noAlarms')}</p> : (
        <ul className="rx-list">{lines.map((one) => (
          <li key={one.id}><p><WorldMark exercise={one.exercise} /><strong>{t(one.kind)}</strong> · {nameOf(one.sender)}{' '}
            · <Moment at={one.at} /></p>
            <div className="rx-why"><Cause cause={one.detail} /></div>
            <button type="button" onClick={() => { void seeAlarm({ centre, exercise: one.exercise }, one.id).then(onDone,
              onDone); }}>{t('seen')}</button></li>))}</ul>)}
    </section>
  );
};
