/**
 * Public keys of signed notes (C2SP signed-note, signature type 0x01: Ed25519).
 *
 * A service has one key; its verification key is named `<host>/<service>`. Each partition signs under its own
 * origin `<host>/<service>/<partition>`, so that the key name of a checkpoint equals its origin as tlog-checkpoint
 * asks; `vkeyFor` gives the same key under that name, which is what other tools want.
 */
import { createPublicKey, hash, type KeyObject } from 'node:crypto';
import { decodeBase64 } from './base64.ts';

const ED25519 = 0x01;
const PUBLIC_KEY_BYTES = 32;

export type Vkey = { name: string; keyId: string; publicKey: Buffer };

/** Key names carry no Unicode space, no plus and no control character. */
export const isKeyName = (name: string): boolean => /^[^\s+\p{Z}\p{Cc}]+$/u.test(name) && name.isWellFormed();

/** First 4 bytes of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ public key), in hexadecimal. */
export const keyIdOf = (name: string, publicKey: Uint8Array): string =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), publicKey]), 'hex').slice(0, 8);

/** The key under a name. */
export const vkeyFor = (name: string, publicKey: Buffer): Vkey =>
  ({ name, keyId: keyIdOf(name, publicKey), publicKey });

/** Text form `<name>+<key id>+<base64(0x01 ‖ public key)>`. */
export const formatVkey = ({ name, keyId, publicKey }: Vkey): string =>
  `${name}+${keyId}+${Buffer.concat([Buffer.of(ED25519), publicKey]).toString('base64')}`;

/** Reads the text form; undefined when it is malformed, of another type, or its key id is not its own. */
export const parseVkey = (text: string): Vkey | undefined => {
  const [, name, keyId, data] = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/.exec(text) ?? [];
  const bytes = decodeBase64(data ?? '');
  if (!name || !isKeyName(name) || bytes?.length !== PUBLIC_KEY_BYTES + 1 || bytes[0] !== ED25519) return undefined;
  const vkey = vkeyFor(name, bytes.subarray(1));
  return vkey.keyId === keyId ? vkey : undefined;
};

/** The 32 bytes of an Ed25519 public key (RFC 8032), from either half of the pair. */
export const rawPublicKey = (key: KeyObject): Buffer => {
  const { crv, x } = (key.type === 'private' ? createPublicKey(key) : key).export({ format: 'jwk' });
  if (crv !== 'Ed25519' || typeof x !== 'string') throw new TypeError('not an Ed25519 key');
  return Buffer.from(x, 'base64url');
};

/** The key object that verifies for 32 raw bytes. */
export const publicKeyOf = (raw: Buffer): KeyObject =>
  createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x: raw.toString('base64url') } });
