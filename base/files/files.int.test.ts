import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test, type TestContext } from 'node:test';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { inContext, systemContext, type RowContext, type Tx } from '#base/store/context.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { testDatabase, type TestDb } from '#test/database.ts';
import { eicar } from '#test/files/eicar.ts';
import { jpegPhoto, pdfDocument } from '#test/files/sample-files.ts';
import { startClamd, type Clamd } from '#test/peers/clamd.ts';
import { isMissing, type Missing } from '#test/peers/peer.ts';
import { ClamdClient } from './clamd-client.ts';
import { DiskStore } from './disk-store.ts';
import { openFileName } from './file-key.ts';
import type { FileRef, FileRow } from './file-row.ts';
import { fileTasks } from './file-tasks.ts';
import { openFile, type FileRun, type FileWork } from './file-work.ts';
import { pieces } from './object-store-contract.ts';
import { openPage } from './open-page.ts';
import { purgeFiles } from './purge-files.ts';
import { attachFiles, discardFiles, fileRefText, findFile, findFiles, insertFile, parseFileRef } from './queries.ts';
import { createReceiver, type ReceivedFile } from './receive.ts';
import { Renderer } from './renderer.ts';
import { renderFile } from './render-file.ts';
import { rescanFiles } from './rescan-files.ts';
import { scanFile } from './scan-file.ts';
import { dropFileKeys, shareFiles } from './share-files.ts';
import { sweepFiles } from './sweep-files.ts';

const DAY_MS = 86_400_000;
const CITIZEN: RowContext = { actor: 'c1', kind: 'citizen', roles: [], territories: [], purpose: 'demande' };
const agentOf = (territory: string): RowContext =>
  ({ actor: 'a1', kind: 'agent', roles: ['agent'], territories: [territory], purpose: 'instruction' });
const DOSSIER = { partition: 1, id: '0198c0de-0000-7000-8000-000000000001' };

const renderer = new Renderer();
let clamd: Clamd | Missing;
before(async () => { clamd = await startClamd(); });
after(async () => {
  renderer.close();
  if (!isMissing(clamd)) await clamd.stop();
});

type Bench = {
  db: TestDb; work: FileWork; run: FileRun; settled: [string, string][]; now: number;
  send(bytes: Buffer, name?: string): Promise<FileRef>;
  as<T>(ctx: RowContext, fn: (tx: Tx) => Promise<T>): Promise<T>;
  state(ref: FileRef): Promise<string | undefined>;
  jobs(): Promise<string[]>;
};

/** A service's file work on a fresh schema and store; `scanner` replaces the scanner. */
const bench = async (t: TestContext, more: Partial<FileWork> = {}): Promise<Bench> => {
  const db = await testDatabase(t);
  await migrateJobs(db.connection, db.service);
  const root = await mkdtemp(join(tmpdir(), 'socle-files-'));
  const store = new DiskStore(root);
  t.after(async () => {
    await store.close();
    await rm(root, { recursive: true });
  });
  const settled: [string, string][] = [];
  const self = { now: Date.now() } as Bench;
  const work: FileWork = {
    store, ring: parseKeyring(generateKeyring(db.service, 0)), renderer, partitions: 4,
    clock: () => self.now, random: randomBytes,
    settled: async (_tx: Tx, file: FileRow) => { settled.push([file.ref.id, file.state]); }, ...more,
  };
  const receive = createReceiver({ ...work });
  const run: FileRun = { inContext: (fn) => inContext(db.pools.jobs, systemContext('files', 'test'), fn) };
  const as: Bench['as'] = (ctx, fn) => inContext(db.pools.app, ctx, fn);
  return Object.assign(self, {
    db, work, run, settled, as,
    send: async (bytes: Buffer, name = 'piece') => {
      const received = await receive({
        name, declaredType: '', bytes: pieces(bytes),
        slot: { slot: 'identite', accepts: ['image/jpeg', 'image/png', 'application/pdf'] as const },
      });
      assert.ok(received.ok, received.ok ? '' : received.problem.code);
      return as(CITIZEN, (tx) => insertFile(tx, { partition: 2, holder: 'c1' }, received.file));
    },
    state: async (ref: FileRef) => (await run.inContext((tx) => findFile(tx, ref)))?.state,
    jobs: async () => (await db.admin.query<{ task: string }>(
      `select task_identifier as task from ${db.names.schema}_queue.jobs order by task`)).rows.map(({ task }) => task),
  } satisfies Partial<Bench>);
};

const code = (error: unknown): unknown => (error as { code?: string }).code;
const refusedAs = (expected: string) => (error: unknown): boolean => code(error) === expected;

test('a file waits in quarantine, is scanned, rendered, and then its pages can be opened', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const { work, run, send, as, state, jobs, settled } = await bench(t, { scanner: new ClamdClient(clamd.address) });
  const ref = await send(await pdfDocument(2), 'facture de Zoé.pdf');
  assert.equal(await state(ref), 'quarantined');
  assert.deepEqual(await jobs(), ['scan-file']);
  await assert.rejects(as(CITIZEN, (tx) => openPage(tx, work, ref, 1)), refusedAs('FILE_NOT_READY'));
  await scanFile(work, run, ref);
  assert.equal(await state(ref), 'quarantined');
  assert.deepEqual(await jobs(), ['render-file', 'scan-file']);
  await renderFile(work, run, ref);
  assert.equal(await state(ref), 'available');
  const page = await as(CITIZEN, (tx) => openPage(tx, work, ref, 2));
  assert.equal(page.bytes.subarray(0, 3).toString('hex'), 'ffd8ff');
  await assert.rejects(as(CITIZEN, (tx) => openPage(tx, work, ref, 3)), refusedAs('FILE_NOT_FOUND'));
  assert.deepEqual(settled, [[ref.id, 'available']]);
  const opened = await run.inContext((tx) => openFile(tx, work, ref));
  assert.equal(openFileName(opened!.key, opened!.file.sealedName), 'facture de Zoé.pdf');
});

test('an infected file is rejected, never opened, kept for a month encrypted, then destroyed', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const b = await bench(t, { scanner: new ClamdClient(clamd.address) });
  const ref = await b.send(Buffer.concat([await jpegPhoto(), eicar()]), 'photo.jpg');
  await scanFile(b.work, b.run, ref);
  assert.equal(await b.state(ref), 'rejected');
  assert.deepEqual(b.settled, [[ref.id, 'rejected']]);
  await renderFile(b.work, b.run, ref);
  await assert.rejects(b.as(CITIZEN, (tx) => openPage(tx, b.work, ref, 1)), refusedAs('FILE_NOT_USABLE'));
  const row = await b.run.inContext((tx) => findFile(tx, ref));
  assert.match(row!.scanFinding!, /^Test\.Eicar/);
  b.now += 29 * DAY_MS;
  assert.equal(await purgeFiles(b.work, b.run, 2), 0);
  b.now += 2 * DAY_MS;
  assert.equal(await purgeFiles(b.work, b.run, 2), 1);
  assert.equal(await b.work.store.head(row!.objectName), undefined);
});

test('a scanner that is down loses nothing: the file waits, is not served, and is scanned later', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const down = await bench(t, { scanner: new ClamdClient({ path: '/nowhere/clamd' }) });
  const ref = await down.send(await jpegPhoto(), 'photo.jpg');
  await assert.rejects(scanFile(down.work, down.run, ref), { name: 'ScannerDown' });
  await renderFile(down.work, down.run, ref);
  assert.equal(await down.state(ref), 'quarantined');
  const up = { ...down.work, scanner: new ClamdClient(clamd.address) };
  await scanFile(up, down.run, ref);
  await renderFile(up, down.run, ref);
  assert.equal(await down.state(ref), 'available');
});

test('where no scanner is required the file says that it was never scanned', async (t) => {
  const { work, run, send, db, state } = await bench(t);
  const ref = await send(await jpegPhoto());
  await fileTasks(work)['scan-file']!.run({ ...ref }, run as never);
  await fileTasks(work)['render-file']!.run({ ...ref }, run as never);
  assert.equal(await state(ref), 'available');
  assert.equal((await db.admin.query('select scan_state from file_object')).rows[0].scan_state, 'unscanned');
});

test('each step run twice, or by two workers at once, has one effect and leaves no stray object', async (t) => {
  const { work, run, send, state, settled } = await bench(t);
  const ref = await send(await pdfDocument(1));
  await Promise.all([scanFile(work, run, ref), scanFile(work, run, ref)]);
  await Promise.all([renderFile(work, run, ref), renderFile(work, run, ref)]);
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  assert.equal(await state(ref), 'available');
  assert.equal(settled.length, 1);
  assert.equal((await work.store.list('pages/')).objects.length, 1);
});

test('a file that cannot be rendered is rejected with its reason', async (t) => {
  const { work, run, send, state } = await bench(t);
  const broken = Buffer.from(await pdfDocument(1));
  broken.fill(0x20, 60, broken.length - 40);
  const ref = await send(broken);
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  assert.equal(await state(ref), 'rejected');
  assert.equal((await run.inContext((tx) => findFile(tx, ref)))!.renditionReason, 'unreadable');
});

test('bytes altered in the store are never shown', async (t) => {
  const { work, run, send, state, db } = await bench(t);
  const ref = await send(await jpegPhoto());
  const { object_name } = (await db.admin.query('select object_name from file_object')).rows[0];
  await work.store.delete(object_name);
  await work.store.put(object_name, pieces(randomBytes(5000)));
  await scanFile(work, run, ref);
  await assert.rejects(renderFile(work, run, ref), { name: 'DamagedFileError' });
  assert.equal(await state(ref), 'quarantined');
});

test('a citizen sees their own files only, an agent those of their territory once a dossier holds them', async (t) => {
  const { run, send, as } = await bench(t);
  const ref = await send(await jpegPhoto());
  const seen = async (ctx: RowContext): Promise<number> => as(ctx, async (tx) => (await findFiles(tx, [ref])).length);
  assert.equal(await seen(CITIZEN), 1);
  assert.equal(await seen({ ...CITIZEN, actor: 'c2' }), 0);
  assert.equal(await seen(agentOf('04112')), 0);
  await run.inContext((tx) => attachFiles(tx, [ref], DOSSIER, '04112'));
  assert.equal(await seen(agentOf('04112')), 1);
  assert.equal(await seen(agentOf('75056')), 0);
  assert.equal(await seen({ ...agentOf('75056'), dossier: DOSSIER.id }), 1);
  assert.equal(await seen({ ...agentOf('75056'), kind: 'admin' }), 0);
  const keysSeen = await as(agentOf('75056'), async (tx) => (await tx.query('select from file_key')).rowCount);
  assert.equal(keysSeen, 0);
});

test('without a context no row of any table is seen, and nobody writes for another', async (t) => {
  const { db, send } = await bench(t);
  await send(await jpegPhoto());
  for (const table of ['file_object', 'file_key', 'file_page']) {
    assert.equal((await db.pools.app.query(`select from ${table}`)).rowCount, 0);
  }
  const file = { objectId: DOSSIER.id, wrappedKey: { holder: 'service', kid: 'k1', wrapped: Buffer.alloc(1) },
    objectName: 'files/x', slot: 's', sealedName: Buffer.alloc(1), declaredType: '', type: 'image/png', size: 1,
    salt: Buffer.alloc(16), digest: Buffer.alloc(32), fingerprint: Buffer.alloc(32), receivedAt: 0, name: 'x',
  } satisfies ReceivedFile;
  await assert.rejects(inContext(db.pools.app, CITIZEN, (tx) =>
    insertFile(tx, { partition: 0, holder: 'somebody else' }, file)), refusedAs('42501'));
});

test('two holders have two keys: when the portal’s is destroyed, the commune’s still opens', async (t) => {
  const { work, run, send, as, state } = await bench(t);
  const ref = await send(await jpegPhoto());
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  const commune = { ...work, keyHolder: 'commune:04112' };
  await assert.rejects(as(CITIZEN, (tx) => openPage(tx, commune, ref, 1)), refusedAs('FILE_NOT_FOUND'));
  await run.inContext((tx) => shareFiles(tx, work, [ref], 'commune:04112'));
  await run.inContext((tx) => dropFileKeys(tx, [ref], 'service'));
  assert.equal(await state(ref), 'available');
  await assert.rejects(as(CITIZEN, (tx) => openPage(tx, work, ref, 1)), refusedAs('FILE_NOT_FOUND'));
  assert.ok((await as(CITIZEN, (tx) => openPage(tx, commune, ref, 1))).bytes.length > 0);
});

test('a discarded file goes from sight at once, its key and bytes with the purge', async (t) => {
  const { work, run, send, as, state, jobs, db } = await bench(t);
  const ref = await send(await jpegPhoto());
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  await as(CITIZEN, (tx) => discardFiles(tx, [ref], work.clock()));
  assert.equal(await state(ref), 'discarded');
  await assert.rejects(as(CITIZEN, (tx) => openPage(tx, work, ref, 1)), refusedAs('FILE_NOT_FOUND'));
  assert.ok((await jobs()).includes('purge-files'));
  assert.equal(await purgeFiles(work, run, 2), 1);
  assert.deepEqual((await work.store.list('')).objects, []);
  for (const table of ['file_object', 'file_key', 'file_page']) {
    assert.equal((await db.admin.query(`select from ${table}`)).rowCount, 0);
  }
});

test('a purge cut between keys and objects goes on next time', async (t) => {
  const { work, run, send, as, db } = await bench(t);
  const ref = await send(await jpegPhoto());
  await as(CITIZEN, (tx) => discardFiles(tx, [ref], work.clock()));
  const cut = { value: async () => { throw new Error('cut'); } };
  const stuck = { ...work, store: Object.create(work.store, { delete: cut }) };
  await assert.rejects(purgeFiles(stuck, run, 2), /cut/);
  assert.equal((await db.admin.query('select from file_key')).rowCount, 0);
  assert.equal(await purgeFiles(work, run, 2), 1);
});

test('what a dossier holds is not discarded by its sender, and a legal hold stops everybody', async (t) => {
  const { work, run, send, as, state, db } = await bench(t);
  const [held, kept] = [await send(await jpegPhoto()), await send(await jpegPhoto())];
  await run.inContext((tx) => attachFiles(tx, [held!], DOSSIER, '04112'));
  await db.admin.query('update file_object set legal_hold = true where object_id = $1', [kept!.id]);
  await as(CITIZEN, (tx) => discardFiles(tx, [held!, kept!], work.clock()));
  await run.inContext((tx) => discardFiles(tx, [kept!], work.clock()));
  assert.deepEqual([await state(held!), await state(kept!)], ['quarantined', 'quarantined']);
});

test('objects that no row names are swept after a week, and none before or beside', async (t) => {
  const b = await bench(t);
  const ref = await b.send(await jpegPhoto());
  await scanFile(b.work, b.run, ref);
  await renderFile(b.work, b.run, ref);
  await b.work.store.put('files/00000000000000000000000000000000', pieces(randomBytes(10)));
  assert.equal(await sweepFiles(b.work, b.run), 0);
  b.now += 8 * DAY_MS;
  assert.equal(await sweepFiles(b.work, b.run), 1);
  assert.equal((await b.work.store.list('')).objects.length, 2);
});

test('newer signatures ask for another scan of what older ones let through, and it may reject', async (t) => {
  const replies = ['ClamAV 1/1/Mon Jan  6 09:30:00 2025', 'stream: OK'];
  const server = createServer((socket) => {
    socket.on('error', () => undefined).on('data', (bytes: Buffer) => {
      const isVersion = bytes.includes('zVERSION');
      if (isVersion || bytes.subarray(-4).equals(Buffer.alloc(4))) socket.end(`${replies[isVersion ? 0 : 1]}\0`);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const scanner = new ClamdClient({ host: '127.0.0.1', port: (server.address() as { port: number }).port });
  const { work, run, send, state } = await bench(t, { scanner });
  const ref = await send(await jpegPhoto());
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  assert.equal(await rescanFiles(work, run), 0);
  replies[0] = 'ClamAV 1/2/Tue Jan  7 09:30:00 2025';
  assert.equal(await rescanFiles(work, run), 1);
  replies[1] = 'stream: New.Malware FOUND';
  assert.equal(await state(ref), 'available');
  await scanFile(work, run, ref, true);
  assert.equal(await state(ref), 'rejected');
});

test('a reference is one word that reads back, and nothing else does', () => {
  const ref = { partition: 3, id: '0198c0de-1234-7abc-8def-0123456789ab' };
  assert.deepEqual(parseFileRef(fileRefText(ref)), ref);
  for (const bad of ['', '3', '3.x', '-1.0198c0de-1234-7abc-8def-0123456789ab', `${fileRefText(ref)}/..`]) {
    assert.equal(parseFileRef(bad), undefined);
  }
});
