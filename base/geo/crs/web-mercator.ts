import { DEGREE, type LonLat, type Plane, type Projection } from './projection.ts';

const RADIUS = 6_378_137;
/** Half the width of the square world, metres. */
const HALF_WORLD = Math.PI * RADIUS;
/** Where the square world ends. */
const LATITUDE_MAX = 85.051128779806604;

/** Web Mercator, the projection of map tiles (EPSG:3857). Latitudes beyond ±85.0511° are held at the edge. */
export const WEB_MERCATOR: Projection = {
  forward: ([lon, lat]) => {
    const held = Math.max(-LATITUDE_MAX, Math.min(LATITUDE_MAX, lat));
    return [lon * DEGREE * RADIUS, Math.atanh(Math.sin(held * DEGREE)) * RADIUS];
  },
  inverse: ([x, y]) => [x / RADIUS / DEGREE, Math.atan(Math.sinh(y / RADIUS)) / DEGREE],
};

/** Place in the square world: 0 … 1 from west to east and from north to south, the frame in which tiles are counted. */
export const worldOf = (at: LonLat): Plane => {
  const [x, y] = WEB_MERCATOR.forward(at);
  return [(x / HALF_WORLD + 1) / 2, (1 - y / HALF_WORLD) / 2];
};

/** Degrees of a place in the square world. */
export const lonLatOfWorld = ([x, y]: Plane): LonLat => WEB_MERCATOR.inverse([(x * 2 - 1) * HALF_WORLD, (1 - y * 2) * HALF_WORLD]);

/** Column and row of the tile that holds a place; an edge belongs to the tile at its right or below. */
export const tileOf = (at: LonLat, zoom: number): { x: number; y: number } => {
  const [x, y] = worldOf(at);
  const last = 2 ** zoom - 1;
  const hold = (value: number): number => Math.max(0, Math.min(last, Math.floor(value * 2 ** zoom)));
  return { x: hold(x), y: hold(y) };
};

/** West, south, east and north of a tile, degrees. */
export const boundsOfTile = (zoom: number, x: number, y: number): [west: number, south: number, east: number, north: number] => {
  const [west, north] = lonLatOfWorld([x / 2 ** zoom, y / 2 ** zoom]);
  const [east, south] = lonLatOfWorld([(x + 1) / 2 ** zoom, (y + 1) / 2 ** zoom]);
  return [west, south, east, north];
};
