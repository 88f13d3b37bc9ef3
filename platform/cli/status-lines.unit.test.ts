import assert from 'node:assert/strict';
import { test } from 'node:test';
import { duration } from './status-lines.ts';

test('a duration is told in its greatest unit', () => {
  assert.deepEqual([0, 59_000, 60_000, 3_600_000, 172_800_000].map(duration), ['0 s', '59 s', '1 min', '1 h', '2 d']);
});
