import { addDays, civilDateAt, daysBetween, startOfDay, type CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Cell } from './cells.ts';
import { hourOf, startOfHour } from './observation.ts';

/** Zone in which a day of a centre begins and ends. */
export const ZONE = 'Europe/Paris';

/** Days from one to another, both counted, cut by hour or by day. */
export type Span = { from: CivilDate; to: CivilDate; step: 'hour' | 'day' };

/** Longest spans, days: what one screen can show and one statement can read. */
const DAYS_MAX = { hour: 14, day: 366 } as const;

/** Is the span in order and short enough? */
export const isSpan = ({ from, to, step }: Span): boolean => {
  const days = daysBetween(from, to);
  return days >= 0 && days < DAYS_MAX[step];
};

/** First and last instant of a span; the last does not belong to it. */
export const boundsOf = ({ from, to }: Span): { from: Instant; to: Instant } =>
  ({ from: startOfDay(from, ZONE), to: startOfDay(addDays(to, 1), ZONE) });

/** Starts of the pieces of a span, in order: a day of a clock change has 23 or 25 hours. */
const startsOf = (span: Span): Instant[] => {
  if (span.step === 'day') {
    return Array.from({ length: daysBetween(span.from, span.to) + 1 }, (_, i) => startOfDay(addDays(span.from, i), ZONE));
  }
  const { from, to } = boundsOf(span);
  return Array.from({ length: hourOf(to) - hourOf(from) }, (_, i) => startOfHour(hourOf(from) + i));
};

/** Cells of each piece of a span, pieces without any too. */
export const piecesOf = (span: Span, cells: readonly Cell[]): { from: Instant; cells: readonly Cell[] }[] => {
  const startOf = ({ hour }: Cell): Instant =>
    (span.step === 'hour' ? startOfHour(hour) : startOfDay(civilDateAt(startOfHour(hour), ZONE), ZONE));
  const byStart = Map.groupBy(cells, startOf);
  return startsOf(span).map((from) => ({ from, cells: byStart.get(from) ?? [] }));
};
