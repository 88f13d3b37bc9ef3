import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { DiskStore } from './disk-store.ts';
import { collect, objectStoreContract, pieces } from './object-store-contract.ts';

const folders: string[] = [];
const newFolder = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'socle-disk-store-'));
  folders.push(folder);
  return folder;
};
after(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('object store contract: disk', () => { objectStoreContract(async () => ({ store: new DiskStore(await newFolder()),
  prefix: 'p' })); });

test('a second process sees what the first stored, and an interrupted upload is swept', async () => {
  const folder = await newFolder();
  const first = new DiskStore(folder);
  const bytes = randomBytes(1000);
  await first.put('p/kept', pieces(bytes));
  const second = new DiskStore(folder);
  assert.deepEqual(await collect(await second.get('p/kept')), bytes);
  assert.equal(await second.sweepUploads(Date.now() + 1000), 0);
});
