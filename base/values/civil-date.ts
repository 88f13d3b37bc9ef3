import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

/** A calendar day without zone, `YYYY-MM-DD`. Legal deadlines are civil dates, not instants. */
export type CivilDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const two = (n: number): string => (n < 10 ? `0${n}` : String(n));

const daysIn = (year: number, month: number): number =>
  (month === 2 && (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)) ? 29 : DAYS[month - 1]!);

/** Accepts only a day that exists (no 31 February); `undefined` otherwise. */
export const parseCivilDate = (text: string): CivilDate | undefined => {
  if (!SHAPE.test(text)) return undefined;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(Number(text.slice(0, 4)), month) ? text : undefined;
};

/** Days since 1970-01-01 in the Gregorian calendar: plain arithmetic, because rules count days by the million. */
const dayNumber = (date: CivilDate): number => {
  const month = Number(date.slice(5, 7));
  const year = Number(date.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(date.slice(8)) - 1;
  const daysOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + daysOfEra - 719_468;
};

const fromDayNumber = (number: number): CivilDate => {
  const shifted = number + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524)
    - Math.floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const march = Math.floor((5 * dayOfYear + 2) / 153);
  const month = march < 10 ? march + 3 : march - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfYear - Math.floor((153 * march + 2) / 5) + 1)}`;
};

/** The civil date `days` later (or earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate => fromDayNumber(dayNumber(date) + days);

/** ISO weekday: Monday 1 … Sunday 7. */
export const weekday = (date: CivilDate): number => ((((dayNumber(date) + 3) % 7) + 7) % 7) + 1;

/** Whole days from `a` to `b`. */
export const daysBetween = (a: CivilDate, b: CivilDate): number => dayNumber(b) - dayNumber(a);

/** First instant of the day in an IANA zone, in ms. */
export const startOfDay = (date: CivilDate, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/** First instant after the day in its zone: a deadline "inclusive of the day" is `at < endOfDay`. */
export const endOfDay = (date: CivilDate, zone: string): Instant => startOfDay(addDays(date, 1), zone);

/** The instant at which a clock on the wall shows `HH:MM` on that day in an IANA zone, in ms. */
export const instantAt = (date: CivilDate, time: string, zone: string): Instant =>
  Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds;

/** The civil date that a clock on the wall shows in `zone` at `at`. */
export const civilDateAt = (at: Instant, zone: string): CivilDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Wall-clock `HH:MM:SS` in `zone` at `at`. */
export const civilTimeAt = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime()
    .toString({ smallestUnit: 'second' });
