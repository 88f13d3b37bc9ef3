import { parseCivilDate } from '#base/values/civil-date.ts';

/** What is known of a birth date: the day, only the month, or only the year ("né présumé"). */
export type PrecisionDate = 'JOUR' | 'MOIS' | 'ANNEE';

export type BirthDate = { dateNaissance: string; precision: PrecisionDate };

export type BirthDateReading =
  | ({ ok: true } & BirthDate)
  | { ok: false; code: 'DATE_ILLISIBLE' | 'DATE_IMPOSSIBLE' };

const unreadable: BirthDateReading = { ok: false, code: 'DATE_ILLISIBLE' };
const impossible: BirthDateReading = { ok: false, code: 'DATE_IMPOSSIBLE' };
const pad = (n: number, width: number): string => String(n).padStart(width, '0');

/**
 * Builds a birth date; month 0 or day 0 mean unknown. A known day of an unknown month (`1977-00-03`) and
 * a day that does not exist (31 February) are impossible.
 */
export const birthDate = (year: number, month: number, day: number): BirthDateReading => {
  if (year < 1000 || year > 9999 || month > 12 || day > 31 || (month === 0 && day > 0)) return impossible;
  const dateNaissance = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
  if (month === 0) return { ok: true, dateNaissance, precision: 'ANNEE' };
  if (day === 0) return { ok: true, dateNaissance, precision: 'MOIS' };
  return parseCivilDate(dateNaissance) ? { ok: true, dateNaissance, precision: 'JOUR' } : impossible;
};

const MONTHS = ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre',
  'octobre', 'novembre', 'decembre'];

const monthNumber = (word: string): number => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const found = plain.length < 3 ? [] : MONTHS.flatMap((month, i) => (month.startsWith(plain) ? [i + 1] : []));
  return found.length === 1 ? found[0]! : Number.NaN;
};

/** A two-digit year is the latest one that is not in the future: 62 → 1962, 05 → 2005. */
const fullYear = (text: string, yearNow: number): number => {
  const n = Number(text);
  if (text.length !== 2) return text.length === 4 ? n : Number.NaN;
  const century = yearNow - (yearNow % 100);
  return century + n <= yearNow ? century + n : century - 100 + n;
};

/**
 * Reads a birth date as people write it: `24/08/1962`, `24.8.62`, `24 août 1962`, `1962-08-24`, and presumed ones
 * `00/08/1962`, `08/1962`, `1962`, `1992-00-00`. `yearNow` resolves two-digit years.
 */
export const parseBirthDateText = (typed: string, yearNow: number): BirthDateReading => {
  if (typed.length > 40) return unreadable;
  const spaced = typed.trim().replace(/\b1er\b/i, '1').replace(/^(\d{2})(\d{2})(\d{4})$/, '$1 $2 $3');
  const parts = spaced.split(/[\s./–-]+/).filter(Boolean);
  if (parts.length === 0 || parts.length > 3) return unreadable;
  if (!parts.every((part, i) => /^\d{1,4}$/.test(part) || (i === parts.length - 2 && /^\p{L}{3,10}$/u.test(part)))) {
    return unreadable;
  }
  return parseBirthDateParts(/^\d{4}$/.test(parts[0]!) && parts.length > 1 ? parts : parts.reverse(), yearNow);
};

/** Reads `[year, month?, day?]`. */
const parseBirthDateParts = (
  [yearText, monthText = '0', dayText = '0']: string[], yearNow: number,
): BirthDateReading => {
  const year = fullYear(yearText!, yearNow);
  const month = /^\d+$/.test(monthText) ? Number(monthText) : monthNumber(monthText);
  const day = Number(dayText);
  if ([year, month, day].some(Number.isNaN) || monthText.length > 9 || dayText.length > 2) return unreadable;
  return birthDate(year, month, day);
};

/** Reads the three boxes of a form; an empty day, or an empty day and month, make a presumed date. */
export const parseBirthDateFields = (
  fields: { jour: string; mois: string; annee: string }, yearNow: number,
): BirthDateReading => {
  const trimmed = [fields.annee, fields.mois, fields.jour].map((part) => part.trim());
  if (trimmed[0] === '' || trimmed.some((part) => part.length > 10)) return unreadable;
  if (trimmed.slice(1).some((part) => part !== '' && !/^\d{1,2}$/.test(part) && !/^\p{L}{3,10}$/u.test(part))) {
    return unreadable;
  }
  return parseBirthDateParts(trimmed.map((part) => part || '0'), yearNow);
};

/** True when `date` is a well-formed birth date of exactly that precision. */
export const isBirthDate = (date: string, precision: PrecisionDate): boolean => {
  const shape = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!shape) return false;
  const read = birthDate(Number(shape[1]), Number(shape[2]), Number(shape[3]));
  return read.ok && read.precision === precision;
};
