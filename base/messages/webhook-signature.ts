import { createHmac, sign, timingSafeEqual, verify, type KeyObject } from 'node:crypto';
import { hmac, type SymmetricKey } from '#base/values/crypto-box.ts';
import type { Instant } from '#base/values/instant.ts';

/**
 * A key that signs or verifies: a shared secret (`v1`), or an Ed25519 key (`v1a`), private to sign, public to verify.
 */
export type WebhookKey = { kind: 'hmac'; secret: SymmetricKey } | { kind: 'ed25519'; key: KeyObject };

/** The three headers, in lower case as Node gives them. */
export type WebhookHeaders = { 'webhook-id': string; 'webhook-timestamp': string; 'webhook-signature': string };

export type WebhookVerdict = { ok: true; id: string } | { ok: false; reason: 'missing' | 'time' | 'signature' };

const TOLERANCE_MS = 5 * 60_000;
const SIGNATURES_MAX = 8;

/** The secret of one direction, so that what A signed for B is never taken for B's own word to A. */
export const directionKey = (shared: SymmetricKey, from: string, to: string): WebhookKey =>
  ({ kind: 'hmac', secret: hmac(shared, 'webhook', from, to) });

const covered = (id: string, timestamp: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`${id}.${timestamp}.`), body]);

const signatureOf = (key: WebhookKey, bytes: Buffer): string => key.kind === 'hmac'
  ? `v1,${createHmac('sha256', key.secret).update(bytes).digest('base64')}`
  : `v1a,${sign(null, bytes, key.key).toString('base64')}`;

/**
 * Headers of a signed call (the Standard Webhooks layout): each key signs `id.timestamp.body`, timestamp in seconds.
 * For a request without a body, sign its path and query. Several keys serve while one replaces another.
 */
export const signWebhook = (keys: readonly WebhookKey[], id: string, now: Instant, body: Buffer): WebhookHeaders => {
  const timestamp = String(Math.floor(now / 1000));
  const bytes = covered(id, timestamp, body);
  return { 'webhook-id': id, 'webhook-timestamp': timestamp,
    'webhook-signature': keys.map((key) => signatureOf(key, bytes)).join(' ') };
};

/** True when any signature was made by any of the keys, less than 5 minutes from `now`. Constant time per signature. */
export const verifyWebhook = (
  keys: readonly WebhookKey[], headers: Readonly<Record<string, unknown>>, body: Buffer, now: Instant,
): WebhookVerdict => {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') {
    return { ok: false, reason: 'missing' };
  }
  if (id.length > 64 || !/^\d{1,12}$/.test(timestamp)) return { ok: false, reason: 'missing' };
  if (Math.abs(Number(timestamp) * 1000 - now) > TOLERANCE_MS) return { ok: false, reason: 'time' };
  const bytes = covered(id, timestamp, body);
  const given = signatures.split(' ').slice(0, SIGNATURES_MAX);
  const good = given.some((signature) => keys.some((key) => isBy(key, signature, bytes)));
  return good ? { ok: true, id } : { ok: false, reason: 'signature' };
};

const isBy = (key: WebhookKey, signature: string, bytes: Buffer): boolean => {
  if (key.kind === 'hmac') {
    const expected = Buffer.from(signatureOf(key, bytes));
    const given = Buffer.from(signature);
    return given.length === expected.length && timingSafeEqual(given, expected);
  }
  return signature.startsWith('v1a,') && verify(null, bytes, key.key, Buffer.from(signature.slice(4), 'base64'));
};
