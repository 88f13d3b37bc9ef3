import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createLogReader, leafTile, type TileCache } from './log-reader.ts';
import { HASH_BYTES } from './merkle.ts';

const entryAt = (index: number): Buffer => Buffer.alloc(33, index % 251);
const leafAt = (index: number): Buffer => leafTile([entryAt(index)]);

/** A log of which nothing is published: entries as rows, and how often they were read. */
const unpublished = () => {
  const log = { size: 300, reads: 0 };
  const rows = async (from: number, to: number): Promise<Buffer[]> => {
    log.reads += 1;
    return Array.from({ length: Math.max(0, Math.min(to, log.size) - from) }, (_, i) => entryAt(from + i));
  };
  const cache: TileCache = new Map();
  return { log, cache, reader: (settled: boolean) => createLogReader({ store: { read: async () => undefined } as never, rows, cache,
    cacheKey: '0', settled, leaves: log.size }) };
};

test('a tile that still grows is read once for all that it reaches, and again for what came after', async () => {
  const { log, reader } = unpublished();
  assert.deepEqual(await reader(true).node({ level: 0, index: 290 }), leafAt(290));
  const reads = log.reads;
  assert.deepEqual(await reader(true).node({ level: 0, index: 299 }), leafAt(299));
  assert.equal((await reader(true).node({ level: 1, index: 149 })).length, HASH_BYTES);
  assert.equal(log.reads, reads);
  log.size = 310;
  assert.deepEqual(await reader(true).node({ level: 0, index: 305 }), leafAt(305));
  assert.equal(log.reads, reads + 1);
  await assert.rejects(async () => reader(true).node({ level: 0, index: 310 }), /lacks/);
});

test('what the caller itself has just appended is not remembered: it may be rolled back', async () => {
  const { cache, reader } = unpublished();
  await reader(false).node({ level: 0, index: 290 });
  assert.equal(cache.size, 0);
});
