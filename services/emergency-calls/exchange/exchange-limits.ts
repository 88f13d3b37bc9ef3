/** Every bound of the exchange, with what it keeps away. Identifiers and texts have theirs in `schema/text-checks.ts`. */
export const EXCHANGE_LIMITS = {
  /** Beyond it a message is refused unread. */
  message_bytes_max: 5 * 1024 * 1024,
  /** Up to it a message is read on the spot; larger ones are read in a worker thread. */
  inline_bytes_max: 64 * 1024,
  /** Large messages that wait for the thread. */
  thread_waiting_max: 16,
  /** Time of a large message in the thread, waiting included, and the memory of the thread: then it is refused. */
  thread_ms_max: 15_000,
  thread_memory_mb_max: 512,
  /** Nesting of a message: the deepest model has 12 levels, a quoted message doubles them. */
  depth_max: 32,
  /** Values (JSON) or elements (XML) of a message: 500 patients and 1,000 notes are about 40,000. */
  values_max: 100_000,
  /** A message before the case or request it speaks of is kept aside this long, then refused (702). */
  parked_ms_max: 10 * 60_000,
  /** Messages kept aside at once. */
  parked_max: 10_000,
  /** Cases whose resources a loopback hub remembers for its conversions. */
  remembered_cases_max: 10_000,
  /** Life of a message in the hub; `dateTimeExpires` shortens it, never lengthens. */
  hub_life_ms_max: 24 * 3_600_000,
  /** Cause of an error, as text for people. */
  cause_chars_max: 8_000,
} as const;
