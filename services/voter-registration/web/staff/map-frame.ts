import { ringsOf, type Perimeter, type Position } from '../../domain/roll/station.ts';

/** Units of the drawing. */
const [WIDTH, HEIGHT] = [720, 460];
const MARGIN = 0.06;
const METRES_PER_DEGREE = 111_195;
/** Smallest extent shown, degrees of latitude: a single house is no map. */
const SMALLEST = 0.004;

/** How positions stand on the drawing: degrees of its north-west corner, and units a degree. */
export type MapFrame = { width: number; height: number; west: number; north: number; perLon: number; perLat: number };

/** Every corner of an area, those of its holes and of all its parts too. */
export const positionsOf = (area: Perimeter): readonly Position[] => ringsOf(area).flat();

/** The frame around all positions, true to distances in its middle; nothing without positions. */
export const frameAround = (positions: readonly Position[]): MapFrame | undefined => {
  if (positions.length === 0) return undefined;
  const box = { west: Infinity, east: -Infinity, south: Infinity, north: -Infinity };
  for (const [lon, lat] of positions) {
    box.west = Math.min(box.west, lon); box.east = Math.max(box.east, lon);
    box.south = Math.min(box.south, lat); box.north = Math.max(box.north, lat);
  }
  const [lon, lat] = [(box.west + box.east) / 2, (box.south + box.north) / 2];
  const shrink = Math.cos((lat * Math.PI) / 180);
  const room = 1 - 2 * MARGIN;
  const perLat = Math.min((HEIGHT * room) / Math.max(box.north - box.south, SMALLEST),
    (WIDTH * room) / (Math.max(box.east - box.west, SMALLEST) * shrink));
  const perLon = perLat * shrink;
  return { width: WIDTH, height: HEIGHT, perLat, perLon, west: lon - WIDTH / 2 / perLon, north: lat + HEIGHT / 2 / perLat };
};

/** Where a position stands on the drawing. */
export const placeOn = ({ west, north, perLon, perLat }: MapFrame, [lon, lat]: Position): [x: number, y: number] =>
  [Math.round((lon - west) * perLon * 10) / 10, Math.round((north - lat) * perLat * 10) / 10];

/** Which position a place of the drawing is; six decimals are a tenth of a metre. */
export const positionAt = ({ west, north, perLon, perLat }: MapFrame, x: number, y: number): Position =>
  [Number((west + x / perLon).toFixed(6)), Number((north - y / perLat).toFixed(6))];

/** A round length for the scale, at most a fifth of the width: its metres and its units. */
export const scaleOf = ({ width, perLat }: Pick<MapFrame, 'width' | 'perLat'>): { metres: number; units: number } => {
  const most = (width / 5 / perLat) * METRES_PER_DEGREE;
  const ten = 10 ** Math.floor(Math.log10(most));
  const metres = [5, 2, 1].map((n) => n * ten).find((length) => length <= most) ?? ten;
  return { metres, units: (metres / METRES_PER_DEGREE) * perLat };
};
