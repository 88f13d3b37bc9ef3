/** Every bound of the register, with its unit. A test reaches each of them. */
export const LIMITS = {
  /** Messages of one POST, and its bytes. */
  batch_messages_max: 500,
  batch_bytes_max: 8 * 1024 * 1024,
  /** Faults that one refusal lists. */
  faults_max: 200,
  /** Messages of one request that may wait for a missing rank. */
  parked_max: 32,
  /** States of one page of the feed. */
  page_states_max: 500,
  cursor_chars_max: 200,
  /** Requests treated in one transaction. */
  treatment_batch_max: 500,
  /** Characters of one answer of the civil registry, and given names that are read of it. */
  registry_answer_chars_max: 64 * 1024,
  given_names_max: 20,
  /** How long the register waits before it asks again, when the civil registry did not answer or found our question wrong. */
  look_up_retry_ms: 60_000,
  /** How long states are told again by the feed. */
  feed_days: 90,
  /** Calls that the fault injection keeps back at a time. */
  held_calls_max: 100,
} as const;
