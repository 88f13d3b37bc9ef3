import { directionKey, type WebhookKey } from './webhook-signature.ts';

/** Where text messages of a service are handed over, and the keys that sign them. */
export type SmsRelay = { url: string; keys: readonly WebhookKey[] };

/**
 * The operator's relay when one is set, else the demonstration's mailbox, which shares a secret with the service; nothing: texts
 * wait in the outbox.
 */
export const smsRelay = (
  service: string, operator: { url: string | undefined; secret: string | undefined },
  mailbox: { origin: string | undefined; secret: string | undefined },
): SmsRelay | undefined => {
  if (operator.url) return { url: operator.url, keys: [{ kind: 'hmac', secret: Buffer.from(operator.secret ?? '') }] };
  return mailbox.origin && mailbox.secret
    ? { url: `${mailbox.origin}/texts`, keys: [directionKey(Buffer.from(mailbox.secret), service, 'mailbox')] } : undefined;
};
