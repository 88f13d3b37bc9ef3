import type { TraitSort } from './traits.ts';

/** Days during which requests that share a trait are counted together; older ones are forgotten. */
export const WINDOW_DAYS = 30;

/**
 * From how many requests on a shared trait is worth a look. A home of five, a library's computer and a family's
 * telephone are ordinary; our own figures, to be set again with experience.
 */
export const TRAIT_MIN: Readonly<Record<TraitSort, number>> = { ADRESSE: 6, COURRIEL: 5, TELEPHONE: 5, APPAREIL: 8 };

/** A day counts as a mass when it is this many times the ordinary one, and not a handful. */
const MASS_TIMES = 5;
const MASS_MIN = 20;

/** Whether the requests of a day in one commune stand out from the days before (counts of requests, the latest last). */
export const isMass = (days: readonly number[]): boolean => {
  const before = days.slice(0, -1);
  const today = days.at(-1) ?? 0;
  const usual = before.length === 0 ? 0 : before.reduce((sum, count) => sum + count, 0) / before.length;
  return today >= MASS_MIN && today > usual * MASS_TIMES;
};
