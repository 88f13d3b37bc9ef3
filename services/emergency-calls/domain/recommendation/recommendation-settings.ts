import type { Settings } from '../indicators/settings.ts';
import { HELICOPTER, type HelicopterRules } from '#base/geo/road/straight-line.ts';

const [SECOND_MS, MINUTE_MS] = [1_000, 60_000];

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

/** The order of vehicles as a centre sets it. */
export const recommendationOf = (own: Settings): RecommendationSettings => ({ mobilisationBaseMs: own.mobilisation_base_s * SECOND_MS,
  mobilisationRoadMs: own.mobilisation_road_s * SECOND_MS, handOverMs: own.hand_over_min * MINUTE_MS,
  endOfCareMs: own.end_of_care_min * MINUTE_MS, soonFreeMs: own.soon_free_min * MINUTE_MS, helicopter: HELICOPTER, shownCount: 5,
  neighboursCount: 3 });
