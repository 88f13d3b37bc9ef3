import type { Instant } from '#base/values/instant.ts';
import { isUsable, metresBetween, withoutRepeats, type Sign, type Spot } from './sign.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts';

/** Calls around one that rings, this one counted: "3 calls within 400 m in 6 min". */
export type Gathering = { calls: number; metres: number; minutes: number; dossiers: readonly string[] };

const MINUTE_MS = 60_000;
const STEP_M = 100;

/**
 * What else was called in around a call that rings. `undefined` when nothing is near in space and time. Metres are rounded up to
 * the hundred and minutes to the whole, so that the sentence is true.
 */
export const gatheringAround = (
  call: string, spot: Spot, now: Instant, signs: readonly Sign[],
  { around_m: reach, cluster_ms: recent }: Thresholds = DEFAULT_THRESHOLDS,
): Gathering | undefined => {
  if (!isUsable(spot)) return undefined;
  const near = withoutRepeats(signs.filter((sign) => sign.call !== call)).filter(isUsable)
    .map((sign) => ({ sign, metres: metresBetween(spot, sign), age: now - sign.at }))
    .filter(({ metres, age }) => metres <= reach && age <= recent);
  if (near.length === 0) return undefined;
  return { calls: near.length + 1,
    metres: Math.max(STEP_M, Math.ceil(Math.max(...near.map(({ metres }) => metres)) / STEP_M) * STEP_M),
    minutes: Math.max(1, Math.ceil(Math.max(...near.map(({ age }) => age)) / MINUTE_MS)),
    dossiers: near.flatMap(({ sign }) => sign.dossier ?? []) };
};
