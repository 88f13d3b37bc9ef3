import { DEGREE, type LonLat } from '../crs/projection.ts';

/** Where a generated département lies and how large it is. Places in it are metres east and north of its south-west corner. */
export type Frame = { width: number; height: number; toLonLat(x: number, y: number): LonLat };

const METRES_A_DEGREE = 111_194.93;

/** A frame in the plane tangent at its middle. */
export const frameAt = ([west, south]: LonLat, width: number, height: number): Frame => {
  const kx = METRES_A_DEGREE * Math.cos((south + height / METRES_A_DEGREE / 2) * DEGREE);
  return { width, height, toLonLat: (x, y) => [west + x / kx, south + y / METRES_A_DEGREE] };
};
