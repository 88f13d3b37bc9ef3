import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import { easter } from './easter.ts';
import { territoryOf } from './territory.ts';

/** Fixed legal holidays (Code du travail, L.3133-1), month and day. */
const NATIONAL = ['01-01', '05-01', '05-08', '07-14', '08-15', '11-01', '11-11', '12-25'];

/** Days after Easter Sunday: Easter Monday, Ascension, Whit Monday (L.3133-1). */
const MOVABLE = [1, 39, 50];

/** Alsace and Moselle keep Good Friday and 26 December (ordinance of 16 August 1892; Code du travail, L.3134-13). */
const ALSACE_MOSELLE = ['57', '67', '68'];

/** Abolition of slavery overseas (law 83-550, decree 83-1003) and local days. */
const LOCAL: Readonly<Record<string, readonly string[]>> = {
  971: ['05-27'], 972: ['05-22'], 973: ['06-10'], 974: ['12-20'], 976: ['04-27'], 977: ['10-09'], 978: ['05-28'],
  986: ['07-29'], 988: ['09-24'],
};

const computed = new Map<string, ReadonlySet<CivilDate>>();

const compute = (year: number, territory: string): ReadonlySet<CivilDate> => {
  const sunday = easter(year);
  const germanic = ALSACE_MOSELLE.includes(territory);
  const fixed = [...NATIONAL, ...(LOCAL[territory] ?? []), ...(germanic ? ['12-26'] : [])];
  const movable = [...MOVABLE, ...(germanic ? [-2] : [])];
  return new Set([...fixed.map((day) => `${year}-${day}`), ...movable.map((days) => addDays(sunday, days))]);
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
