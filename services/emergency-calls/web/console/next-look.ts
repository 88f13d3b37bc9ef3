import { LIMITS } from '../../limits.ts';
import type { Calls } from '../kit/api-client.ts';

/** How long a queue that nothing is told of is believed. */
export const REFRESH_MS = 15_000;
const SOON_MS = 500;

/**
 * After how long (ms) the queue is read again: sooner where a call will have waited so long that it goes before skills, which changes the
 * order although nothing is told.
 */
export const nextLook = (calls: Pick<Calls, 'at' | 'waiting'> | undefined): number => {
  if (!calls?.waiting.some(({ needs = [] }) => needs.length > 0)) return REFRESH_MS;
  const left = calls.waiting.map(({ presentedAt }) => presentedAt + LIMITS.skill_wait_ms - calls.at).filter((ms) => ms >= 0);
  return Math.min(REFRESH_MS, ...left.map((ms) => ms + SOON_MS));
};
