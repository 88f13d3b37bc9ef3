/** From when two calls may be about one thing, and many calls about one event (domain §9). A site may set its own. */
export const THRESHOLDS = {
  /** Two dossiers this near and this close in time are asked about. */
  near_m: 300,
  soon_ms: 30 * 60_000,
  /** More calls than this, within this time and radius, are probably one event. */
  cluster_calls: 3,
  cluster_m: 1_000,
  cluster_ms: 10 * 60_000,
  /** Before pick-up: calls within this radius of the one that rings. */
  around_m: 500,
  /** A telephone's place that is less sure than this says nothing of what is near. */
  sure_m: 500,
} as const;
