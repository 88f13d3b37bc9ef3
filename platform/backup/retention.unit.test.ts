import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backupId } from './backup-layout.ts';
import { expired, instantOf, unneededWal } from './retention.ts';

const DAY_MS = 86_400_000;
const now = Date.UTC(2026, 10, 22, 1, 2, 3);
const id = (daysAgo: number): string => backupId(now - daysAgo * DAY_MS);

test('an id names its instant, to the second', () => {
  assert.equal(backupId(now), '20261122T010203Z');
  assert.equal(instantOf(backupId(now)), now);
});

test('what is older than its time goes; the newest may stay', () => {
  const ids = [id(40), id(15), id(14), id(1)];
  assert.deepEqual(expired(ids, 14, now, false), [id(40), id(15)]);
  assert.deepEqual(expired([id(40)], 14, now, true), []);
  assert.deepEqual(expired([id(40)], 14, now, false), [id(40)]);
});

test('the log before the oldest kept start goes; what follows, and the histories, stay', () => {
  const segments = [
    '000000010000000000000004', '000000010000000000000005', '000000010000000000000005.00000028.backup',
    '000000020000000000000006', '00000002.history',
  ];
  assert.deepEqual(unneededWal(segments, '000000010000000000000005'), ['000000010000000000000004']);
});
