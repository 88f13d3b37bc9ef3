import { Temporal } from 'temporal-polyfill';
import type { Instant } from './instant.ts';

/** A calendar day without zone, `YYYY-MM-DD`. Legal deadlines are civil dates, not instants. */
export type CivilDate = string;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Accepts only a day that exists (no 31 February); `undefined` otherwise. */
export const parseCivilDate = (text: string): CivilDate | undefined => {
  if (!SHAPE.test(text)) return undefined;
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
};

/** The civil date `days` later (or earlier when negative). */
export const addDays = (date: CivilDate, days: number): CivilDate =>
  Temporal.PlainDate.from(date).add({ days }).toString();

/** ISO weekday: Monday 1 … Sunday 7. */
export const weekday = (date: CivilDate): number => Temporal.PlainDate.from(date).dayOfWeek;

/** Negative, zero or positive as `a` is before, equal to or after `b`. */
export const compareDates = (a: CivilDate, b: CivilDate): number => (a < b ? -1 : a > b ? 1 : 0);

/** Whole days from `a` to `b`. */
export const daysBetween = (a: CivilDate, b: CivilDate): number =>
  Temporal.PlainDate.from(a).until(Temporal.PlainDate.from(b), { largestUnit: 'day' }).days;

/** First instant of the day in an IANA zone, in ms. */
export const startOfDay = (date: CivilDate, zone: string): Instant =>
  Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;

/** First instant after the day in its zone: a deadline "inclusive of the day" is `at < endOfDay`. */
export const endOfDay = (date: CivilDate, zone: string): Instant => startOfDay(addDays(date, 1), zone);

/** The civil date that a clock on the wall shows in `zone` at `at`. */
export const civilDateAt = (at: Instant, zone: string): CivilDate =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toString();

/** Wall-clock `HH:MM:SS` in `zone` at `at`. */
export const civilTimeAt = (at: Instant, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainTime()
    .toString({ smallestUnit: 'second' });
