import { useState } from 'react';
import { localeOf } from '#base/values/lang.ts';
import type { VehicleStatus } from '../../../domain/codes/vehicle-statuses.ts';
import { VEHICLE_STATUS_LABELS } from '../../../domain/codes/vehicle-status-labels.ts';
import { useTexts } from '../../kit/lang.tsx';
import { PRESSED, STAGES, type MissionView } from '../shift.ts';
import { tabletWords } from '../texts.ts';

type ButtonsProps = { view: MissionView; press(status: VehicleStatus, le: number): void };

/** The steps of a mission in their order, large enough for a glove. Steps may be skipped; what is pressed keeps its own time. */
export const StatusButtons = ({ view, press }: ButtonsProps) => {
  const { t, lang } = useTexts(tabletWords);
  const timeOf = (at: number): string => new Date(at).toLocaleTimeString(localeOf(lang), { hour: '2-digit', minute: '2-digit' });
  const button = (status: VehicleStatus) => {
    const fact = view.facts.findLast((one) => one.status === status);
    return (
      <li key={status}>
        <button type="button" className={`rc-big rc-step${status === view.next ? ' rc-step--next' : ''}`} data-status={status}
          aria-pressed={fact !== undefined} aria-current={status === view.current ? 'step' : undefined}
          onClick={() => press(status, Date.now())}>
          <b>{VEHICLE_STATUS_LABELS[status][lang]}</b>
          {fact ? <small>{t('pressed', { time: timeOf(fact.at) })}{fact.sent ? '' : ` · ${t('waits')}`}</small> : null}
        </button>
      </li>
    );
  };
  return (
    <section aria-label={t('statuses')} className="rc-steps">
      <p role="status">{t('now', { status: VEHICLE_STATUS_LABELS[view.current][lang] })}</p>
      <ol>{PRESSED.map(button)}</ol>
      <details><summary>{t('stages')}</summary><ol>{STAGES.map(button)}</ol></details>
      {view.cancellable ? <Cancel press={press} /> : null}
    </section>
  );
};

/** Cancelling asks twice: it sits beside buttons that are pressed on the road. */
const Cancel = ({ press }: Pick<ButtonsProps, 'press'>) => {
  const { t } = useTexts(tabletWords);
  const [asked, setAsked] = useState(false);
  return <button type="button" className="rc-step--cancel" onClick={() => {
    if (asked) press('ANNULE', Date.now());
    setAsked(!asked);
  }}>{t(asked ? 'confirmCancel' : 'cancel')}</button>;
};
