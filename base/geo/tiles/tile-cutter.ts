import { worldOf } from '../crs/web-mercator.ts';
import type { LonLat } from '../crs/projection.ts';
import { clipLine, clipRing, type Square } from './clip.ts';
import { pointCells, type MapPoints } from './point-cells.ts';
import { encodeTile, TILE_EXTENT, type TileFeature, type TileLayer, type TileValue } from './vector-tile.ts';

/** Something to draw: its layer, the zooms at which it shows, its lines or rings (outer first) in degrees. */
export type MapFeature = {
  layer: string; type: TileFeature['type']; zoomMin: number; zoomMax?: number;
  parts: readonly (readonly LonLat[])[]; properties: Readonly<Record<string, TileValue>>;
};

type Kept = Omit<MapFeature, 'parts'> & { parts: Float64Array[]; west: number; north: number; east: number; south: number };

const BUFFER = 80;
const WINDOW: Square = { low: -BUFFER, high: TILE_EXTENT + BUFFER };
/** Points nearer than this to the last one are left out: a quarter of a pixel of a 512-pixel tile. */
const STEP_MIN = 3;
const GRID_ZOOM = 12;

const keep = ({ parts, ...feature }: MapFeature): Kept => {
  let [west, north, east, south] = [1, 1, 0, 0];
  const flat = parts.map((part) => Float64Array.from(part.flatMap((at) => {
    const [x, y] = worldOf(at);
    [west, north, east, south] = [Math.min(west, x), Math.min(north, y), Math.max(east, x), Math.max(south, y)];
    return [x, y];
  })));
  return { ...feature, parts: flat, west, north, east, south };
};

/** Rounds to the grid of the tile and leaves out points that would fall together. */
const thin = (part: readonly number[], ring: boolean): number[] => {
  const out: number[] = [];
  for (let at = 0; at < part.length; at += 2) {
    const [x, y] = [Math.round(part[at]!), Math.round(part[at + 1]!)];
    const [dx, dy] = [x - out[out.length - 2]!, y - out[out.length - 1]!];
    const last = !ring && at + 2 === part.length;
    if (out.length > 0 && (dx === 0 && dy === 0 || !last && Math.abs(dx) + Math.abs(dy) < STEP_MIN)) continue;
    out.push(x, y);
  }
  return out;
};

const twiceArea = (ring: readonly number[]): number => {
  let sum = 0;
  for (let at = 0; at < ring.length; at += 2) {
    const next = (at + 2) % ring.length;
    sum += ring[at]! * ring[next + 1]! - ring[next]! * ring[at + 1]!;
  }
  return sum;
};

/** The ring in the sense that tiles want: outer rings positive, holes negative, y growing downwards (MVT 2.1, §4.3.3.3). */
const turned = (ring: number[], outer: boolean): number[] => {
  if (twiceArea(ring) > 0 === outer) return ring;
  const back: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) back.push(ring[at]!, ring[at + 1]!);
  return back;
};

const cutFeature = (feature: Kept, zoom: number, x: number, y: number): TileFeature | undefined => {
  const scale = 2 ** zoom * TILE_EXTENT;
  const placed = (part: Float64Array): number[] =>
    Array.from(part, (value, at) => value * scale - (at % 2 === 0 ? x : y) * TILE_EXTENT);
  const { type, properties } = feature;
  const inside = ([px = -Infinity, py = -Infinity]: number[]): boolean =>
    px >= 0 && py >= 0 && px < TILE_EXTENT && py < TILE_EXTENT;
  const parts = feature.parts.flatMap((part, index): number[][] => {
    const local = placed(part);
    if (type === 'point') return inside(local) ? [local.map(Math.round)] : [];
    if (type === 'line') return clipLine(local, WINDOW).map((piece) => thin(piece, false)).filter((piece) => piece.length >= 4);
    const ring = thin(clipRing(local, WINDOW), true);
    return ring.length >= 6 && twiceArea(ring) !== 0 ? [turned(ring, index === 0)] : [];
  });
  // A hole without its outer ring is nothing.
  return parts.length === 0 || (type === 'polygon' && twiceArea(parts[0]!) <= 0) ? undefined : { type, parts, properties };
};

/** Cuts tiles out of features. `layers` is the order in which layers are written. */
export type TileCutter = { cut(zoom: number, x: number, y: number): Uint8Array };

/** Prepares features for cutting: everything is placed in a grid of tiles of zoom 12. */
export const tileCutter = (
  layers: readonly string[], features: Iterable<MapFeature>, points?: MapPoints,
): TileCutter => {
  const crowd = points && pointCells(points);
  const all: Kept[] = [];
  const cells = new Map<number, number[]>();
  const size = 2 ** GRID_ZOOM;
  for (const feature of features) {
    const one = keep(feature);
    const index = all.push(one) - 1;
    for (let row = Math.floor(one.north * size); row <= Math.floor(one.south * size); row++) {
      for (let column = Math.floor(one.west * size); column <= Math.floor(one.east * size); column++) {
        const members = cells.get(row * size + column);
        if (members) members.push(index);
        else cells.set(row * size + column, [index]);
      }
    }
  }
  const early = all.flatMap(({ zoomMin }, index) => (zoomMin < GRID_ZOOM ? [index] : []));
  const near = (zoom: number, x: number, y: number): Iterable<number> => {
    if (zoom < GRID_ZOOM) return early;
    const [shift, margin] = [2 ** (zoom - GRID_ZOOM), BUFFER / TILE_EXTENT];
    const found = new Set<number>();
    for (let row = Math.floor((y - margin) / shift); row <= Math.floor((y + 1 + margin) / shift); row++) {
      for (let column = Math.floor((x - margin) / shift); column <= Math.floor((x + 1 + margin) / shift); column++) {
        for (const index of cells.get(row * size + column) ?? []) found.add(index);
      }
    }
    return [...found].sort((a, b) => a - b);
  };
  return {
    cut: (zoom, x, y) => {
      const margin = BUFFER / TILE_EXTENT;
      const [west, north, east, south] = [x - margin, y - margin, x + 1 + margin, y + 1 + margin].map((edge) => edge / 2 ** zoom);
      const byLayer = new Map<string, TileFeature[]>(layers.map((layer) => [layer, []]));
      for (const index of near(zoom, x, y)) {
        const one = all[index]!;
        if (zoom < one.zoomMin || zoom > (one.zoomMax ?? Infinity)) continue;
        if (one.east < west! || one.west > east! || one.south < north! || one.north > south!) continue;
        const cut = cutFeature(one, zoom, x, y);
        if (cut) byLayer.get(one.layer)?.push(cut);
      }
      if (points && crowd && zoom >= points.zoomMin) byLayer.get(points.layer)?.push(...crowd(zoom, x, y));
      return encodeTile([...byLayer].map(([name, members]): TileLayer => ({ name, features: members })));
    },
  };
};
