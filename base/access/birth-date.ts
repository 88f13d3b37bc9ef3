import type { CivilDate } from '#base/values/civil-date.ts';
import { parseCivilDate } from '#base/values/civil-date.ts';

const SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;
const YEAR_MIN = 1900;

/**
 * A birth date as FranceConnect gives it. Presumed dates come as `YYYY-MM-00` or `YYYY-00-00`; a day without
 * a month (`YYYY-00-DD`) does not exist. Gives the text when it is a possible date, else `undefined`.
 */
export const readBirthDate = (text: unknown): string | undefined => {
  const parts = typeof text === 'string' ? SHAPE.exec(text) : null;
  if (parts === null || Number(parts[1]) < YEAR_MIN) return undefined;
  const [whole, year, month, day] = parts;
  if (month === '00') return day === '00' ? whole : undefined;
  const probe = day === '00' ? `${year}-${month}-01` : whole;
  return parseCivilDate(probe) === undefined ? undefined : whole;
};

/**
 * Age in whole years on a civil date; a presumed date counts as the last day that it can be, so that
 * nobody is taken for older than they may be.
 */
export const ageOn = (birthDate: string, on: CivilDate): number => {
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const latest = `${month === '00' ? '12' : month}-${day === '00' ? '31' : day}`;
  const years = Number(on.slice(0, 4)) - Number(year);
  return on.slice(5) >= latest ? years : years - 1;
};
