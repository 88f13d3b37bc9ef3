import { hmac } from '#base/values/crypto-box.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';

/** Destinations of the service's messages. */
export const CHANNELS = { mail: 'mail', letter: 'letter', text: 'sms', register: 'national-register' } as const;

/** Name of the partner, as a sender of messages and in signatures. */
export const REGISTER = 'national-register';
export const PORTAL = 'voter-registration';

/** Pseudonymous reference of an addressee. */
export const recipientOf = (ring: Keyring, address: string): string =>
  hmac(deriveKey(ring, 'messages'), 'recipient', address).toString('base64url');
