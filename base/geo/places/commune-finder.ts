import type { LonLat } from '../crs/projection.ts';
import type { GazetteerCommune } from './gazetteer.ts';

const inside = (ring: readonly LonLat[], [x, y]: LonLat): boolean => {
  let found = false;
  for (let at = 0, last = ring.length - 1; at < ring.length; last = at++) {
    const [[x1, y1], [x2, y2]] = [ring[at]!, ring[last]!];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) found = !found;
  }
  return found;
};

/** Index of the commune whose territory holds a point, by its ring; boxes spare most rings. */
export const communeFinder = (communes: readonly GazetteerCommune[]): ((at: LonLat) => number | undefined) => {
  const boxes = communes.map(({ ring }) => ring.reduce(([w, s, e, n], [x, y]) =>
    [Math.min(w, x), Math.min(s, y), Math.max(e, x), Math.max(n, y)] as const,
  [Infinity, Infinity, -Infinity, -Infinity] as readonly [number, number, number, number]));
  return (at) => {
    const index = boxes.findIndex(([w, s, e, n], commune) =>
      at[0] >= w && at[0] <= e && at[1] >= s && at[1] <= n && inside(communes[commune]!.ring, at));
    return index === -1 ? undefined : index;
  };
};
