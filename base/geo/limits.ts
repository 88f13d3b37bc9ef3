/** Bounds of the room. */
export const GEO_LIMITS = {
  /** Farther from any road, the straight line answers. */
  snap_metres_max: 2_000,
} as const;
