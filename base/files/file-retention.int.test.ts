import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, test } from 'node:test';
import { CITIZEN, fileBench } from '#test/files/file-bench.ts';
import { jpegPhoto } from '#test/files/sample-files.ts';
import { pieces } from './object-store-contract.ts';
import { openPage } from './open-page.ts';
import { purgeFiles } from './purge-files.ts';
import { attachFiles, discardFiles, fileRefText, parseFileRef } from './queries.ts';
import { Renderer } from './renderer.ts';
import { renderFile } from './render-file.ts';
import { scanFile } from './scan-file.ts';
import { dropFileKeys, shareFiles } from './share-files.ts';
import { sweepFiles } from './sweep-files.ts';

const DAY_MS = 86_400_000;
const DOSSIER = { partition: 1, id: '0198c0de-0000-7000-8000-000000000001' };

const renderer = new Renderer();
after(() => renderer.close());

const refusedAs = (expected: string) => (error: unknown): boolean => (error as { code?: string }).code === expected;

test('two holders have two keys: when the portal’s is destroyed, the commune’s still opens', async (t) => {
  const { work, run, send, as, state } = await fileBench(t, renderer);
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
  const { work, run, send, as, state, jobs, db } = await fileBench(t, renderer);
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
  const { work, run, send, as, db } = await fileBench(t, renderer);
  const ref = await send(await jpegPhoto());
  await as(CITIZEN, (tx) => discardFiles(tx, [ref], work.clock()));
  const cut = { value: async () => { throw new Error('cut'); } };
  const stuck = { ...work, store: Object.create(work.store, { delete: cut }) };
  await assert.rejects(purgeFiles(stuck, run, 2), /cut/);
  assert.equal((await db.admin.query('select from file_key')).rowCount, 0);
  assert.equal(await purgeFiles(work, run, 2), 1);
});

test('what a dossier holds is not discarded by its sender, and a legal hold stops everybody', async (t) => {
  const { work, run, send, as, state, db } = await fileBench(t, renderer);
  const [held, kept] = [await send(await jpegPhoto()), await send(await jpegPhoto())];
  await run.inContext((tx) => attachFiles(tx, [held!], DOSSIER, '04112'));
  await db.admin.query('update file_object set legal_hold = true where object_id = $1', [kept!.id]);
  await as(CITIZEN, (tx) => discardFiles(tx, [held!, kept!], work.clock()));
  await run.inContext((tx) => discardFiles(tx, [kept!], work.clock()));
  assert.deepEqual([await state(held!), await state(kept!)], ['quarantined', 'quarantined']);
});

test('objects that no row names are swept after a week, and none before or beside', async (t) => {
  const b = await fileBench(t, renderer);
  const ref = await b.send(await jpegPhoto());
  await scanFile(b.work, b.run, ref);
  await renderFile(b.work, b.run, ref);
  await b.work.store.put('files/00000000000000000000000000000000', pieces(randomBytes(10)));
  assert.equal(await sweepFiles(b.work, b.run), 0);
  b.now += 8 * DAY_MS;
  assert.equal(await sweepFiles(b.work, b.run), 1);
  assert.equal((await b.work.store.list('')).objects.length, 2);
});

test('a reference is one word that reads back, and nothing else does', () => {
  const ref = { partition: 3, id: '0198c0de-1234-7abc-8def-0123456789ab' };
  assert.deepEqual(parseFileRef(fileRefText(ref)), ref);
  for (const bad of ['', '3', '3.x', '-1.0198c0de-1234-7abc-8def-0123456789ab', `${fileRefText(ref)}/..`]) {
    assert.equal(parseFileRef(bad), undefined);
  }
});
