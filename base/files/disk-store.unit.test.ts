import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { DiskStore } from './disk-store.ts';
import { collect, objectStoreContract, pieces } from './object-store-contract.ts';

const folders: string[] = [];
const stores: DiskStore[] = [];
const storeIn = (folder: string): DiskStore => {
  const store = new DiskStore(folder);
  stores.push(store);
  return store;
};
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'socle-disk-store-'));
  folders.push(folder);
  return folder;
};
after(async () => {
  await Promise.all(stores.map((store) => store.close()));
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true })));
});

objectStoreContract('disk', async () => ({ store: storeIn(await newFolder()), prefix: 'p' }));

test('a second process sees what the first stored, and an interrupted upload is swept', async () => {
  const folder = await newFolder();
  const first = storeIn(folder);
  const bytes = randomBytes(1000);
  await first.put('p/kept', pieces(bytes));
  const second = storeIn(folder);
  assert.deepEqual(await collect(await second.get('p/kept')), bytes);
  assert.equal(await second.sweepUploads(Date.now() + 1000), 0);
});
