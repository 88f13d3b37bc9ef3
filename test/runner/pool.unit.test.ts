import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { inPool } from '#test/runner/pool.ts';

describe('work in a pool', () => {
  it('gives the results in the order of the items and never exceeds their width', async () => {
    let running = 0;
    let running_max = 0;
    const results = await inPool([3, 1, 2], () => 2, async (turns) => {
      running += 1;
      running_max = Math.max(running_max, running);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      running -= 1;
      return turns * 10;
    });
    assert.deepEqual(results, [30, 10, 20]);
    assert.equal(running_max, 2);
  });

  it('starts an item when fewer run than the item allows, whatever ran before', async () => {
    let running = 0;
    const beside: number[] = [];
    await inPool([4, 4, 4, 1, 2, 2], (width) => width, async (width) => {
      beside.push(running);
      running += 1;
      for (let turn = 0; turn < width; turn += 1) await nextTurn();
      running -= 1;
    });
    assert.deepEqual(beside, [0, 1, 2, 0, 1, 1]);
  });

  it('tells the first failure', async () => {
    await assert.rejects(inPool([1, 2], () => 1, async (item) => { throw new Error(`item ${item}`); }), /item 1/);
  });

  it('does nothing with no item', async () => {
    assert.deepEqual(await inPool([], () => 2, async () => 1), []);
  });
});
