import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import { easter } from '#base/values/easter.ts';
import { nationalHolidays } from '#base/values/national-holidays.ts';
import { territoryOf } from './territory.ts';

/** Alsace and Moselle keep Good Friday and 26 December (ordinance of 16 August 1892; Code du travail, L.3134-13). */
const ALSACE_MOSELLE = ['57', '67', '68'];

/** Abolition of slavery overseas (law 83-550, decree 83-1003) and local days. */
const LOCAL: Readonly<Record<string, readonly string[]>> = {
  971: ['05-27'], 972: ['05-22'], 973: ['06-10'], 974: ['12-20'], 976: ['04-27'], 977: ['10-09'], 978: ['05-28'],
  986: ['07-29'], 988: ['09-24'],
};

const computed = new Map<string, ReadonlySet<CivilDate>>();

const compute = (year: number, territory: string): ReadonlySet<CivilDate> => {
  const germanic = ALSACE_MOSELLE.includes(territory);
  const fixed = [...(LOCAL[territory] ?? []), ...(germanic ? ['12-26'] : [])];
  return new Set([...nationalHolidays(year), ...fixed.map((day) => `${year}-${day}`), ...(germanic ? [addDays(easter(year), -2)] : [])]);
};

/** Public holidays of a year in a commune, computed, never listed. */
export const holidays = (year: number, commune: string): ReadonlySet<CivilDate> => {
  const territory = territoryOf(commune);
  const key = `${year}|${territory in LOCAL || ALSACE_MOSELLE.includes(territory) ? territory : ''}`;
  let found = computed.get(key);
  if (!found) computed.set(key, found = compute(year, territory));
  return found;
};

/** True when the day is a public holiday in the commune. */
export const isHoliday = (day: CivilDate, commune: string): boolean =>
  holidays(Number(day.slice(0, 4)), commune).has(day);
