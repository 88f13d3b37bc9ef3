import { HELICOPTER, type HelicopterRules } from '#base/geo/road/straight-line.ts';

const MINUTE_MS = 60_000;

/** What the order of vehicles depends on besides place and time (domain §9); each centre may set its own. */
export type RecommendationSettings = {
  /** From the order to the wheels turning: at the base, and for a crew that is on the road already. */
  mobilisationBaseMs: number; mobilisationRoadMs: number;
  /** From the arrival at the hospital to free again, and the end of care to free again. */
  handOverMs: number; endOfCareMs: number;
  /** A vehicle that is free within this time is a candidate. */
  soonFreeMs: number;
  helicopter: HelicopterRules;
  /** How many are shown, of the centre and of its neighbours. */
  shownCount: number; neighboursCount: number;
};

export const RECOMMENDATION: RecommendationSettings = { mobilisationBaseMs: 2 * MINUTE_MS, mobilisationRoadMs: 30_000,
  handOverMs: 20 * MINUTE_MS, endOfCareMs: 5 * MINUTE_MS, soonFreeMs: 15 * MINUTE_MS, helicopter: HELICOPTER, shownCount: 5,
  neighboursCount: 3 };
