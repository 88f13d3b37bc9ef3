import { addDays, type CivilDate } from './civil-date.ts';
import { easter } from './easter.ts';

/** Fixed legal holidays of France (Code du travail, L.3133-1), month and day. */
const FIXED = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday (L.3133-1). */
const MOVABLE = [1, 39, 50];

/** Public holidays of the whole country in a year, without those that only some territories keep. */
export const nationalHolidays = (year: number): readonly CivilDate[] => {
  const sunday = easter(year);
  return [...FIXED.map((day) => `${year}-${day}`), ...MOVABLE.map((days) => addDays(sunday, days))];
};
