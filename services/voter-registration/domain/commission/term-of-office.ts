import { addDays, parseCivilDate, type CivilDate } from '#base/values/civil-date.ts';

const YEARS = 3;

/** Last day of a member's term (R.7): three years from the appointment, the day before its anniversary. */
export const threeYearsFrom = (day: CivilDate): CivilDate => {
  const same = `${Number(day.slice(0, 4)) + YEARS}${day.slice(4)}`;
  return addDays(parseCivilDate(same) ?? `${same.slice(0, 8)}28`, parseCivilDate(same) ? -1 : 0);
};
