import type { Clock, Instant } from '#base/values/instant.ts';

export type BreakerOptions = {
  clock: Clock;
  /** Failures in a row after which nothing is tried for `rest_ms`; then one call tries alone. */
  failures_max: number; rest_ms: number;
  /** Calls at once; further ones fail at once. */
  running_max: number;
};

/** A circuit breaker. */
export type Breaker = { run<T>(call: () => Promise<T>): Promise<T> };

/** Keeps a partner that fails from being asked, and those who ask from waiting. `run` throws what the call threw, or that it rests. */
export const createBreaker = ({ clock, failures_max, rest_ms, running_max }: BreakerOptions): Breaker => {
  let failures = 0;
  let running = 0;
  let restsUntil: Instant = 0;
  const admit = (): void => {
    if (running >= running_max) throw new Error('too many calls at once');
    if (failures < failures_max) return;
    if (clock() < restsUntil) throw new Error('the partner rests after failures');
    // Whoever comes first tries; the others wait for what comes out of it.
    restsUntil = clock() + rest_ms;
  };
  return {
    run: async (call) => {
      admit();
      running += 1;
      try {
        const result = await call();
        failures = 0;
        return result;
      } catch (error) {
        failures += 1;
        if (failures >= failures_max) restsUntil = clock() + rest_ms;
        throw error;
      } finally {
        running -= 1;
      }
    },
  };
};
