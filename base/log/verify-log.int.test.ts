import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { createServer } from '#base/http/server.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { testDatabase } from '#test/database.ts';
import { SAMPLE_AT, sampleEvent, sampleLog, type SampleEvent } from '#test/sample-log.ts';
import { exportLogs } from './export-log.ts';
import type { LogReport } from './findings.ts';
import { httpSource, type Fetch } from './http-source.ts';
import type { LogSource, StoredEvent } from './log-source.ts';
import { postgresSource, type EventPage } from './postgres-source.ts';
import { reportText } from './report-text.ts';
import { logRoutes } from './routes.ts';
import { verifyExport } from './verify-export.ts';
import { verifyLog } from './verify-log.ts';

const P = 3;

const arrange = async (t: TestContext, count: number) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  const events: SampleEvent[] = [];
  const grow = async (added: number): Promise<void> => {
    const batch = Array.from({ length: added }, (_, i) =>
      sampleEvent(db.service, P, `d${events.length + i}`, 1, events.length + i));
    await log.append(P, batch);
    events.push(...batch);
  };
  await grow(count);
  const stored = (index: number): StoredEvent => ({ index, ...events[index]!,
    columns: { dossier: `d${index}`, position: 1, at: SAMPLE_AT + index } });
  const page: EventPage = async (_tx, _partition, from, to) =>
    events.slice(from, Math.min(to, from + 100)).map((_, i) => stored(from + i));
  const source = async (own: Partial<{ events: EventPage }> = {}): Promise<LogSource> => (await postgresSource({
    pool: db.pools.app, service: db.service, serviceOrigin: log.origin, partition: P, stores: log.stores,
    history: log.history, events: page, ...own,
    heads: async (_tx, _partition, after) => (after ? [] : events.map((_, i) => ({ dossier: `d${i}`, version: 1 }))),
  }))!;
  return { db, log, events, grow, source, page };
};

const failed = ({ checks }: LogReport): string[] =>
  checks.filter(({ state }) => state === 'fail').map(({ check }) => check);

describe('verifyLog', () => {
  it('verifies a live log, published or not, and says what it looked at', async (t) => {
    const { log, grow, source } = await arrange(t, 700);
    assert.ok((await verifyLog(await source())).ok);
    await log.publish(P);
    await grow(300);
    const report = await verifyLog(await source());
    const counts = Object.fromEntries(report.checks.map(({ check, count }) => [check, count]));
    assert.deepEqual(counts, { checkpoints: 3, tiles: 5, events: 1000, positions: 1000, time: 1000, content: 0,
      receipts: 0, projections: 1000 });
    assert.match(reportText(report, 'fr'), /^Registre 3, 1000 entrées : vérifié\n {2}✓ points de contrôle signés/);
    assert.match(reportText(report, 'en'), /– contents as they were sealed \(0\)\n/);
  });

  it('finds rows that were altered or cut, and columns that say something else', async (t) => {
    const { db, log, source, page } = await arrange(t, 700);
    await log.publish(P);
    const lying: EventPage = async (tx, partition, from, to) => (await page(tx, partition, from, to)).map((event) =>
      (event.index === 650 ? { ...event, columns: { ...event.columns!, position: 2 } } : event));
    assert.deepEqual(failed(await verifyLog(await source({ events: lying }))), ['events']);
    await db.admin.query('alter table log_leaf disable trigger user');
    await db.admin.query(`update log_leaf set entry = decode(repeat('01', 33), 'hex') where leaf_index = 660`);
    const altered = await verifyLog(await source());
    assert.deepEqual([failed(altered), altered.first?.index], [['checkpoints', 'events'], 660]);
    assert.match(reportText(altered, 'en'), /first divergence, leaf 660 : event 660 is not the one that was logged/);
    await db.admin.query('delete from log_leaf where leaf_index = 690');
    assert.deepEqual(failed(await verifyLog(await source())), ['tiles']);
  });

  it('finds a log that was cut behind its checkpoints', async (t) => {
    const { db, log, grow, source } = await arrange(t, 300);
    const heads = await db.admin.query('select size, frontier, root from log_head where partition = $1', [P]);
    const head = heads.rows[0];
    await grow(50);
    await log.publish(P);
    await db.admin.query('alter table log_head disable trigger user');
    await db.admin.query('update log_head set size = $1, frontier = $2, root = $3 where partition = $4',
      [head.size, head.frontier, head.root, P]);
    assert.ok(failed(await verifyLog(await source())).includes('checkpoints'));
  });

  it('replays a service’s own projections and opened contents', async (t) => {
    const { source, page } = await arrange(t, 10);
    const divergence = { fr: 'ligne différente', en: 'row differs' };
    const report = await verifyLog(await source(), { replay: async () => ({ count: 5, divergence }) });
    assert.deepEqual([failed(report), report.first?.text], [['projections'], divergence]);
    const opened: EventPage = async (tx, partition, from, to) => (await page(tx, partition, from, to)).map((event) =>
      ({ ...event, contentDigest: event.index === 4 ? 'another' : null }));
    assert.deepEqual(failed(await verifyLog(await source({ events: opened }))), ['content']);
  });

  it('goes on from a checkpoint that a witness kept, and finds that history was rewritten since', async (t) => {
    const { log, grow, source } = await arrange(t, 700);
    await log.publish(P);
    const since = log.folders.get('3')!.files.get('checkpoint')!.toString();
    await grow(600);
    await log.publish(P);
    const report = await verifyLog(await source(), { since });
    assert.ok(report.ok, reportText(report, 'en'));
    assert.equal(report.checks.find(({ check }) => check === 'events')?.count, 1300 - 512);
    const other = log.signer.sign(P, 701, Buffer.alloc(32, 1));
    assert.deepEqual(failed(await verifyLog(await source(), { since: other })), ['checkpoints']);
    const beyond = log.signer.sign(P, 9999, Buffer.alloc(32, 1));
    assert.deepEqual(failed(await verifyLog(await source(), { since: beyond })), ['checkpoints']);
    log.folders.get('3')!.files.delete('tile/0/000');
    log.folders.get('3')!.files.delete('edge/1/000');
    assert.deepEqual(failed(await verifyLog(await source(), { since })), ['tiles']);
  });

  it('verifies a log over HTTP, as a stranger', async (t) => {
    const { db, log } = await arrange(t, 700);
    await log.publish(P);
    const app = await createServer({ service: db.service, logger: createLogger('test', { write: () => undefined }),
      metrics: createMetrics('test') });
    logRoutes(app, { service: db.service, pool: db.pools.app, stores: log.stores, keys: () => log.history });
    t.after(() => app.close());
    const fetch: Fetch = async (url) => {
      const { statusCode, rawPayload } = await app.inject({ url });
      return { status: statusCode, arrayBuffer: async () => new Uint8Array(rawPayload).buffer };
    };
    const report = await verifyLog(await httpSource(`/log/${db.service}/${P}`, fetch));
    assert.ok(report.ok, reportText(report, 'en'));
    assert.deepEqual([report.size, report.checks[0]!.count, report.checks[1]!.count], [700, 2, 4]);
    await assert.rejects(httpSource(`/log/${db.service}/1`, fetch), /checkpoint|not a log/);
  });

  it('exports a log that then verifies from its folder, on one thread or two', async (t) => {
    const { db, log, source } = await arrange(t, 700);
    const folder = await mkdtemp(join(tmpdir(), 'socle-export-'));
    t.after(() => rm(folder, { recursive: true }));
    await assert.rejects(exportLogs([await source()], folder), /no checkpoint of size 700/);
    await log.publish(P);
    const empty = (await postgresSource({ pool: db.pools.app, service: db.service, serviceOrigin: log.origin,
      partition: 0, stores: log.stores, history: log.history, events: async () => [] }))!;
    await exportLogs([await source(), empty], folder);
    const reports = await verifyExport(folder);
    assert.deepEqual(reports.map(({ log: name, size, ok }) => [name, size, ok]), [['3', 700, true], ['0', 0, true]]);
    assert.deepEqual(await verifyExport(folder, { threads: 2, threadsFromEntries: 0 }), reports);
    const kept = log.folders.get('3')!.files.get('checkpoint')!.toString();
    const [later] = await verifyExport(folder, { since: [kept] });
    assert.deepEqual([later!.ok, later!.checks.find(({ check }) => check === 'events')?.count], [true, 700 - 512]);
  });
});
