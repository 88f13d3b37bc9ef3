/** Bounds of the demo mailbox. */
export const MAILBOX_LIMITS = {
  messages_max: 2_000,
  bytes_max: 128 * 1024 * 1024,
  mail_bytes_max: 1024 * 1024,
  letter_bytes_max: 4 * 1024 * 1024,
  recipients_max: 10,
  connections_max: 64,
  page_rows: 50,
  query_chars_max: 100,
  mime_parts_max: 50,
  refresh_s: 5,
} as const;
