import assert from 'node:assert/strict';
import { test } from 'node:test';
import { adviseRestart } from './restart-policy.ts';

const early = { at: 0, readyMs: 0 };
const stable = { at: 0, readyMs: 60_000 };

test('what had run well comes back at once', () => {
  assert.deepEqual(adviseRestart([stable]), { delayMs: 0, braked: false });
  assert.deepEqual(adviseRestart([early, early, early, stable]), { delayMs: 0, braked: false });
});

test('early deaths wait longer each time', () => {
  const delays = [1, 2, 3, 4].map((count) => adviseRestart(Array(count).fill(early)).delayMs);
  assert.deepEqual(delays, [200, 400, 800, 1_600]);
});

test('the sixth early death in a row pulls the brake: one try a minute', () => {
  assert.deepEqual(adviseRestart(Array(6).fill(early)), { delayMs: 60_000, braked: true });
});

test('a good run in between forgives', () => {
  assert.equal(adviseRestart([...Array(5).fill(early), stable, early]).delayMs, 200);
});
