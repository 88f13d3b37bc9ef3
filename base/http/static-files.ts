import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type Packing = 'br' | 'gzip';
type Asset = { type: string; raw: Buffer; packs: boolean; packed: Partial<Record<Packing, Promise<Buffer>>>; etag: string;
  immutable: boolean };

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.json': 'application/json', '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json', '.txt': 'text/plain; charset=utf-8',
};
const HASHED = /-(?=[\w-]*[A-Z0-9])[\w-]{8}\.\w+$/;

/**
 * Serves the files of a folder from memory, each compressed once, when it is first asked for: a process that starts waits for
 * none of them. Names with a content hash are cached for ever, the others are revalidated. A path is looked up in a map, never
 * on disk.
 */
export const staticFiles = (app: FastifyInstance, prefix: string, folder: string): void => {
  const assets = load(folder);
  app.get(`${prefix}/*`, { schema: { hide: true } }, (request, reply) => {
    const asset = assets.get((request.params as { '*': string })['*']);
    if (!asset) return reply.callNotFound();
    return send(asset, request, reply);
  });
};

const load = (folder: string): Map<string, Asset> => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), assetOf(path)];
  }));
};

const assetOf = (path: string): Asset => {
  const raw = readFileSync(path);
  const type = TYPES[extname(path)] ?? 'application/octet-stream';
  const text = /^(text|application\/(json|manifest)|image\/svg)/.test(type);
  return { type, raw, packs: text && raw.length > 500, packed: {}, immutable: HASHED.test(path),
    etag: `"${createHash('sha256').update(raw).digest('base64url').slice(0, 16)}"` };
};

const PACK: Readonly<Record<Packing, (raw: Buffer) => Promise<Buffer>>> = {
  br: (raw) => promisify(brotliCompress)(raw, { params: { [constants.BROTLI_PARAM_QUALITY]: 7 } }),
  gzip: (raw) => promisify(gzip)(raw, { level: 9 }),
};

const send = async (asset: Asset, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
  reply.header('etag', asset.etag).header('vary', 'accept-encoding').type(asset.type)
    .header('cache-control', asset.immutable ? 'public, max-age=31536000, immutable' : 'public, max-age=0, must-revalidate');
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
  const accepts = request.headers['accept-encoding'] ?? '';
  const packing = asset.packs ? (['br', 'gzip'] as const).find((name) => accepts.includes(name)) : undefined;
  if (packing === undefined) return reply.send(asset.raw);
  const bytes = await (asset.packed[packing] ??= PACK[packing](asset.raw));
  return reply.header('content-encoding', packing).send(bytes);
};
