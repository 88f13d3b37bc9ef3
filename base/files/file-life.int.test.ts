import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { eicar } from '#test/files/eicar.ts';
import { CITIZEN, fileBench } from '#test/files/file-bench.ts';
import { jpegPhoto, pdfDocument } from '#test/files/sample-files.ts';
import { startClamd, type Clamd } from '#test/peers/clamd.ts';
import { isMissing, type Missing } from '#test/peers/peer.ts';
import { ClamdClient } from './clamd-client.ts';
import { openFileName } from './file-key.ts';
import { fileTasks } from './file-tasks.ts';
import { openFile } from './file-work.ts';
import { pieces } from './object-store-contract.ts';
import { openPage } from './open-page.ts';
import { purgeFiles } from './purge-files.ts';
import { findFile } from './queries.ts';
import { Renderer } from './renderer.ts';
import { renderFile } from './render-file.ts';
import { rescanFiles } from './rescan-files.ts';
import { scanFile } from './scan-file.ts';

const DAY_MS = 86_400_000;

const renderer = new Renderer();
let clamd: Clamd | Missing;
before(async () => { clamd = await startClamd(); });
after(async () => {
  renderer.close();
  if (!isMissing(clamd)) await clamd.stop();
});

const refusedAs = (expected: string) => (error: unknown): boolean => (error as { code?: string }).code === expected;

test('a file waits in quarantine, is scanned, rendered, and then its pages can be opened', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const { work, run, send, as, state, jobs, settled } = await fileBench(t, renderer, { scanner: new ClamdClient(clamd.address) });
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
  const b = await fileBench(t, renderer, { scanner: new ClamdClient(clamd.address) });
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
  const down = await fileBench(t, renderer, { scanner: new ClamdClient({ path: '/nowhere/clamd' }) });
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
  const { work, run, send, db, state } = await fileBench(t, renderer);
  const ref = await send(await jpegPhoto());
  await fileTasks(work)['scan-file']!.run({ ...ref }, run as never);
  await fileTasks(work)['render-file']!.run({ ...ref }, run as never);
  assert.equal(await state(ref), 'available');
  assert.equal((await db.admin.query('select scan_state from file_object')).rows[0].scan_state, 'unscanned');
});

test('each step run twice, or by two workers at once, has one effect and leaves no stray object', async (t) => {
  const { work, run, send, state, settled } = await fileBench(t, renderer);
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
  const { work, run, send, state } = await fileBench(t, renderer);
  const broken = Buffer.from(await pdfDocument(1));
  broken.fill(0x20, 60, broken.length - 40);
  const ref = await send(broken);
  await scanFile(work, run, ref);
  await renderFile(work, run, ref);
  assert.equal(await state(ref), 'rejected');
  assert.equal((await run.inContext((tx) => findFile(tx, ref)))!.renditionReason, 'unreadable');
});

test('bytes altered in the store are never shown', async (t) => {
  const { work, run, send, state, db } = await fileBench(t, renderer);
  const ref = await send(await jpegPhoto());
  const { object_name } = (await db.admin.query('select object_name from file_object')).rows[0];
  await work.store.delete(object_name);
  await work.store.put(object_name, pieces(randomBytes(5000)));
  await scanFile(work, run, ref);
  await assert.rejects(renderFile(work, run, ref), { name: 'DamagedFileError' });
  assert.equal(await state(ref), 'quarantined');
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
  const { work, run, send, state } = await fileBench(t, renderer, { scanner });
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
