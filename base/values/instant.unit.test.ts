import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant, toRfc3339 } from './instant.ts';

test('an instant is written the same the first time and again, beside others of its place', () => {
  for (const at of [0, 1_021, -1_021, 2_042, 1_774_000_000_123, 0, -1, 1_774_000_000_123 + 1_021, 1_774_000_000_123]) {
    assert.equal(toRfc3339(at), new Date(at).toISOString());
    assert.equal(parseInstant(toRfc3339(at)), at);
  }
});

test('what is no instant is refused', () => {
  for (const at of [NaN, Infinity, 8.64e15 + 1]) assert.throws(() => toRfc3339(at), RangeError);
});
