import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { limits } from '#test/house/rules/limits.ts';

const found = (code: string, test: string): string[] => findingsAmong(limits, {
  'base/intake/limits.ts': 'export const LIMITS = {\n  queue_items_max: 9,\n  age_ms_max: { web: 1 },\n} as const;',
  'base/intake/queue.ts': code, 'base/intake/queue.unit.test.ts': test,
});

describe('limits', () => {
  it('accepts bounds that are applied and reached', () => {
    assert.deepEqual(found('a(LIMITS.queue_items_max, LIMITS.age_ms_max);', 'queue_items_max; age_ms_max;'), []);
  });

  it('refuses a bound that nothing applies, and one that no test names', () => {
    assert.deepEqual(found('a(LIMITS.queue_items_max);', ''), [
      'base/intake/limits.ts:2: no test names queue_items_max',
      'base/intake/limits.ts:3: nothing applies age_ms_max',
    ]);
  });

  it('leaves other files alone', () => {
    assert.deepEqual(findingsAmong(limits, { 'base/intake/other.ts': 'export const A = { b: 1 };' }), []);
  });
});
