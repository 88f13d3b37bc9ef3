/** Bounds of the room. */
export const GEO_LIMITS = {
  /** Farther from any road, the straight line answers. */
  snap_metres_max: 2_000,
  /** What is typed beyond is not read. */
  query_characters_max: 200,
  /** Farther from any house number, only the commune is said. */
  reverse_metres_max: 500,
  /** Asks that wait for a thread; more are refused. */
  asks_waiting_max: 500,
  /** Tiles of the base map that stay in memory, 20 kB each. */
  tiles_kept_max: 2_000,
  /** Deeper tiles do not exist: the browser enlarges those above. */
  tile_zoom_max: 17,
} as const;
