import type { Instant } from '#base/values/instant.ts';
import { arrivals, type ClosingDay } from './closing-day.ts';

/** How one person sends: once; again later; twice at once; or byte by byte over a bad line. */
export type Manner = 'plain' | 'again' | 'double' | 'slow';

/** One person of the night. */
export type Sending = { index: number; at: Instant; manner: Manner; pieces: boolean };

/** Percent of people who send again, who click twice, and whose line is slow. */
const AGAIN = 10;
const DOUBLE = 3;
const SLOW = 1;
/** One request in so many has documents. */
const WITH_PIECES = 200;

/** A number in [0, 1) of an index, always the same, that the next index tells nothing about. */
const unitOf = (index: number): number => {
  let mixed = Math.imul(index ^ (index >>> 15), 0x2c1b3c6d) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39) >>> 0;
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
};

/** Plans `count` people over the day that begins at `midnight`, in the order of their arrival. */
export const nightPlan = (day: ClosingDay, count: number, midnight: Instant): ((index: number) => Sending) => {
  const arrival = arrivals(day);
  return (index) => ({ index, at: midnight + arrival(index / count), manner: mannerOf(100 * unitOf(index)),
    pieces: index % WITH_PIECES === 7 });
};

const mannerOf = (luck: number): Manner => {
  if (luck < AGAIN) return 'again';
  if (luck < AGAIN + DOUBLE) return 'double';
  return luck < AGAIN + DOUBLE + SLOW ? 'slow' : 'plain';
};
