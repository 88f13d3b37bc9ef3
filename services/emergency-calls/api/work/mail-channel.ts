/** Name of the outbox's channel of mails to people. */
export const MAIL_CHANNEL = 'mail';
