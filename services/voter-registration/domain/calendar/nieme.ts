import { addDays, weekday, type CivilDate } from '#base/values/civil-date.ts';

/** ISO weekday numbers by their French names, as legal texts give them. */
const WEEKDAYS = {
  LUNDI: 1, MARDI: 2, MERCREDI: 3, JEUDI: 4, VENDREDI: 5, SAMEDI: 6, DIMANCHE: 7,
} as const;

export type Weekday = keyof typeof WEEKDAYS;

/** The n-th given weekday strictly before `day` (L.17: the sixth Friday before the ballot). */
export const nieme = (name: Weekday, n: number, day: CivilDate): CivilDate => {
  const back = (weekday(day) - WEEKDAYS[name] + 7) % 7 || 7;
  return addDays(day, -(back + 7 * (n - 1)));
};
