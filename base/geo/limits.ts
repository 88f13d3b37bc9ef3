/** Bounds of the room. */
export const GEO_LIMITS = {
  /** Farther from any road, the straight line answers. */
  snap_metres_max: 2_000,
  /** What is typed beyond is not read. */
  query_characters_max: 200,
  /** Farther from any house number, only the commune is said. */
  reverse_metres_max: 500,
} as const;
