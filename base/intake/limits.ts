/** Bounds of an intake, with their units. A service may pass lower ones. */
export const INTAKE_LIMITS = {
  batch_items_max: 500,
  flushes_in_flight_max: 2,
  queue_items_max: 20_000,
  queue_age_ms_max: 2_000,
  key_chars_max: 255,
  /** Answers of two to three thousand bytes: some six thousand of them. */
  recent_answers_bytes_max: 16 * 2 ** 20,
} as const;

export type IntakeLimits = { [name in keyof typeof INTAKE_LIMITS]: number };
