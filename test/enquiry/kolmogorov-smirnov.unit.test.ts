import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ksCritical, ksDistance } from './kolmogorov-smirnov.ts';

/** A fixed sequence in [0, 1) (Park and Miller). */
const uniform = (seed: number): (() => number) => () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;

test('the distance of small samples, by hand', () => {
  assert.equal(ksDistance([1, 2, 3, 4], [1, 2, 3, 4]), 0);
  assert.equal(ksDistance([1, 2], [3, 4]), 1);
  assert.equal(ksDistance([1, 2, 3, 4], [3, 4, 5, 6]), 0.5);
  assert.equal(ksDistance([1, 1, 1, 2], [1, 2, 2, 2]), 0.5);
});

test('the critical value is that of the tables: 1.949 for 0.1 %', () => {
  assert.ok(Math.abs(ksCritical(10_000, 10_000, 0.001) - 1.949 * Math.sqrt(2 / 10_000)) < 1e-4);
});

test('samples of one distribution pass, a leak of five percent does not', () => {
  const draw = uniform(7);
  const sample = (): number[] => Array.from({ length: 10_000 }, () => 2 + draw() + draw() + draw());
  const critical = ksCritical(10_000, 10_000, 0.0001);
  assert.ok(ksDistance(sample(), sample()) < critical);
  assert.ok(ksDistance(sample(), sample().map((ms) => ms * 1.05)) > critical);
});
