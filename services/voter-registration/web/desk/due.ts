import type { CivilDate } from '#base/values/civil-date.ts';

export type Due = { tone: 'late' | 'now' | 'soon' | 'calm'; days: number };

const DAY_MS = 86_400_000;

/** How far a due day is from today, in days, and how pressing that is. */
export const dueOf = (today: CivilDate, due: CivilDate): Due => {
  const days = Math.round((Date.parse(due) - Date.parse(today)) / DAY_MS);
  const tone = days < 0 ? 'late' : days === 0 ? 'now' : days <= 2 ? 'soon' : 'calm';
  return { tone, days };
};
