import { addDays, type CivilDate } from '#base/values/civil-date.ts';
import { easter } from '#base/values/easter.ts';
import { nationalHolidays } from '#base/values/national-holidays.ts';
import { territoryOf } from './territory.ts';

const ALSACE_MOSELLE = ['57', '67', '68'];

/** A day that a territory keeps every year, or in the years when a text said so; `vendredi-saint` moves with Easter. */
type LocalDay = { jour: string; jusqua?: number; depuis?: number };

/**
 * Abolition of slavery overseas (law 83-550, decree 83-1003) and local days. French Polynesia keeps those of its own labour code: its
 * Assembly (report 23-2025, JOPF 11 NA of 25 June 2025, adopted on 6 May 2025) put 20 November in the place of 29 June from 2026.
 * Wallis and Futuna: Saint Pierre Chanel and the day of the Territory (list of the Administration supérieure).
 */
const LOCAL: Readonly<Record<string, readonly LocalDay[]>> = {
  971: [{ jour: '05-27' }], 972: [{ jour: '05-22' }], 973: [{ jour: '06-10' }], 974: [{ jour: '12-20' }], 976: [{ jour: '04-27' }],
  977: [{ jour: '10-09' }], 978: [{ jour: '05-28' }], 986: [{ jour: '04-28' }, { jour: '07-29' }],
  987: [{ jour: '03-05' }, { jour: 'vendredi-saint' }, { jour: '06-29', jusqua: 2025 }, { jour: '11-20', depuis: 2026 }],
  988: [{ jour: '09-24' }],
};

/** Alsace and Moselle keep Good Friday and 26 December (ordinance of 16 August 1892; Code du travail, L.3134-13). */
const GERMANIC: readonly LocalDay[] = [{ jour: 'vendredi-saint' }, { jour: '12-26' }];

const localDaysOf = (territory: string): readonly LocalDay[] | undefined =>
  (ALSACE_MOSELLE.includes(territory) ? GERMANIC : LOCAL[territory]);

const computed = new Map<string, ReadonlySet<CivilDate>>();

const compute = (year: number, days: readonly LocalDay[]): ReadonlySet<CivilDate> => {
  const kept = days.filter(({ jusqua = year, depuis = year }) => depuis <= year && year <= jusqua);
  return new Set([...nationalHolidays(year),
    ...kept.map(({ jour }) => (jour === 'vendredi-saint' ? addDays(easter(year), -2) : `${year}-${jour}`))]);
};

/** Public holidays of a year in a commune, computed, never listed. */
export const holidays = (year: number, commune: string): ReadonlySet<CivilDate> => {
  const territory = territoryOf(commune);
  const days = localDaysOf(territory);
  const key = `${year}|${days ? territory : ''}`;
  let found = computed.get(key);
  if (!found) computed.set(key, found = compute(year, days ?? []));
  return found;
};

/** True when the day is a public holiday in the commune. */
export const isHoliday = (day: CivilDate, commune: string): boolean =>
  holidays(Number(day.slice(0, 4)), commune).has(day);
