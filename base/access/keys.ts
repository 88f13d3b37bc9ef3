import { hmac, type SymmetricKey } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';

/** The room's keys, each for one use, all derived from the service's secret. */
export type AccessKeys = Record<AccessKeyName, SymmetricKey>;
type AccessKeyName = 'pseudonym' | 'token' | 'sealing' | 'csrf' | 'mail' | 'throttle' | 'audit';

/** Derives the room's keys; the same keyring always gives the same keys. */
export const accessKeys = (ring: Keyring): AccessKeys => ({
  pseudonym: deriveKey(ring, 'access pseudonym'),
  token: deriveKey(ring, 'access session token'),
  sealing: deriveKey(ring, 'access sealed identity'),
  csrf: deriveKey(ring, 'access form token'),
  mail: deriveKey(ring, 'access mail link'),
  throttle: deriveKey(ring, 'access throttle'),
  audit: deriveKey(ring, 'access audit seal'),
});

/**
 * Pseudonym of somebody in this service: 43 characters. Another service has another key, hence another pseudonym,
 * so that the two cannot be joined.
 */
export const actorIdOf = (keys: Pick<AccessKeys, 'pseudonym'>, issuer: string, subject: string): string =>
  hmac(keys.pseudonym, issuer, subject).toString('base64url');
