/** Bounds of a territory that is loaded from files; a région fits. */
export const TERRITORY_LIMITS = {
  /** Longest line of a table, and longest feature of a map, in characters. */
  line_chars_max: 100_000, feature_chars_max: 32_000_000,
  houses_max: 5_000_000, communes_max: 40_000, vertices_max: 40_000_000,
  /** Wrong rows that are told, and the share of a file's rows that may be wrong before nothing of it is believed. */
  defects_told_max: 20, defects_share_max: 0.01,
  /** How far a drawn road may lie from what is kept of it, metres. */
  bend_metres: 8,
} as const;
