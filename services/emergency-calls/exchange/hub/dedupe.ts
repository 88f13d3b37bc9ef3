import { canonicalJson } from '#base/values/canonical-json.ts';
import { hmac, type SymmetricKey } from '#base/values/crypto-box.ts';
import { messagesOf, type Envelope } from '../envelope.ts';

/** What a message is to those taken in before: redelivery is normal, another content under a known id is not. */
export type Novelty = 'new' | 'again' | 'conflict';

/**
 * Keyed fingerprint of what an envelope says, without the times of sending, which a repeated sending may renew. Keyed,
 * because a plain hash of personal content would outlive it.
 */
export const fingerprintOf = (key: SymmetricKey, envelope: Envelope): string => {
  const { distributionKind, distributionStatus, senderID } = envelope;
  const said = messagesOf(envelope).map(({ sentAt: _sentAt, ...message }) => message);
  return hmac(key, canonicalJson({ distributionKind, distributionStatus, senderID, said })).toString('base64url');
};

/** Judges a distribution id: `again` is acknowledged once more without effect, `conflict` keeps the first and answers 700. */
export const noveltyOf = (known: string | undefined, fingerprint: string): Novelty =>
  known === undefined ? 'new' : known === fingerprint ? 'again' : 'conflict';
