import type { FastifyInstance } from 'fastify';
import { GEO_LIMITS } from '../limits.ts';
import { baseStyle, type BaseTheme } from './base-style.ts';
import type { ReadyTile } from './base-map.ts';

/** What the routes need: tiles from this thread or another. */
export type TileSource = {
  bounds: [number, number, number, number];
  tile(zoom: number, x: number, y: number): ReadyTile | undefined | Promise<ReadyTile | undefined>;
};

type TilePath = { z: string; x: string; y: string };

const THEMES: readonly BaseTheme[] = ['light', 'dark'];

/** Whole numbers that name a tile which can be; nothing otherwise. */
const tileNamed = ({ z, x, y }: TilePath): [number, number, number] | undefined => {
  const numbers = [z, x, y].map((part) => (/^\d{1,8}$/.test(part) ? Number(part) : NaN));
  const [zoom = NaN, column = NaN, row = NaN] = numbers;
  return zoom <= GEO_LIMITS.tile_zoom_max && column < 2 ** zoom && row < 2 ** zoom ? [zoom, column, row] : undefined;
};

/** Seconds after which a map that is being prepared is worth asking for again. */
const AGAIN_S = 3;

/**
 * Serves the base map under a prefix: `style-light.json`, `style-dark.json` and `tiles/{z}/{x}/{y}.pbf` (gzipped; 204 where
 * nothing is, 404 for what is no tile; 503 while `sourceNow` gives no source yet). Public: it shows no more than the map.
 * Tiles are named under the service's own `origin`: what a request says of its host and protocol is anybody's to write.
 */
export const serveBaseMap = (
  app: FastifyInstance, origin: string, prefix: string, sourceNow: () => TileSource | undefined,
): void => {
  app.get<{ Params: { theme: string } }>(`${prefix}/style-:theme.json`, { schema: { hide: true } }, (request, reply) => {
    const theme = THEMES.find((one) => one === request.params.theme);
    if (!theme) return reply.callNotFound();
    const source = sourceNow();
    if (!source) return reply.code(503).header('retry-after', AGAIN_S).send();
    const tiles = `${origin}${prefix}/tiles/{z}/{x}/{y}.pbf`;
    return reply.header('cache-control', 'public, max-age=300').send(baseStyle(theme, tiles, source.bounds));
  });
  app.get<{ Params: TilePath }>(`${prefix}/tiles/:z/:x/:y.pbf`, { schema: { hide: true } }, async (request, reply) => {
    const named = tileNamed(request.params);
    if (!named) return reply.callNotFound();
    const source = sourceNow();
    if (!source) return reply.code(503).header('retry-after', AGAIN_S).send();
    const tile = await source.tile(...named);
    reply.header('cache-control', 'public, max-age=86400');
    if (!tile) return reply.code(204).send();
    reply.header('etag', tile.etag);
    if (request.headers['if-none-match'] === tile.etag) return reply.code(304).send();
    return reply.type('application/vnd.mapbox-vector-tile').header('content-encoding', 'gzip').send(Buffer.from(tile.gzip));
  });
};
