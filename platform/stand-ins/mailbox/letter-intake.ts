import type { Instant } from '#base/values/instant.ts';
import { isUuidv7 } from '#base/values/ids.ts';
import type { StoredMessage } from './message-store.ts';

/** Reads a text message handed over by a service (`base/messages/sms-adapter.ts`); `undefined` when it is not one. */
export const readText = (value: unknown, at: Instant): StoredMessage | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, to, text } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !isUuidv7(id) || typeof to !== 'string' || typeof text !== 'string') return undefined;
  if (!/^\+\d{6,15}$/.test(to) || text.length > 2_000) return undefined;
  return { id, kind: 'sms', at, from: 'SMS', to, subject: text.slice(0, 60), text };
};

/** Reads a letter handed over by a service (`base/messages/mailbox-hand-over.ts`); `undefined` when it is not one. */
export const readLetter = (value: unknown, at: Instant): StoredMessage | undefined => {
  if (typeof value !== 'object' || value === null) return undefined;
  const { id, from, to, subject, text, pdf } = value as Record<string, unknown>;
  if (typeof id !== 'string' || !isUuidv7(id) || typeof pdf !== 'string') return undefined;
  const bytes = Buffer.from(pdf, 'base64');
  if (bytes.subarray(0, 5).toString('latin1') !== '%PDF-') return undefined;
  const fields = [from, to, subject, text];
  if (!fields.every((field) => typeof field === 'string' && field.length <= 20_000)) return undefined;
  return { id, kind: 'letter', at, from: from as string, to: to as string, subject: subject as string,
    text: text as string, pdf: bytes };
};
