/** Bounds of a link to an AMQP broker. */
export const AMQP_LIMITS = {
  connect_ms_max: 10_000,
  heartbeat_s: 20,
  /** Time that the broker has to confirm a message. */
  confirm_ms_max: 30_000,
  /** Messages published and not yet confirmed. */
  unconfirmed_max: 1_000,
  /** Pause before a message that was not taken is put back, so that it does not turn in circles. */
  put_back_ms: 1_000,
  /** Pauses between attempts to connect: from, up to. */
  backoff_ms_base: 500,
  backoff_ms_max: 15_000,
} as const;
