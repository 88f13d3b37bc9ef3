import { useState } from 'react';
import { localeOf } from '#base/values/lang.ts';
import { wrongHour } from '../../../domain/life/planned-hour.ts';
import { useTexts } from '../../kit/lang.tsx';
import { instantOfHour, localHour } from '../local-hour.ts';
import { planWords } from '../plan-words.ts';
import type { Bare } from '../post.tsx';

/** When a planned dossier begins, with its day. */
export const PlannedHour = ({ at }: { at: number }) => {
  const { lang } = useTexts(planWords);
  return <time className="rc-hour" dateTime={new Date(at).toISOString()}>{new Date(at).toLocaleString(localeOf(lang),
    { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' })}</time>;
};

/** The hour of a planned dossier, and another one for it. */
export const ChangeHour = ({ at, give }: { at: number; give(command: Bare): void }) => {
  const { t } = useTexts(planWords);
  const [hour, setHour] = useState(() => localHour(at));
  const activateAt = instantOfHour(hour);
  const fit = activateAt !== undefined && wrongHour(activateAt, Date.now()).length === 0 && hour !== localHour(at);
  return (
    <form className="rc-plan__hour" onSubmit={(event) => { event.preventDefault(); if (fit) give({ type: 'reprogrammer', activateAt }); }}>
      <label className="rc-field">{t('hour')}
        <input type="datetime-local" name="planned-hour" value={hour} onChange={({ target }) => setHour(target.value)} /></label>
      <button type="submit" disabled={!fit}>{t('change')}</button>
    </form>
  );
};
