import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, it } from 'node:test';
import { inPool } from '#test/runner/pool.ts';

describe('work in a pool', () => {
  it('gives the results in the order of the items and never exceeds its width', async () => {
    let running = 0;
    let running_max = 0;
    const results = await inPool([3, 1, 2], 2, async (turns) => {
      running += 1;
      running_max = Math.max(running_max, running);
      for (let turn = 0; turn < turns; turn += 1) await nextTurn();
      running -= 1;
      return turns * 10;
    });
    assert.deepEqual(results, [30, 10, 20]);
    assert.equal(running_max, 2);
  });

  it('does nothing with no item', async () => {
    assert.deepEqual(await inPool([], 2, async () => 1), []);
  });
});
