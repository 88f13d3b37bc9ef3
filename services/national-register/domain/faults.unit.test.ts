import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callFault, isFaulty, isOut, latenessMs, NO_FAULTS, parseFaultPlan } from './faults.ts';

test('no fault is no fault', () => {
  assert.equal(isFaulty(NO_FAULTS), false);
  assert.equal(isOut(NO_FAULTS, 5_000), false);
  assert.equal(latenessMs(NO_FAULTS, 'x'), 0);
  for (let n = 0; n < 1000; n++) assert.equal(callFault(NO_FAULTS, 'in', n), 'none');
});

test('a setting is read, a wrong one refused', () => {
  const plan = parseFaultPlan('outageEveryS=60 outageS=10, duplicate=50');
  assert.deepEqual(plan, { ...NO_FAULTS, outageEveryS: 60, outageS: 10, duplicatesPer1000: 50 });
  assert.deepEqual(parseFaultPlan(''), NO_FAULTS);
  for (const wrong of ['outage=1', 'duplicate', 'duplicate=-1', 'duplicate=x', '__proto__=1']) {
    assert.throws(() => parseFaultPlan(wrong), /not a fault/);
  }
});

test('outages come and go', () => {
  const plan = parseFaultPlan('outageEveryS=60 outageS=10');
  assert.deepEqual([0, 9_999, 10_000, 59_999, 60_000].map((now) => isOut(plan, now)), [true, true, false, false, true]);
});

test('a seed replays the same faults, at their rates; another seed has others', () => {
  const plan = parseFaultPlan('seed=7 lost=100 duplicate=200 reorder=300 lateMsMin=10 lateMsMax=20');
  const run = (seed: number) => Array.from({ length: 10_000 }, (_, n) => callFault({ ...plan, seed }, 'out', n));
  assert.deepEqual(run(7), run(7));
  assert.notDeepEqual(run(7), run(8));
  const share = (fault: string) => run(7).filter((one) => one === fault).length / 10_000;
  assert.ok(Math.abs(share('lost-answer') - 0.1) < 0.02 && Math.abs(share('duplicate') - 0.2) < 0.02
    && Math.abs(share('reorder') - 0.3) < 0.02);
  const late = Array.from({ length: 1000 }, (_, n) => latenessMs(plan, String(n)));
  assert.deepEqual([Math.min(...late), Math.max(...late)], [10, 20]);
});
