import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { it } from 'node:test';
import type { ObjectStore, ObjectStoreErrorCode } from './object-store.ts';

/** How the suite gets a store: an empty one under a prefix of its own, or a reason to skip. */
export type StoreUnderTest = {
  store: ObjectStore;
  prefix: string;
  /** False for a server that looks whether a name is taken before it writes, not while it writes. */
  atomicOnce?: boolean;
} | { skip: string };

const MIB = 1024 * 1024;

/** Yields `bytes` in uneven pieces, as a network would. */
export async function* pieces(bytes: Uint8Array, size = 60_001): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** The whole of a stream as one buffer. */
export const collect = async (stream: AsyncIterable<Uint8Array>): Promise<Buffer> => {
  const parts: Uint8Array[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts);
};

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const refusedAs = (code: ObjectStoreErrorCode) => ({ name: 'ObjectStoreError', code });

/** What every back end of `ObjectStore` owes; call it once a back end, within a suite of the back end's own test file. */
export const objectStoreContract = (open: () => Promise<StoreUnderTest>): void => {
  const check: Check = (title, body, needs) => {
    it(title, async (t) => {
      const opened = await open();
      if ('skip' in opened) return t.skip(opened.skip);
      const unable = needs === 'atomicOnce' && opened.atomicOnce === false;
      if (unable) return t.skip('this server has no atomic write-once');
      await body(opened.store, (leaf) => `${opened.prefix}/${leaf}`);
    });
  };
  readsBack(check);
  writesOnce(check);
  leavesNothing(check);
  lists(check);
};

type Body = (store: ObjectStore, name: (leaf: string) => string) => Promise<void>;
type Check = (title: string, body: Body, needs?: 'atomicOnce') => void;

const readsBack = (check: Check): void => {
  for (const size of [0, 1, 65_536, 5 * MIB, 11 * MIB + 7]) {
    check(`gives back ${size} bytes as they were put`, async (store, name) => {
      const bytes = randomBytes(size);
      assert.deepEqual(await store.put(name('whole'), pieces(bytes)), { name: name('whole'), size });
      assert.equal(sha256(await collect(await store.get(name('whole')))), sha256(bytes));
      assert.equal((await store.head(name('whole')))?.size, size);
    });
  }

  check('gives ranges, clipped to the object', async (store, name) => {
    const bytes = randomBytes(700_000);
    await store.put(name('ranged'), pieces(bytes));
    const slice = async (start: number, end?: number): Promise<string> =>
      sha256(await collect(await store.get(name('ranged'), end === undefined ? { start } : { start, end })));
    assert.equal(await slice(0, 1), sha256(bytes.subarray(0, 1)));
    assert.equal(await slice(262_143, 524_289), sha256(bytes.subarray(262_143, 524_289)));
    assert.equal(await slice(699_999), sha256(bytes.subarray(699_999)));
    assert.equal(await slice(600_000, 9_999_999), sha256(bytes.subarray(600_000)));
  });

  check('refuses a range beyond the end and a name that is not there', async (store, name) => {
    await store.put(name('short'), pieces(randomBytes(10)));
    await assert.rejects(async () => collect(await store.get(name('short'), { start: 10 })), refusedAs('OBJECT_RANGE'));
    await assert.rejects(async () => collect(await store.get(name('nothing'))), refusedAs('OBJECT_ABSENT'));
    assert.equal(await store.head(name('nothing')), undefined);
  });
};

const writesOnce = (check: Check): void => {
  check('writes a name once and keeps the first bytes', async (store, name) => {
    const first = randomBytes(1000);
    await store.put(name('once'), pieces(first));
    await assert.rejects(store.put(name('once'), pieces(randomBytes(1000))), refusedAs('OBJECT_EXISTS'));
    assert.deepEqual(await collect(await store.get(name('once'))), first);
  });

  check('lets exactly one of eight writers of a name win, whole', async (store, name) => {
    const bodies = Array.from({ length: 8 }, () => randomBytes(100_000));
    const results = await Promise.allSettled(bodies.map((body) => store.put(name('raced'), pieces(body))));
    const winners = bodies.filter((_, i) => results[i]!.status === 'fulfilled');
    assert.equal(winners.length, 1);
    assert.equal(sha256(await collect(await store.get(name('raced')))), sha256(winners[0]!));
  }, 'atomicOnce');

  check('deletes once, then says that nothing was there, and the name is free', async (store, name) => {
    await store.put(name('gone'), pieces(randomBytes(10)));
    assert.equal(await store.delete(name('gone')), true);
    assert.equal(await store.delete(name('gone')), false);
    assert.equal(await store.head(name('gone')), undefined);
    await store.put(name('gone'), pieces(randomBytes(10)));
  });
};

const leavesNothing = (check: Check): void => {
  for (const size of [100_000, 6 * MIB]) {
    check(`leaves nothing of a source that fails after ${size} bytes`, async (store, name) => {
      const failing = async function* (): AsyncGenerator<Uint8Array> {
        yield* pieces(randomBytes(size));
        throw new Error('the sender went away');
      };
      await assert.rejects(store.put(name('cut'), failing()), /the sender went away/);
      assert.equal(await store.head(name('cut')), undefined);
      assert.deepEqual((await store.list(name('cut'))).objects, []);
    });
  }

  check('stops when told to', async (store, name) => {
    const stop = new AbortController();
    const endless = async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; ; i++) {
        if (i === 20) stop.abort(new Error('enough'));
        yield randomBytes(10_000);
      }
    };
    await assert.rejects(store.put(name('stopped'), endless(), { signal: stop.signal }), /enough/);
    assert.equal(await store.head(name('stopped')), undefined);
  });

  check('refuses names that some back end could not hold', async (store, name) => {
    for (const bad of ['', '/etc', '../up', 'a//b', 'a/', 'A', 'é', 'a b', '.hidden', 'a'.repeat(300)]) {
      await assert.rejects(store.put(bad, pieces(randomBytes(1))), /object name/);
    }
    assert.deepEqual((await store.list(name(''))).objects, []);
  });
};

const lists = (check: Check): void => {
  check('lists a prefix in order of names, page by page, with sizes', async (store, name) => {
    const leaves = ['a', 'a-b', 'a/b', 'a/b/c', 'ab', 'abc', 'b', 'ba/1', 'c'];
    for (const [i, leaf] of leaves.entries()) await store.put(name(`list/${leaf}`), pieces(randomBytes(i)));
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await store.list(name('list/'), cursor, 2);
      seen.push(...page.objects.map((o) => `${o.name}=${o.size}`));
      cursor = page.cursor;
    } while (cursor !== undefined && seen.length < 100);
    const expected = leaves.map((leaf, i) => [name(`list/${leaf}`), i] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)).map(([n, size]) => `${n}=${size}`);
    assert.deepEqual(seen, expected);
    assert.equal((await store.list(name('list/ab'))).objects.length, 2);
  });
};
