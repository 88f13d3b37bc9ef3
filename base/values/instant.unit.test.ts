import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseInstant, toRfc3339 } from './instant.ts';

test('an instant is written the same the first time and again, beside others of its place', () => {
  for (const at of [0, 1_021, -1_021, 2_042, 1_774_000_000_123, 0, -1, 1_774_000_000_123 + 1_021, 1_774_000_000_123]) {
    assert.equal(toRfc3339(at), new Date(at).toISOString());
    assert.equal(parseInstant(toRfc3339(at)), at);
  }
});

test('a day that no calendar has, an hour that no clock shows are no instants, whatever the offset', () => {
  for (const text of ['2026-02-30T00:00:00Z', '2026-04-31T10:00:00+02:00', '2026-01-01T24:00:00Z', '2025-02-29T00:00:00Z']) {
    assert.equal(parseInstant(text), undefined, text);
  }
  assert.equal(parseInstant('2024-02-29T00:30:00+01:00'), Date.UTC(2024, 1, 28, 23, 30));
});

test('what is no instant is refused', () => {
  for (const at of [NaN, Infinity, 8.64e15 + 1]) assert.throws(() => toRfc3339(at), RangeError);
});
