import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';

const WAIT_MS_MAX = 20_000;

/** Waits until a check gives what is expected, and fails with what it gave last: screens follow an action a moment later. */
export const waitForValue = async <T>(check: () => Promise<T>, expected: T, label?: string): Promise<void> => {
  const deadline = performance.now() + WAIT_MS_MAX;
  let found = await check();
  while (found !== expected && performance.now() < deadline) {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    found = await check();
  }
  if (label === undefined) assert.equal(found, expected);
  else assert.equal(found, expected, label);
};

/** Waits until a locator finds so many nodes. */
export const waitForCount = (locator: Locator, count: number, label?: string): Promise<void> =>
  waitForValue(() => locator.count(), count, label);
