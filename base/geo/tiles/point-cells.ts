import { worldOf } from '../crs/web-mercator.ts';
import { TILE_EXTENT, type TileFeature, type TileValue } from './vector-tile.ts';

/** Points by the hundred thousand, in columns; their properties are made when a tile shows them. */
export type MapPoints = {
  layer: string; zoomMin: number; lon: Float64Array; lat: Float64Array;
  properties(point: number): Readonly<Record<string, TileValue>>;
};

const CELL_ZOOM = 15;

/** Finds the points of a tile of zoom 15 or deeper, in their order. Points are kept sorted by tile: 12 bytes each. */
export const pointCells = ({ lon, lat, properties }: MapPoints): ((zoom: number, x: number, y: number) => TileFeature[]) => {
  const size = 2 ** CELL_ZOOM;
  const keys = Float64Array.from(lon, (one, point) => {
    const [x, y] = worldOf([one, lat[point]!]);
    return (Math.floor(y * size) * size + Math.floor(x * size)) * lon.length + point;
  }).sort();
  const firstAt = (key: number): number => {
    let [low, high] = [0, keys.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (keys[middle]! < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (zoom, x, y) => {
    const shift = 2 ** (zoom - CELL_ZOOM);
    const cell = Math.floor(y / shift) * size + Math.floor(x / shift);
    const found: TileFeature[] = [];
    for (let at = firstAt(cell * lon.length); at < firstAt((cell + 1) * lon.length); at++) {
      const point = keys[at]! % lon.length;
      const [px, py] = worldOf([lon[point]!, lat[point]!]).map((value) => value * 2 ** zoom);
      if (Math.floor(px!) !== x || Math.floor(py!) !== y) continue;
      const place = [Math.floor((px! - x) * TILE_EXTENT), Math.floor((py! - y) * TILE_EXTENT)];
      found.push({ type: 'point', parts: [place], properties: properties(point) });
    }
    return found;
  };
};
