import type { Instant } from '#base/values/instant.ts';

/** One end of a process: when, and how long it had been ready (0: it never was). */
export type End = { at: Instant; readyMs: number };

export type RestartAdvice = { delayMs: number; braked: boolean };

const FIRST_DELAY_MS = 200;
const DELAY_MS_MAX = 15_000;
const STABLE_MS = 10_000;
const BRAKE_AFTER = 6;
const BRAKE_MS = 60_000;

/**
 * When to start again what died. A process that had run well comes back at once; early deaths in a row wait 0.2 s,
 * 0.4 s … up to 15 s; the sixth in a row pulls the brake (one try a minute) and raises an alarm.
 */
export const adviseRestart = (ends: readonly End[]): RestartAdvice => {
  const lastStable = ends.findLastIndex((end) => end.readyMs >= STABLE_MS);
  const early = ends.length - 1 - lastStable;
  if (early <= 0) return { delayMs: 0, braked: false };
  if (early >= BRAKE_AFTER) return { delayMs: BRAKE_MS, braked: true };
  return { delayMs: Math.min(DELAY_MS_MAX, FIRST_DELAY_MS * 2 ** (early - 1)), braked: false };
};
