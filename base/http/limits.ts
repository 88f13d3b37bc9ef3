/** Bounds of every HTTP server of the suite, with their units. */
export const HTTP_LIMITS = {
  body_bytes_max: 256 * 1024,
  header_bytes_max: 16 * 1024,
  headers_ms_max: 10_000,
  request_ms_max: 60_000,
  /** How often the deadlines are looked at: a slow sender is let go that much later at most. */
  deadline_check_ms: 2_000,
  keep_alive_ms_max: 72_000,
  connections_max: 20_000,
  form_fields_max: 200,
  form_value_chars_max: 4_000,
  /** What an early refusal still reads so that the sender sees the answer and not a reset. */
  linger_bytes_max: 64 * 1024,
  linger_ms_max: 1_000,
  /** What a reader of a stream may leave unread before it is cut. */
  stream_buffer_bytes_max: 256 * 1024,
  /** Live news (live-hub.ts): one read at most, and what a process holds of a partition to resume streams from. */
  live_batch_items_max: 500,
  live_recent_items_max: 5_000,
  /** Sign of life of a stream; a look at the register in case a wake-up was lost. */
  live_beat_ms: 15_000,
  /** Whether the person of a stream is still signed in. */
  live_check_ms: 20_000,
  /** A stream ends then and comes back, so that the right to it is looked at again. */
  live_stream_ms_max: 10 * 60_000,
  /** When a stream that was ended comes back: at a drain, and after a failed read. */
  live_back_ms: 200,
  live_again_ms: 1_000,
} as const;
