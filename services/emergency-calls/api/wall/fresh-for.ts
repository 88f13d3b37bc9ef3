import type { Clock } from '#base/values/instant.ts';

/** Centres that one process remembers. */
const KEPT_MAX = 500;

/**
 * Reads once for all who ask within `ms`, by key: a hundred boards of one centre are one statement. What fails is not kept.
 */
export const freshFor = <T>(ms: number, clock: Clock, read: (key: string) => Promise<T>): ((key: string) => Promise<T>) => {
  const kept = new Map<string, { until: number; value: Promise<T> }>();
  return (key) => {
    const now = clock();
    const known = kept.get(key);
    if (known && known.until > now) return known.value;
    if (kept.size >= KEPT_MAX) kept.clear();
    const value = read(key);
    kept.set(key, { until: now + ms, value });
    value.catch(() => kept.delete(key));
    return value;
  };
};
