import { createPrivateKey, createSecretKey, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
import { newKey, open, seal } from './crypto-box.ts';

/** The keys of one service; no other service ever holds them. */
export type Keyring = {
  service: string;
  /** Key-encryption keys by id: they wrap data keys, never data. */
  keks: ReadonlyMap<string, Buffer>;
  activeKek: string;
  /** For fingerprints and pseudonyms. */
  hmacKey: Buffer;
  /** Ed25519 key that signs the log's checkpoints, with its id and the instant it came into use. */
  signing: { kid: string; privateKey: KeyObject; since: number };
};

/** The JSON form that travels on a file descriptor or lies in the secrets file. */
export type SerialisedKeyring = {
  service: string; keks: Record<string, string>; activeKek: string; hmacKey: string;
  signing: { kid: string; pkcs8: string; since: number };
};

/** Fresh keys for a service; `since` (ms) dates the signing key in the published key history. */
export const generateKeyring = (service: string, since: number): SerialisedKeyring => {
  const pkcs8 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' });
  return {
    service,
    keks: { k1: newKey().toString('base64') },
    activeKek: 'k1',
    hmacKey: newKey().toString('base64'),
    signing: { kid: 's1', pkcs8: pkcs8.toString('base64'), since },
  };
};

/** Reads the JSON form; throws on a malformed one (a configuration error, not a user's). */
export const parseKeyring = (json: SerialisedKeyring): Keyring => ({
  service: json.service,
  keks: new Map(Object.entries(json.keks).map(([kid, key]) => [kid, Buffer.from(key, 'base64')])),
  activeKek: json.activeKek,
  hmacKey: Buffer.from(json.hmacKey, 'base64'),
  signing: {
    kid: json.signing.kid,
    since: json.signing.since,
    privateKey: createPrivateKey({
      key: Buffer.from(json.signing.pkcs8, 'base64'), format: 'der', type: 'pkcs8',
    }),
  },
});

/** Wraps a data key under the active key-encryption key; `aad` names what it is for. */
export const wrapKey = (ring: Keyring, key: Buffer, aad: string): { kid: string; wrapped: Buffer } => ({
  kid: ring.activeKek,
  wrapped: seal(ring.keks.get(ring.activeKek)!, key, aad),
});

/** Unwraps a data key; throws when the key-encryption key is unknown or the bytes were altered. */
export const unwrapKey = (ring: Keyring, kid: string, wrapped: Buffer, aad: string): Buffer => {
  const kek = ring.keks.get(kid);
  if (!kek) throw new Error(`key-encryption key ${kid} of ${ring.service} is not in the keyring`);
  return open(kek, wrapped, aad);
};

/** A key for one purpose, derived from the service's secret (HKDF-SHA-256, RFC 5869). */
export const deriveKey = (ring: Keyring, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', ring.hmacKey, 'socle', purpose, 32)));
