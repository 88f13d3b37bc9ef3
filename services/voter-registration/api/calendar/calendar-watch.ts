import type { Logger } from '#base/telemetry/logger.ts';
import { putInForce } from '../../data/calendar.ts';
import { newestVersion, signedChanges } from '../../store/calendar-changes.ts';
import type { VoterRegister } from '../../store/open-register.ts';

/** How often a process looks: a decree is on every screen well within five minutes. */
const EVERY_MS = 10_000;

export type CalendarWatch = { look(): Promise<void>; close(): void };

/** Keeps the calendar of this process current with what was signed anywhere. `look` brings it up to date at once. */
export const watchCalendar = (register: Pick<VoterRegister, 'app' | 'jobs'>, role: 'app' | 'jobs', logger: Logger): CalendarWatch => {
  let seen = 0;
  const look = async (): Promise<void> => {
    const version = await newestVersion(register[role]);
    if (version === seen) return;
    putInForce(await signedChanges(register[role]));
    seen = version;
    logger.info({ version }, 'the calendar changed');
  };
  const safely = (): void => { void look().catch((error: unknown) => logger.error({ err: error }, 'the calendar could not be read')); };
  const timer = setInterval(safely, EVERY_MS);
  timer.unref();
  return { look, close: () => clearInterval(timer) };
};
