import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readAge, writeAge } from './age.ts';

test('an age is kept as a duration of one unit, or not at all', () => {
  assert.deepEqual([writeAge('6', 'Y'), writeAge('010', 'D'), writeAge('', 'Y'), writeAge('-3', 'Y'), writeAge('1000', 'Y')],
    ['P6Y', 'P10D', null, null, null]);
  assert.deepEqual([readAge('P6Y'), readAge('P10W'), readAge(null), readAge('P1Y2M')],
    [{ count: 6, unit: 'Y' }, { count: 10, unit: 'W' }, undefined, undefined]);
});
