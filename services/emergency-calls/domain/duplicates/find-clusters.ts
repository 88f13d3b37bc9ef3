import type { Instant } from '#base/values/instant.ts';
import { isUsable, metresBetween, withoutRepeats, type Sign, type Spot } from './sign.ts';
import { DEFAULT_THRESHOLDS, type Thresholds } from './thresholds.ts';

/** Many calls at one place in a short time: probably one event. */
export type Cluster = { centre: Spot; calls: number; dossiers: readonly string[]; metres: number; since: Instant };

/** More signs than this are not compared with each other: in a flood the newest tell the same, and comparing stays under 20 ms. */
const SIGNS_MAX = 300;

const around = (seed: Sign, signs: readonly Sign[], { cluster_m: metres, cluster_ms: ms }: Thresholds): Sign[] =>
  signs.filter((sign) => metresBetween(seed, sign) <= metres && Math.abs(seed.at - sign.at) <= ms);

const clusterOf = (members: readonly Sign[]): Cluster => {
  const mean = (pick: (sign: Sign) => number): number => members.reduce((sum, sign) => sum + pick(sign), 0) / members.length;
  const centre = { lat: mean(({ lat }) => lat), lon: mean(({ lon }) => lon) };
  return { centre, calls: members.length, dossiers: members.flatMap(({ dossier }) => dossier ?? []),
    metres: Math.round(Math.max(...members.map((sign) => metresBetween(centre, sign)))), since: Math.min(...members.map(({ at }) => at)) };
};

/**
 * Clusters of calls that are probably one event: by default more than three in ten minutes within a kilometre (domain §9). The
 * largest first;
 * a call belongs to one cluster. Calls older than the window are left out.
 */
export const findClusters = (all: readonly Sign[], now: Instant, thresholds: Thresholds = DEFAULT_THRESHOLDS): Cluster[] => {
  let left = withoutRepeats(all).filter((sign) => isUsable(sign) && now - sign.at <= thresholds.cluster_ms)
    .sort((a, b) => b.at - a.at).slice(0, SIGNS_MAX);
  const clusters: Cluster[] = [];
  for (;;) {
    const largest = left.map((seed) => around(seed, left, thresholds)).reduce<Sign[]>((best, one) =>
      (one.length > best.length ? one : best), []);
    if (largest.length <= thresholds.cluster_calls) return clusters;
    clusters.push(clusterOf(largest));
    const taken = new Set(largest);
    left = left.filter((sign) => !taken.has(sign));
  }
};
