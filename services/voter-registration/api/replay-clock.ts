import type { ServiceContext } from '#base/http/service-context.ts';
import { systemClock, type Clock, type Instant } from '#base/values/instant.ts';

/** The clock of a process, and a way for a replayed day to carry it along. */
export type ReplayClock = {
  now: Clock;
  /** A replayed request arrived at `at`: the clock is never behind it, and never goes back. */
  reach(at: Instant): void;
};

/**
 * The machine's clock. In the demo profile it may be shifted (`clockOffset`) to the beginning of a day that is played
 * again; a replayed day then goes as fast as its requests come. Where it is not shifted nothing moves it.
 */
export const replayClock = (
  { demo, clockOffset }: Pick<ServiceContext, 'demo' | 'clockOffset'>, machine: Clock = systemClock,
): ReplayClock => {
  const shifted = demo && clockOffset !== undefined;
  const offset = shifted ? clockOffset : 0;
  let reached = -Infinity;
  return {
    now: () => Math.max(machine() + offset, reached),
    reach: (at) => { if (shifted && at > reached) reached = at; },
  };
};
