import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countSecond, type Availability } from './availability.ts';

const noon = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;

test('seconds are counted by service and day', () => {
  let counts: Availability = {};
  counts = countSecond(counts, { echo: true, portal: true }, noon);
  counts = countSecond(counts, { echo: false, portal: true }, noon + 1_000);
  counts = countSecond(counts, { echo: true, portal: true }, noon + DAY_MS);
  assert.deepEqual(counts.echo, [{ day: '2026-11-22', seen: 2, up: 1 }, { day: '2026-11-23', seen: 1, up: 1 }]);
  assert.deepEqual(counts.portal?.[0], { day: '2026-11-22', seen: 2, up: 2 });
});

test('ninety days are kept', () => {
  let counts: Availability = {};
  for (let day = 0; day < 100; day += 1) counts = countSecond(counts, { echo: true }, noon + day * DAY_MS);
  assert.equal(counts.echo?.length, 90);
});
