import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { tileFolder, tileMemory } from './tile-folder.ts';
import {
  entryBundle, hashesAtLevel, parseEntryBundle, parseTilePath, tileExists, tilePath, type TileName,
} from './tiles.ts';

describe('names of tiles', () => {
  it('follow the specification’s examples', () => {
    assert.equal(tilePath({ level: 0, index: 1234067, width: 256 }), 'tile/0/x001/x234/067');
    assert.equal(tilePath({ level: 'entries', index: 5, width: 12 }), 'tile/entries/005.p/12');
    const widths = [0, 1, 2].map((level) => hashesAtLevel(70_000, level));
    assert.deepEqual(widths, [70_000, 273, 1]);
    assert.ok(tileExists(70_000, { level: 0, index: 273, width: 112 }));
    assert.ok(!tileExists(70_000, { level: 0, index: 273, width: 113 }));
    assert.ok(tileExists(256, { level: 1, index: 0, width: 1 }));
  });

  it('have one spelling each', () => {
    const names = fc.record({ level: fc.oneof(fc.constant('entries' as const), fc.nat(63)),
      index: fc.nat(Number.MAX_SAFE_INTEGER), width: fc.integer({ min: 1, max: 256 }) });
    fc.assert(fc.property(names, (name: TileName) =>
      assert.deepEqual(parseTilePath(tilePath(name)), { ...name })));
    fc.assert(fc.property(fc.string(), (text) => {
      const name = parseTilePath(`tile/${text}`);
      if (name) assert.equal(tilePath(name), `tile/${text}`);
    }));
  });

  it('carry bundles that read back, and nothing else does', () => {
    const entries = [1, 2, 3].map((n) => Buffer.alloc(33, n));
    assert.deepEqual(parseEntryBundle(entryBundle(entries)), entries);
    assert.equal(parseEntryBundle(entryBundle(entries).subarray(1)), undefined);
    assert.equal(parseEntryBundle(Buffer.alloc(35)), undefined);
  });
});

describe('stores of tiles', () => {
  const stores = {
    memory: async () => ({ store: tileMemory(), list: async () => [] as string[], end: async () => undefined }),
    folder: async () => {
      const folder = await mkdtemp(join(tmpdir(), 'socle-tiles-'));
      const list = async (): Promise<string[]> => (await readdir(folder, { recursive: true })).sort();
      return { store: tileFolder(join(folder, 'new')), list, end: () => rm(folder, { recursive: true }) };
    },
  };
  for (const [name, open] of Object.entries(stores)) {
    it(`keep, replace and remove files: ${name}`, async () => {
      const { store, list, end } = await open();
      assert.equal(await store.read('tile/0/000'), undefined);
      await store.write(['tile/0/000', 'tile/1/000'].map((path) => ({ path, bytes: Buffer.from('a') })));
      await store.write([{ path: 'tile/0/000', bytes: Buffer.from('b') }]);
      assert.equal(String(await store.read('tile/0/000')), 'b');
      assert.equal(String(await store.read('tile/1/000')), 'a');
      assert.equal(await store.read('tile/0/000.p/3'), undefined);
      assert.equal(await store.read('tile/0/000/001'), undefined);
      assert.ok((await list()).every((file) => !file.endsWith('.tmp')));
      await store.remove('tile/0/000');
      await store.remove('tile/0/000');
      assert.equal(await store.read('tile/0/000'), undefined);
      await end();
    });
  }
});
