import type { Instant } from '#base/values/instant.ts';
import type { ClosingsTable } from '../../domain/calendar/closings-table.ts';

const DAY_MS = 86_400_000;
/** Any commune of metropolitan time with every national ballot. */
const COMMUNE = '75101';

/** The last day on which registrations closed online before `now`: its first instant and the closing itself. */
export const lastClosingDay = (table: ClosingsTable, now: Instant): { midnight: Instant; closing: Instant } => {
  const ends = table.ballotsOf(COMMUNE, 'PRINCIPALE').map(({ closings }) => closings.EN_LIGNE.fin).filter((end) => end <= now);
  if (ends.length === 0) throw new Error('the calendar has no closing before now');
  const closing = Math.max(...ends);
  return { midnight: closing - DAY_MS, closing };
};
