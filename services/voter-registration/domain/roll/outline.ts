import { contains, ringsOf, type Perimeter, type Position } from './station.ts';

type Edge = readonly [Position, Position];

/** Degrees that two perimeters may share without overlapping: about two metres, the width of a line. */
const TOLERANCE = 0.00002;
/** Degrees that a corner may lie from the nearest place known in the commune: about five kilometres. */
const REACH = 0.05;

const edgesOf = (ring: readonly Position[]): Edge[] => ring.slice(1).map((to, index): Edge => [ring[index]!, to]);
const allEdges = (area: Perimeter): Edge[] => ringsOf(area).flatMap(edgesOf);

/** How far along the first edge it meets the second (0 to 1); nothing when they do not meet or are parallel. */
const meetingAt = ([a, b]: Edge, [c, d]: Edge): number | undefined => {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const turn = rx * sy - ry * sx;
  if (turn === 0) return undefined;
  const [t, u] = [((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / turn, ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / turn];
  return t >= 0 && t <= 1 && u >= 0 && u <= 1 ? t : undefined;
};

const along = ([a, b]: Edge, t: number): Position => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];

const farFrom = ([x, y]: Position, [a, b]: Edge): number => {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  const t = Math.max(0, Math.min(1, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(x - a[0] - t * dx, y - a[1] - t * dy);
};

/** Whether a stretch of the outline of `one` runs inside `other`, deeper than the width of a line. */
const entersInto = (one: Perimeter, other: Perimeter): boolean => {
  const borders = allEdges(other);
  const inside = (at: Position): boolean => contains(other, at) && borders.every((edge) => farFrom(at, edge) > TOLERANCE);
  return allEdges(one).some((edge) => {
    const cuts = [0, ...borders.flatMap((border) => meetingAt(edge, border) ?? []), 1].toSorted((a, b) => a - b);
    return cuts.slice(1).some((cut, index) => inside(along(edge, (cut + cuts[index]!) / 2)));
  });
};

/** A place inside an area: half way between the first two borders on a line through its middle. */
const insideOf = (area: Perimeter): Position | undefined => {
  const heights = [...new Set(ringsOf(area).flat().map(([, y]) => y))].toSorted((a, b) => a - b);
  const y = ((heights[0] ?? 0) + (heights[1] ?? 0)) / 2;
  const [west, east] = allEdges(area).filter(([a, b]) => (a[1] > y) !== (b[1] > y))
    .map(([a, b]) => a[0] + ((y - a[1]) * (b[0] - a[0])) / (b[1] - a[1])).toSorted((a, b) => a - b);
  return west === undefined || east === undefined ? undefined : [(west + east) / 2, y];
};

/** Whether two areas have ground in common; a border that both share is none. */
export const overlap = (one: Perimeter, other: Perimeter): boolean => {
  const middle = insideOf(one);
  return entersInto(one, other) || entersInto(other, one) || (middle !== undefined && contains(other, middle) && contains(one, middle));
};

/** Whether an outline of corners, closed from the last to the first, meets itself elsewhere than where it turns. */
const crossesItself = (corners: readonly Position[]): boolean => {
  const edges = edgesOf([...corners, corners[0]!]);
  return edges.some((edge, i) => edges.some((other, j) => {
    const apart = j - i > 1 && !(i === 0 && j === edges.length - 1);
    return apart && meetingAt(edge, other) !== undefined;
  }));
};

/** What is wrong with an outline: all of it, so that it is mended at once. */
export type OutlineFault =
  | { code: 'SOMMETS' } | { code: 'CROISEMENT' } | { code: 'HORS_COMMUNE'; corners: readonly number[] }
  | { code: 'CHEVAUCHEMENT'; numero: string };

export type Surroundings = {
  neighbours: readonly { numero: string; perimetre: Perimeter | null }[];
  /** Places known to lie in the commune; none: nobody can tell what is outside. */
  known: readonly Position[];
};

/** An outline as a GeoJSON area, closed as RFC 7946 asks. */
export const areaOf = (corners: readonly Position[]): Perimeter => ({ type: 'Polygon', coordinates: [[...corners, corners[0]!]] });

/** Judges the corners of a perimeter as a clerk drew them; empty when nothing is wrong. */
export const judgeOutline = (corners: readonly Position[], { neighbours, known }: Surroundings): OutlineFault[] => {
  if (new Set(corners.map(String)).size < 3) return [{ code: 'SOMMETS' }];
  const faults: OutlineFault[] = crossesItself(corners) ? [{ code: 'CROISEMENT' }] : [];
  const outside = corners.flatMap(([x, y], index) =>
    (known.length > 0 && !known.some(([lon, lat]) => Math.hypot(x - lon, y - lat) <= REACH) ? [index] : []));
  if (outside.length > 0) faults.push({ code: 'HORS_COMMUNE', corners: outside });
  const area = areaOf(corners);
  for (const { numero, perimetre } of neighbours) {
    if (perimetre !== null && overlap(area, perimetre)) faults.push({ code: 'CHEVAUCHEMENT', numero });
  }
  return faults;
};
