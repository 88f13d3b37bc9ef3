import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';

const WAIT_MS_MAX = 20_000;
/** A machine whose idle page waits longer for a frame has no free moment: times say nothing of the screen. */
const STARVED_MS = 60;

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

/** The slowest of a few frames in which nothing happens, ms: what this machine has left for a page. */
export const idleFrameMs = (page: Page): Promise<number> => page.evaluate(async () => {
  let slowest = 0;
  for (let frame = 0; frame < 10; frame += 1) {
    const asked = performance.now();
    await new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
    slowest = Math.max(slowest, performance.now() - asked);
  }
  return slowest;
});

/** Fails when what ended now took longer than `max_ms`, unless the machine has no free moment. */
export const assertTook = async (page: Page, took_ms: number, max_ms: number): Promise<void> => {
  if (took_ms > max_ms && await idleFrameMs(page) < STARVED_MS) assert.fail(`${Math.round(took_ms)} ms, at most ${max_ms}`);
};
