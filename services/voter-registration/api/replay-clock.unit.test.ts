import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { replayClock } from './replay-clock.ts';

describe('the clock of a replay', () => {
  it('goes with the requests of a shifted day, and never back', () => {
    let machine = 10_000;
    const clock = replayClock({ demo: true, clockOffset: -9_000 }, () => machine);
    assert.equal(clock.now(), 1_000);
    clock.reach(500_000);
    clock.reach(400_000);
    assert.equal(clock.now(), 500_000);
    machine = 600_000;
    assert.equal(clock.now(), 591_000);
  });

  it('is not moved by anything where the day was not shifted, nor outside the demo', () => {
    for (const context of [{ demo: true }, { demo: false, clockOffset: -9_000 }]) {
      const clock = replayClock(context, () => 10_000);
      clock.reach(500_000);
      assert.equal(clock.now(), 10_000);
    }
  });
});
