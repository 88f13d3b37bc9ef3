import { DEGREE, type LonLat } from '../crs/projection.ts';

const METRES_A_DEGREE = 111_194.93;
const CELL_METRES = 200;

/** Points by square, to find the nearest. */
export type PointGrid = { nearest(at: LonLat, metresMax: number): { point: number; metres: number } | undefined };

/** Builds a grid over points given in degrees. */
export const pointGrid = (lon: Float64Array, lat: Float64Array): PointGrid => {
  const low = (column: Float64Array): number => column.reduce((least, value) => Math.min(least, value), Infinity);
  const high = (column: Float64Array): number => column.reduce((most, value) => Math.max(most, value), -Infinity);
  if (lon.length === 0) return { nearest: () => undefined };
  const [west, south] = [low(lon), low(lat)];
  const kx = METRES_A_DEGREE * Math.cos(((south + high(lat)) / 2) * DEGREE);
  const columns = Math.floor(((high(lon) - west) * kx) / CELL_METRES) + 1;
  const rows = Math.floor(((high(lat) - south) * METRES_A_DEGREE) / CELL_METRES) + 1;
  const cellOf = (x: number, y: number): number =>
    Math.floor((y - south) * METRES_A_DEGREE / CELL_METRES) * columns + Math.floor(((x - west) * kx) / CELL_METRES);
  const first = new Int32Array(columns * rows + 1);
  lon.forEach((x, point) => { first[cellOf(x, lat[point]!) + 1]!++; });
  for (let cell = 0; cell < columns * rows; cell++) first[cell + 1]! += first[cell]!;
  const next = first.slice();
  const members = new Int32Array(lon.length);
  lon.forEach((x, point) => { members[next[cellOf(x, lat[point]!)]!++] = point; });
  return {
    nearest: ([x, y], metresMax) => {
      const [column, row] = [Math.floor(((x - west) * kx) / CELL_METRES), Math.floor(((y - south) * METRES_A_DEGREE) / CELL_METRES)];
      let [best, least] = [-1, metresMax];
      const reach = Math.ceil(metresMax / CELL_METRES);
      for (let ring = 0; ring <= reach && !(best !== -1 && least <= (ring - 1) * CELL_METRES); ring++) {
        for (let r = row - ring; r <= row + ring; r++) {
          for (let c = column - ring; c <= column + ring; c += Math.abs(r - row) === ring ? 1 : Math.max(1, ring * 2)) {
            if (c < 0 || r < 0 || c >= columns || r >= rows) continue;
            for (let at = first[r * columns + c]!; at < first[r * columns + c + 1]!; at++) {
              const metres = Math.hypot((lon[members[at]!]! - x) * kx, (lat[members[at]!]! - y) * METRES_A_DEGREE);
              if (metres <= least) [best, least] = [members[at]!, metres];
            }
          }
        }
      }
      return best === -1 ? undefined : { point: best, metres: least };
    },
  };
};
