import type { LonLat } from '../crs/projection.ts';
import { findFigures, withoutHeight } from './find-figures.ts';
import { judgePoint, type Doubt } from './judge-point.ts';
import { parseMgrs } from './mgrs.ts';
import { parseAngles } from './parse-angles.ts';
import { parsePacked } from './parse-packed.ts';
import { parsePlane, type PlaneNotation } from './parse-plane.ts';
import { parsePlusCode } from './plus-code.ts';

export type Notation = 'degrees' | 'mgrs' | 'plus-code' | PlaneNotation;

/** A point with its doubts, and `swapped`: the same figures the other way round, when that is likely; or why there is none. */
export type Coordinates =
  | { ok: true; at: LonLat; notation: Notation; doubts: Doubt[]; swapped?: LonLat }
  | { ok: false; code: 'not-coordinates' | 'out-of-range' | 'three-words' };

const LENGTH_MAX = 120;
const THREE_WORDS = /^\/{0,3}\p{L}{2,}\.\p{L}{2,}\.\p{L}{2,}$/u;

const judged = (at: LonLat, notation: Notation): Coordinates => {
  const swappedRange = Math.abs(at[1]) > 90 && Math.abs(at[0]) <= 90;
  if (swappedRange) return { ok: true, at, notation, doubts: ['perhaps-swapped', 'outside-france'], swapped: [at[1], at[0]] };
  return Math.abs(at[0]) > 180 || Math.abs(at[1]) > 90 || !Number.isFinite(at[0] + at[1])
    ? { ok: false, code: 'out-of-range' } : { ok: true, at, notation, ...judgePoint(at) };
};

/**
 * A point from coordinates in any notation that people dictate or paste. It never guesses silently: figures are read as
 * written, and what looks wrong is told in `doubts`. Three words are refused by name: they need a private service.
 */
export const parseCoordinates = (input: string): Coordinates => {
  const text = findFigures(input);
  if (text.length > LENGTH_MAX) return { ok: false, code: 'not-coordinates' };
  if (THREE_WORDS.test(text)) return { ok: false, code: 'three-words' };
  const plus = parsePlusCode(text);
  if (plus) return judged(plus, 'plus-code');
  const grid = parseMgrs(text);
  if (grid) return judged(grid.at, 'mgrs');
  const plane = parsePlane(text);
  if (plane) return judged(plane.at, plane.notation);
  const angles = parsePacked(text) ?? parseAngles(text) ?? parseAngles(withoutHeight(text) ?? '');
  return angles ? judged(angles, 'degrees') : { ok: false, code: 'not-coordinates' };
};
