/** Bounds of what a process remembers of dossiers, with their units. */
export const DOSSIER_LIMITS = {
  folded_count_max: 4_000,
  /** Bytes of the events that the remembered dossiers were folded from. */
  folded_bytes_max: 32 * 2 ** 20,
  /** What nobody used for so long is forgotten: it was opened, and lies in memory. */
  folded_idle_ms_max: 120_000,
} as const;
