import { useState, type FormEvent } from 'react';
import type { VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import { tellableStatuses } from '../../domain/follow-up/next-status.ts';
import type { BoardMission } from '../../store/board.ts';
import { useTexts } from '../kit/lang.tsx';
import { statusWord } from '../kit/status-word.ts';
import { words } from './texts.ts';
import type { Orders } from './use-orders.ts';

const DAY_MS = 86_400_000;

/** The last time that the clock showed this hour. */
const lastTime = (hour: string, now: number): number | undefined => {
  const [hours, minutes] = hour.split(':').map(Number);
  if (hours === undefined || minutes === undefined || Number.isNaN(hours + minutes)) return undefined;
  const at = new Date(now).setHours(hours, minutes, 0, 0);
  return at <= now ? at : at - DAY_MS;
};

/** A status told late, by its own hour: it goes to its place in the story. */
export const LateStatus = ({ mission, orders }: { mission: BoardMission; orders: Orders }) => {
  const { t, lang } = useTexts(words);
  const [wrong, setWrong] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const le = lastTime(String(given.get('late-hour') ?? ''), Date.now());
    setWrong(le === undefined);
    if (le === undefined) return;
    orders.command(mission.dossier, { type: 'statuer', mission: mission.id, status: given.get('late-status') as VehicleStatus, le });
    event.currentTarget.reset();
  };
  return (
    <form className="rb-form" onSubmit={submit} aria-label={t('lateStatus')}>
      <label className="rc-field">{t('lateStatus')} <kbd>H</kbd>
        <select name="late-status">{tellableStatuses(mission.status).map((status) =>
          <option key={status} value={status}>{statusWord(status, lang)}</option>)}</select></label>
      <label className="rc-field">{t('hour')}<input name="late-hour" type="time" required /></label>
      <button type="submit">{t('tell')}</button>
      {wrong ? <p role="alert">{t('badHour')}</p> : null}
    </form>
  );
};
