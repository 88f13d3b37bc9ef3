import assert from 'node:assert/strict';
import { test } from 'node:test';
import { publishable } from './publishable.ts';

const cell = (deposees: number, commune = '44109', jour = '2026-11-23') => ({ commune, jour, deposees });

test('eleven people are published, ten are not; a cell is summed over the partitions before it is judged', () => {
  assert.deepEqual(publishable([cell(10)]), []);
  assert.deepEqual(publishable([cell(11)]), [cell(11)]);
  assert.deepEqual(publishable([cell(6), cell(5), cell(10, '35238'), cell(30, '44109', '2026-11-22')]),
    [cell(30, '44109', '2026-11-22'), cell(11)]);
  assert.deepEqual(publishable([cell(40, '')]), [], 'an erased request has no commune');
});
