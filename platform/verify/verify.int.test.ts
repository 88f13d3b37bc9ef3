import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import type { Fetch } from '#base/log/http-source.ts';
import { createServer } from '#base/http/server.ts';
import { reopenRestoredLogs } from '#base/log/after-restore.ts';
import { restorePoint } from '#base/log/fixtures/roll-back.ts';
import { logRoutes } from '#base/log/routes.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { testDatabase } from '#test/database.ts';
import { HISTORY, sampleEvents, sampleLog as sampleExport } from '#test/two-verifiers/sample-export.ts';
import { SAMPLE_AT, sampleEvent, sampleLog } from '#test/sample-log.ts';
import { readKeptCheckpoint } from './kept-checkpoint.ts';
import { verifyPublished } from './verify-published.ts';
import { readKeys, verifyReceiptFile } from './verify-receipt-file.ts';

/** A service with two entries a log in partitions 0 and 1, published over HTTP. */
const published = async (t: TestContext) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  for (const partition of [0, 1]) {
    await log.append(partition, [1, 2].map((n) => sampleEvent(db.service, partition, `d${n}`, 1, n)));
    await log.publish(partition);
  }
  const app = await createServer({ service: db.service, logger: createLogger(db.service), metrics: createMetrics(db.service) });
  logRoutes(app, { service: db.service, pool: db.pools.app, stores: log.stores, keys: () => log.history });
  t.after(() => app.close());
  const fetch: Fetch = async (url) => {
    const answer = await app.inject({ url: url.replace('http://here', '') });
    return { status: answer.statusCode, arrayBuffer: async () => new Uint8Array(answer.rawPayload).buffer };
  };
  return { db, log, fetch, logs: { origin: 'http://here', service: db.service, partitions: 4, fetch } };
};

test('what a service publishes is verified by a stranger; a partition without a log is none', async (t) => {
  const { logs, log } = await published(t);
  const reports = await verifyPublished({ ...logs, history: log.history });
  assert.deepEqual(reports.map(({ log: name, size, ok }) => ({ name, size, ok })),
    [{ name: '0', size: 2, ok: true }, { name: '1', size: 2, ok: true }]);
});

test('only the log of a kept checkpoint is verified from it', async (t) => {
  const { logs, log, fetch, db } = await published(t);
  const note = Buffer.from(await (await fetch(`http://here/log/${db.service}/1/checkpoint`)).arrayBuffer()).toString();
  const kept = readKeptCheckpoint(note, 'kept');
  assert.deepEqual([kept.service, kept.partition, kept.size], [db.service, 1, 2]);
  const reports = await verifyPublished({ ...logs, history: log.history, since: new Map([[kept.partition, kept.note]]) });
  assert.deepEqual(reports.map(({ log: name, ok }) => [name, ok]), [['1', true]]);
});

test('a tile that was changed is found', async (t) => {
  const { logs, log } = await published(t);
  const lying: Fetch = async (url) => {
    const answer = await logs.fetch(url);
    if (!url.includes('/0/tile/entries/')) return answer;
    const bytes = new Uint8Array(await answer.arrayBuffer());
    bytes[5] = bytes[5]! ^ 1;
    return { status: answer.status, arrayBuffer: async () => bytes.buffer };
  };
  const reports = await verifyPublished({ ...logs, fetch: lying, history: log.history });
  assert.deepEqual(reports.map(({ ok }) => ok), [false, true]);
});

test('files that are no proof are told in plain words', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-proof-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const file = join(dir, 'x.json');
  writeFileSync(file, '{"service": "echo", "keys": []}');
  const keys = readKeys(file);
  assert.equal(verifyReceiptFile(file, keys).ok, false);
  writeFileSync(file, '{not json');
  const unreadable = { code: 'PLATFORM_PROOF_UNREADABLE' };
  assert.throws(() => verifyReceiptFile(file, keys), unreadable);
  assert.throws(() => readKeys(join(dir, 'absent')), unreadable);
  assert.throws(() => readKeptCheckpoint('nothing', 'kept'), unreadable);
});

test('a receipt is verified alone or inside the whole answer to a deposit', (t) => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-proof-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  const [receipt] = sampleExport(0, sampleEvents(3)).receipts;
  const verdict = (value: unknown): boolean => {
    writeFileSync(join(dir, 'receipt.json'), JSON.stringify(value));
    return verifyReceiptFile(join(dir, 'receipt.json'), HISTORY).ok;
  };
  assert.equal(verdict(receipt), true);
  assert.equal(verdict({ numero: 'X', partition: 0, replayed: false, receipt }), true);
  assert.equal(verdict({ receipt: { ...receipt, salt: '' } }), false);
});

test('a log that goes on under a new origin is followed there, and must name the end of the old one', async (t) => {
  const { logs, log, db } = await published(t);
  const back = await restorePoint(db, 1);
  const kept = log.folders.get('1')!.files.get('checkpoint')!.toString();
  await log.append(1, [sampleEvent(db.service, 1, 'lost', 1, 9)]);
  await log.publish(1);
  const old = log.folders.get('1')!.files.get('checkpoint')!.toString();
  await back();
  await reopenRestoredLogs({ pool: db.pools.jobs, partitions: 4, serviceOrigin: log.origin, stores: log.stores,
    history: log.history, clock: () => SAMPLE_AT });
  await log.append(1, [sampleEvent(db.service, 1, 'after', 1, 10)]);
  await log.publish(1);
  const verify = (more: Partial<typeof logs & { since: Map<number, string> }> = {}) =>
    verifyPublished({ ...logs, history: log.history, ...more });
  assert.deepEqual((await verify()).map(({ log: name, size, ok }) => [name, size, ok]), [['0', 2, true], ['1-2', 4, true]]);
  assert.deepEqual((await verify({ since: new Map([[1, kept]]) })).map(({ ok }) => ok), [true]);
  assert.deepEqual((await verify({ since: new Map([[1, old]]) })).map(({ ok }) => ok), [true]);

  const forged = log.signer.sign(1, 7, Buffer.alloc(32, 7), 1);
  const [, denied] = await verify({ fetch: async (url) => (url.endsWith('/1/checkpoint')
    ? { status: 200, arrayBuffer: async () => new Uint8Array(Buffer.from(forged)).buffer } : logs.fetch(url)) });
  assert.equal(denied!.ok, false);
  assert.match(denied!.first!.text.en, /does not name it/);
  const beyond = await verify({ since: new Map([[1, forged]]) });
  assert.match(beyond[0]!.first!.text.en, /goes beyond the last one published/);
});
