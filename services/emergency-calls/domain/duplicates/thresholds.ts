import type { Instant } from '#base/values/instant.ts';
import { settingsOf, type Settings } from '../indicators/settings.ts';

/** From when two calls may be about one thing, and many calls about one event (domain §9); milliseconds and metres. */
export type Thresholds = {
  /** Two dossiers this near and this close in time are asked about. */
  near_m: number; soon_ms: Instant;
  /** More calls than this, within this time and radius, are probably one event. */
  cluster_calls: number; cluster_m: number; cluster_ms: Instant;
  /** Before pick-up: calls within this radius of the one that rings. */
  around_m: number;
};

/** A telephone's place that is less sure than this says nothing of what is near. */
export const SURE_M = 500;

const MINUTE_MS = 60_000;

/** The thresholds as a centre sets them. */
export const thresholdsOf = (settings: Settings): Thresholds => ({ near_m: settings.duplicate_near_m,
  soon_ms: settings.duplicate_soon_min * MINUTE_MS, cluster_calls: settings.cluster_calls, cluster_m: settings.cluster_m,
  cluster_ms: settings.cluster_min * MINUTE_MS, around_m: settings.around_m });

/** Those of a centre that set none. */
export const DEFAULT_THRESHOLDS = thresholdsOf(settingsOf({}));
