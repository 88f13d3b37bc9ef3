import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Terrain } from '../departement/departement.ts';
import { GEO_LIMITS } from '../limits.ts';
import { BASE_LAYERS, departementFeatures, housePoints } from '../tiles/departement-features.ts';
import { tileCutter } from '../tiles/tile-cutter.ts';

/** A tile ready to send, gzipped; no bytes where there is nothing. */
export type ReadyTile = { gzip: Uint8Array; etag: string };

export type BaseMap = { tile(zoom: number, x: number, y: number): ReadyTile | undefined; bounds: [number, number, number, number] };

/** The base map of a département: tiles are cut when they are first asked for and the latest kept. */
export const openBaseMap = (departement: Terrain): BaseMap => {
  const cutter = tileCutter(BASE_LAYERS, departementFeatures(departement), housePoints(departement));
  const kept = new Map<string, ReadyTile | undefined>();
  return {
    bounds: [departement.west, departement.south, departement.east, departement.north],
    tile: (zoom, x, y) => {
      const key = `${zoom}/${x}/${y}`;
      if (kept.has(key)) return kept.get(key);
      const bytes = cutter.cut(zoom, x, y);
      const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`;
      const ready = bytes.length === 0 ? undefined : { gzip: gzipSync(bytes), etag };
      if (kept.size >= GEO_LIMITS.tiles_kept_max) kept.delete(kept.keys().next().value!);
      kept.set(key, ready);
      return ready;
    },
  };
};
