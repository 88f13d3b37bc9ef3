import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { againstPlan, plannedBySlot } from './plan.ts';
import { prewarmSteps } from './prewarm.ts';

describe('the plan of a closing day', () => {
  const flat = { count: 1_440, weights: new Array<number>(1_440).fill(1) };

  it('spreads a published total over slots of ten minutes', () => {
    const slots = plannedBySlot(flat);
    assert.equal(slots.length, 144);
    assert.ok(slots.every((count) => count === 10));
  });

  it('says how far the day is from it', () => {
    assert.deepEqual(againstPlan([10, 20], plannedBySlot(flat)), { came: 30, expected: 20, percent: 150 });
    assert.equal(againstPlan([], plannedBySlot(flat)).percent, 0);
  });

  it('the steps before a closing are in the order of time, and the last one follows the tickets’ grace', () => {
    const steps = prewarmSteps(0).map(({ le }) => le);
    assert.deepEqual(steps, steps.toSorted((a, b) => a - b));
    assert.equal(steps.at(-1), 2 * 3_600_000);
  });
});
