/** Public routes of a service's logs: C2SP tlog-tiles below `/log/<service>/<log>/`, the key history, and a receipt verified. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { logProblems } from './errors.ts';
import { parseVkey, formatVkey, vkeyFor } from './vkey.ts';
import type { KeyHistory } from './key-history.ts';
import { createLogReader, type TileCache } from './log-reader.ts';
import { entryRows, readHead } from './log-rows.ts';
import { logName, originOf, parseLogName } from './origin.ts';
import type { TileStores } from './past-proof.ts';
import { RECEIPT_CHARS_MAX, receiptIn } from './receipt.ts';
import { parseTilePath, tileExists, type TileName } from './tiles.ts';
import { verifyReceipt } from './verify-receipt.ts';

export type LogRoutes = {
  service: string;
  /** Role that may read the log's tables. */
  pool: Pool;
  stores: TileStores;
  /** The keys as they are now: read at each request, so that a rotation shows at once. */
  keys: () => KeyHistory;
};

type LogParams = { service: string; log: string; '*'?: string };

const FOR_EVER = 'public, max-age=31536000, immutable';
const A_MOMENT = 'public, max-age=1';
const A_WHILE = 'public, max-age=300';
const context = systemContext('log', 'publication');

/** A log is public and holds no personal data: any page may read it. */
const answer = (reply: FastifyReply, type: string, cache: string, body: string | Buffer): FastifyReply =>
  reply.header('cache-control', cache).header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin').type(type).send(body);

/**
 * Reads a tile of a log. The log of the present epoch answers from tiles and rows, up to its committed size; an
 * earlier one from its published tiles only.
 */
const readTile = async (
  options: LogRoutes, cache: TileCache, log: string, name: TileName,
): Promise<Buffer | undefined> => {
  const { partition, epoch } = parseLogName(log)!;
  const store = options.stores(log);
  return inContext(options.pool, context, async (tx) => {
    const head = await readHead(tx, partition);
    if (!head || epoch > head.epoch) return undefined;
    if (epoch < head.epoch) return createLogReader({ store, cache, cacheKey: log }).tile(name);
    if (!tileExists(head.size, name)) return undefined;
    return createLogReader({ store, rows: entryRows(tx, partition), settled: true, cache, cacheKey: log }).tile(name);
  });
};

/** The verification key under the name of that log: what other tools are given. */
const vkeyOf = (history: KeyHistory, log: string): string | undefined => {
  const current = history.keys.filter(({ until }) => until === null).at(-1);
  const vkey = current && parseVkey(current.vkey);
  const { partition, epoch } = parseLogName(log)!;
  return vkey && formatVkey(vkeyFor(originOf(vkey.name, partition, epoch), vkey.publicKey));
};

/** Adds the routes to a server. */
export const logRoutes = (app: FastifyInstance, options: LogRoutes): void => {
  const cache: TileCache = new Map();
  const logOf = (request: FastifyRequest): string => {
    const { service, log } = request.params as LogParams;
    const parsed = service === options.service ? parseLogName(log) : undefined;
    if (!parsed) throw logProblems.LOG_NOT_FOUND();
    return logName(parsed.partition, parsed.epoch);
  };
  const found = <T>(value: T | undefined): T => {
    if (value === undefined) throw logProblems.LOG_NOT_FOUND();
    return value;
  };

  app.get('/log/:service/keys', (request, reply) => {
    if ((request.params as LogParams).service !== options.service) throw logProblems.LOG_NOT_FOUND();
    return answer(reply, 'application/json; charset=utf-8', A_WHILE, JSON.stringify(options.keys()));
  });
  app.get('/log/:service/:log/checkpoint', async (request, reply) => {
    const checkpoint = found(await options.stores(logOf(request)).read('checkpoint'));
    return answer(reply, 'text/plain; charset=utf-8', A_MOMENT, checkpoint);
  });
  app.get('/log/:service/:log/vkey', (request, reply) =>
    answer(reply, 'text/plain; charset=utf-8', A_WHILE, `${found(vkeyOf(options.keys(), logOf(request)))}\n`));
  app.get('/log/:service/:log/tile/*', async (request, reply) => {
    const name = found(parseTilePath(`tile/${(request.params as LogParams)['*']}`));
    const tile = found(await readTile(options, cache, logOf(request), name));
    return answer(reply, 'application/octet-stream', FOR_EVER, tile);
  });
  // For a program that has no verifier; who trusts nobody uses one of their own, offline.
  app.post('/v1/receipts/verify', { bodyLimit: RECEIPT_CHARS_MAX, schema: { tags: ['log'] } }, (request) =>
    verifyReceipt(receiptIn(request.body), options.keys()));
};
