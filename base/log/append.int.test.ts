import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { testDatabase } from '#test/database.ts';
import { appendLeaves } from './append.ts';
import { appendToFrontier, EMPTY_FRONTIER } from './frontier.ts';
import { leafHash } from './merkle.ts';
import { verifyInclusion } from './proofs.ts';

const ctx = systemContext('test', 'test');
const AT = Date.UTC(2026, 2, 4, 5, 6, 7, 89);
const entries = (count: number): Buffer[] => Array.from({ length: count }, () => randomBytes(33));

describe('appendLeaves', () => {
  it('gives contiguous indexes, paths and the root of all entries, for both writing roles', async (t) => {
    const { pools, admin } = await testDatabase(t);
    const all: Buffer[] = [];
    for (const [role, count] of [['intake', 1], ['app', 300], ['intake', 7], ['app', 256]] as const) {
      const batch = entries(count);
      const appended = await inContext(pools[role], ctx, (tx) => appendLeaves(tx, 1, batch, AT));
      assert.equal(appended.firstIndex, all.length);
      all.push(...batch);
      const whole = appendToFrontier(EMPTY_FRONTIER, all);
      assert.deepEqual([appended.size, appended.root, appended.epoch], [all.length, whole.root, 1]);
      batch.forEach((entry, i) => assert.ok(verifyInclusion(
        leafHash(entry), appended.firstIndex + i, appended.size, appended.pathOf(i), appended.root)));
    }
    const { rows } = await admin.query<{ leaf_index: string; entry: Buffer }>(
      'select leaf_index, entry from log_leaf where partition = 1 order by leaf_index');
    assert.deepEqual(rows.map(({ leaf_index, entry }) => [Number(leaf_index), entry]),
      all.map((entry, i) => [i, entry]));
  });

  it('leaves no gap when transactions roll back or race', async (t) => {
    const { pools, admin } = await testDatabase(t);
    const failing = inContext(pools.app, ctx, async (tx) => {
      await appendLeaves(tx, 0, entries(10), AT);
      throw new Error('changed my mind');
    });
    await assert.rejects(failing, /changed my mind/);
    const sizes = await Promise.all(Array.from({ length: 20 }, (_, i) =>
      inContext(i % 2 ? pools.app : pools.intake, ctx, (tx) => appendLeaves(tx, 0, entries(3), AT))));
    assert.deepEqual(sizes.map(({ firstIndex }) => firstIndex).sort((a, b) => a - b),
      Array.from({ length: 20 }, (_, i) => 3 * i));
    const { rows: [row] } = await admin.query('select count(*)::int, max(leaf_index)::int from log_leaf');
    assert.deepEqual(row, { count: 60, max: 59 });
  });

  it('records the size of each batch, which a retry needs to give the same receipt', async (t) => {
    const { pools, admin } = await testDatabase(t);
    for (const count of [4, 1]) await inContext(pools.app, ctx, (tx) => appendLeaves(tx, 2, entries(count), AT));
    const { rows } = await admin.query('select epoch, first_index::int, size::int, at from log_batch order by size');
    const at = new Date(AT);
    assert.deepEqual(rows, [{ epoch: 1, first_index: 0, size: 4, at }, { epoch: 1, first_index: 4, size: 5, at }]);
  });

  it('opens the log of a partition that did not exist yet', async (t) => {
    const { pools } = await testDatabase(t);
    const { size } = await inContext(pools.intake, ctx, (tx) => appendLeaves(tx, 9, entries(2), AT));
    assert.equal(size, 2);
  });

  it('refuses entries of another length and nothing at all', async (t) => {
    const { pools } = await testDatabase(t);
    const append = (batch: Buffer[]) => inContext(pools.app, ctx, (tx) => appendLeaves(tx, 0, batch, AT));
    await assert.rejects(append([randomBytes(32)]), RangeError);
    await assert.rejects(append([]), RangeError);
  });
});
