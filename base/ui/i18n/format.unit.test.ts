import { test } from 'node:test';
import assert from 'node:assert/strict';
import { formatBytes, formatDate, formatExactInstant, formatInstant, formatWeekday, zoneName, formatCount } from './format.ts';

const LAST_SECOND = Date.parse('2026-02-04T22:59:59Z');

test('a civil date is the same day whatever the zone of the machine', () => {
  assert.equal(formatDate('fr', '2026-02-04'), '4 février 2026');
  assert.equal(formatDate('en', '2026-02-04'), '4 February 2026');
  assert.equal(formatDate('fr', '2024-05-01'), '1er mai 2024');
  assert.equal(formatWeekday('fr', '2024-05-01'), 'mercredi 1er mai 2024');
  assert.equal(formatDate('en', '2024-05-01'), '1 May 2024');
  assert.match(formatWeekday('fr', '2026-02-04'), /^mercredi 4 février 2026$/);
});

test('an instant is told on the wall clocks of its zone', () => {
  assert.equal(formatInstant('fr', LAST_SECOND, 'Europe/Paris'), '4 février 2026 à 23:59');
  assert.equal(formatExactInstant('fr', LAST_SECOND, 'Pacific/Tahiti'), '4 février 2026 à 12:59:59');
  assert.equal(zoneName('fr', 'Europe/Paris'), 'heure de Paris');
});

test('midnight is written 00:00', () => {
  assert.equal(formatInstant('en', Date.parse('2026-02-04T23:00:00Z'), 'Europe/Paris'), '5 February 2026 at 00:00');
});

test('sizes of files are told in the reader’s language', () => {
  assert.equal(formatBytes('fr', 812_345), '793\u00a0ko');
  assert.equal(formatBytes('fr', 5_242_880), '5\u00a0Mo');
  assert.equal(formatBytes('en', 0), '0\u00a0bytes');
});

test('counts are grouped by three, in French with a narrow space that does not break', () => {
  assert.deepEqual([formatCount('fr', 385_698), formatCount('en', 385_698), formatCount('fr', 11)], ['385\u202f698', '385,698', '11']);
});
