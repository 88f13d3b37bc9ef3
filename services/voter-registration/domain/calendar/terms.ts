import { addDays, parseCivilDate, weekday, type CivilDate } from '#base/values/civil-date.ts';
import { isHoliday } from './holidays.ts';

/** A working day: neither Saturday, nor Sunday, nor a public holiday of the commune. */
export const isWorkingDay = (day: CivilDate, commune: string): boolean => weekday(day) < 6 && !isHoliday(day, commune);

/** The day itself or the next working day after it (CPC, art. 642, second paragraph). */
const workingDayFrom = (day: CivilDate, commune: string): CivilDate => {
  let candidate = day;
  while (!isWorkingDay(candidate, commune)) candidate = addDays(candidate, 1);
  return candidate;
};

/** The n-th working day after `day`. */
export const addWorkingDays = (day: CivilDate, n: number, commune: string): CivilDate => {
  let candidate = day;
  for (let left = n; left > 0; left--) candidate = workingDayFrom(addDays(candidate, 1), commune);
  return candidate;
};

/**
 * Last day of an appeal term in days (CPC, art. 640-642, applied by R.25-2): the first day is not counted, the term
 * ends at midnight, and moves to the next working day when it would end on a Saturday, Sunday or holiday.
 * Closings of registrations are never counted this way.
 */
export const termInDays = (from: CivilDate, days: number, commune: string): CivilDate =>
  workingDayFrom(addDays(from, days), commune);

/** Last day of a term in months (CPC, art. 641, second paragraph): same number, else the last day of the month. */
export const termInMonths = (from: CivilDate, months: number, commune: string): CivilDate => {
  const index = Number(from.slice(0, 4)) * 12 + Number(from.slice(5, 7)) - 1 + months;
  const month = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
  let day = Number(from.slice(8));
  while (!parseCivilDate(`${month}-${String(day).padStart(2, '0')}`)) day--;
  return workingDayFrom(`${month}-${String(day).padStart(2, '0')}`, commune);
};
