import type { Field } from './field.ts';

/** A closed line: x, y, x, y …, the first point not repeated. */
export type Ring = number[];
/** An area: its outer ring (against the clock), then its holes (with the clock). */
export type Area = Ring[];

/** Twice the area inside a ring, positive against the clock. */
const ringArea = (ring: Ring): number => {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    sum += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!;
  }
  return sum;
};

/** Whether a point lies inside a ring (crossings of a ray, Shimrat 1962). */
export const insideRing = (ring: ArrayLike<number>, x: number, y: number): boolean => {
  let inside = false;
  for (let at = 0, last = ring.length - 2; at < ring.length; last = at, at += 2) {
    const [x1, y1, x2, y2] = [ring[at]!, ring[at + 1]!, ring[last]!, ring[last + 1]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
};

/**
 * Sides of a cell: south 0, east 1, north 2, west 3. Segments by which corners (sw 1, se 2, ne 4, nw 8) are inside,
 * inside on the left.
 */
const SEGMENTS: readonly (readonly [from: number, to: number])[][] = [
  [], [[0, 3]], [[1, 0]], [[1, 3]], [[2, 1]], [[0, 3], [2, 1]], [[2, 0]], [[2, 3]],
  [[3, 2]], [[0, 2]], [[1, 0], [3, 2]], [[1, 2]], [[3, 1]], [[0, 1]], [[3, 0]], [],
];

/** Rings along a level of a field, higher ground on the left (marching squares). Outside the grid all is lower. */
const traceLevel = ({ columns, rows, cell, values }: Field, level: number): Ring[] => {
  const value = (column: number, row: number): number =>
    (column < 0 || row < 0 || column >= columns || row >= rows ? level - 1 : values[row * columns + column]! - 0) || 0;
  const high = (column: number, row: number): number => (value(column, row) > level ? 1 : 0);
  const width = columns + 2;
  const edgeOf = (column: number, row: number, side: number): number => {
    const [c, r] = [column + (side === 1 ? 1 : 0) + 1, row + (side === 2 ? 1 : 0) + 1];
    return (r * width + c) * 2 + (side % 2);
  };
  const pointOn = (edge: number): [number, number] => {
    const at = edge >> 1;
    const [c, r] = [(at % width) - 1, Math.floor(at / width) - 1];
    const [a, b] = [value(c, r), edge % 2 === 0 ? value(c + 1, r) : value(c, r + 1)];
    const share = Math.max(0.02, Math.min(0.98, (level - a) / (b - a)));
    return edge % 2 === 0 ? [(c + share) * cell, r * cell] : [c * cell, (r + share) * cell];
  };
  const next = new Map<number, number>();
  for (let row = -1; row < rows; row++) {
    for (let column = -1; column < columns; column++) {
      const shape = high(column, row) + high(column + 1, row) * 2 + high(column + 1, row + 1) * 4 + high(column, row + 1) * 8;
      for (const [from, to] of SEGMENTS[shape]!) next.set(edgeOf(column, row, from), edgeOf(column, row, to));
    }
  }
  const rings: Ring[] = [];
  for (let start = next.keys().next(); !start.done; start = next.keys().next()) {
    const ring: Ring = [];
    for (let edge: number | undefined = start.value, after; edge !== undefined; edge = after) {
      after = next.get(edge);
      next.delete(edge);
      if (after !== undefined) ring.push(...pointOn(edge));
    }
    if (ring.length >= 6) rings.push(ring);
  }
  return rings;
};

/** Areas where a field is above a level, smaller ones than `areaMin` square metres left out. */
export const areasAbove = (field: Field, level: number, areaMin: number): Area[] => {
  const rings = traceLevel(field, level).map((ring) => ({ ring, area: ringArea(ring) / 2 }))
    .filter(({ area }) => Math.abs(area) >= areaMin);
  const areas = rings.filter(({ area }) => area > 0).sort((a, b) => a.area - b.area).map(({ ring }): Area => [ring]);
  for (const { ring } of rings.filter(({ area }) => area < 0)) {
    areas.find(([outer]) => insideRing(outer!, ring[0]!, ring[1]!))?.push(ring);
  }
  return areas;
};
