import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { DiskStore } from './disk-store.ts';
import { ForgetfulFs, type Faults } from '#test/files/forgetful-fs.ts';
import { collect, objectStoreContract, pieces } from './object-store-contract.ts';

/** Numbers in [0, 1[ from a seed (mulberry32), so that a failing cut is one line to replay. */
const seeded = (seed: number) => (): number => {
  seed = (seed + 0x6d2b79f5) | 0;
  let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};

const bodyOf = (name: string): Buffer => Buffer.alloc(500 + name.length * 37, name);
/** Two folders, three shards, two names in one shard: directories are made and synced side by side. */
const NAMES = ['p/aa1', 'p/aa2', 'p/bb1', 'q/cc1', 'q/cc2'];

type Outcome = { fs: ForgetfulFs; stored: Set<string>; deleted: boolean };

/** Puts all names at once, then deletes the first; what was acknowledged before the cut is noted. */
const workload = async (faults: Faults): Promise<Outcome> => {
  const fs = new ForgetfulFs(faults);
  const store = new DiskStore('/', fs);
  const stored = new Set<string>();
  await Promise.allSettled(NAMES.map(async (name) => {
    await store.put(name, pieces(bodyOf(name), 300));
    stored.add(name);
  }));
  const deleted = await store.delete(NAMES[0]!).catch(() => false);
  return { fs, stored, deleted };
};

/** What the promise "acknowledged means kept" forbids, found on the disk after the cut. */
const violations = async ({ fs, stored, deleted }: Outcome): Promise<string[]> => {
  const store = new DiskStore('/', fs.afterCut());
  const found: string[] = [];
  const listed = new Set((await store.list('')).objects.map((o) => o.name));
  for (const name of NAMES) {
    const here = await store.head(name);
    if (listed.has(name) !== Boolean(here)) found.push(`${name}: list and head differ`);
    if (here && !(await collect(await store.get(name))).equals(bodyOf(name))) found.push(`${name}: not whole`);
    if (name === NAMES[0]) {
      if (deleted && here) found.push(`${name}: deleted and back`);
    } else if (stored.has(name) && !here) found.push(`${name}: acknowledged and lost`);
  }
  return found;
};

const everyCut = async (lies?: Faults['lies']): Promise<string[]> => {
  const found: string[] = [];
  const calls = (await workload({ random: seeded(1) })).fs.calls + 10;
  for (let seed = 1; seed <= 8; seed++) {
    for (let cutAt = 1; cutAt <= calls; cutAt++) {
      const outcome = await workload({ cutAt, random: seeded(seed * 1000 + cutAt), ...(lies ? { lies } : {}) });
      found.push(...(await violations(outcome)).map((v) => `seed ${seed} cut ${cutAt}: ${v}`));
    }
  }
  return found;
};

describe('object store contract: disk that forgets', () => { objectStoreContract(async () => (
  { store: new DiskStore('/', new ForgetfulFs({ random: seeded(7) })), prefix: 'p' }
)); });

test('whatever the call at which the power goes, an acknowledged put is whole and the others absent or whole',
  async () => assert.deepEqual(await everyCut(), []));

test('the same cuts catch a disk whose file sync lies', async () => {
  assert.ok((await everyCut('file-sync')).some((v) => v.includes('not whole')));
});

test('the same cuts catch a disk whose directory sync lies', async () => {
  assert.ok((await everyCut('folder-sync')).some((v) => v.includes('acknowledged and lost')));
});

test('without a cut everything is acknowledged', async () => {
  const { stored, deleted } = await workload({ random: seeded(3) });
  assert.deepEqual([...stored].sort(), NAMES);
  assert.equal(deleted, true);
});
