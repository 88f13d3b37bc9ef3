import { createPrivateKey, createPublicKey, createSecretKey, generateKeyPairSync, hkdfSync, type KeyObject } from 'node:crypto';
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
  /** Keys that signed before it, oldest first: what they signed stays good. */
  pastSigning: readonly PastSigningKey[];
};

/** The public half of a key that signs no more; `until` (ms) is null while processes that may hold it still end. */
export type PastSigningKey = { kid: string; publicKey: string; since: number; until: number | null };

/** The JSON form that travels on a file descriptor or lies in the secrets file. */
export type SerialisedKeyring = {
  service: string; keks: Record<string, string>; activeKek: string; hmacKey: string;
  signing: { kid: string; pkcs8: string; since: number };
  pastSigning?: PastSigningKey[];
};

/** Fresh keys for a service; `since` (ms) dates the signing key in the published key history. */
export const generateKeyring = (service: string, since: number): SerialisedKeyring => ({
  service,
  keks: { k1: newKey().toString('base64') },
  activeKek: 'k1',
  hmacKey: newKey().toString('base64'),
  signing: { kid: 's1', pkcs8: newSigningKey(), since },
});

const newSigningKey = (): string =>
  generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');

const privateKeyOf = (pkcs8: string): KeyObject =>
  createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' });

const publicKeyOf = (pkcs8: string): string =>
  Buffer.from(createPublicKey(privateKeyOf(pkcs8)).export({ format: 'jwk' }).x!, 'base64url').toString('base64');

const nextId = (kid: string): string => kid.replace(/\d+$/, (count) => String(Number(count) + 1));

/** The keyring with a new signing key; of the old one only the public half stays, without an end until its last process is gone. */
export const withNewSigningKey = (ring: SerialisedKeyring, now: number): SerialisedKeyring => {
  const { kid, pkcs8, since } = ring.signing;
  const past: PastSigningKey = { kid, publicKey: publicKeyOf(pkcs8), since, until: null };
  return { ...ring, signing: { kid: nextId(kid), pkcs8: newSigningKey(), since: now }, pastSigning: [...ring.pastSigning ?? [], past] };
};

/** Past signing keys without an end get one. The same object when there is none. */
export const withPastKeysEnded = (ring: SerialisedKeyring, until: number): SerialisedKeyring =>
  (ring.pastSigning?.some((past) => past.until === null)
    ? { ...ring, pastSigning: ring.pastSigning.map((past) => ({ ...past, until: past.until ?? until })) } : ring);

const newestKek = ({ keks }: SerialisedKeyring): string => Object.keys(keks).at(-1)!;

/** A new key-encryption key that every process can open with before any wraps with it; none when one waits already. */
export const withNextKek = (ring: SerialisedKeyring): SerialisedKeyring => (newestKek(ring) !== ring.activeKek ? ring
  : { ...ring, keks: { ...ring.keks, [nextId(ring.activeKek)]: newKey().toString('base64') } });

/** The newest key-encryption key wraps from now on; the older ones stay, for what is not wrapped again yet and for backups. */
export const withNextKekActive = (ring: SerialisedKeyring): SerialisedKeyring => ({ ...ring, activeKek: newestKek(ring) });

/** Only the key-encryption key in use stays: what another one wraps opens no more. The same object when there is no other. */
export const withoutOldKeks = (ring: SerialisedKeyring): SerialisedKeyring => (Object.keys(ring.keks).length === 1 ? ring
  : { ...ring, keks: { [ring.activeKek]: ring.keks[ring.activeKek]! } });

/** The keyring with older key-encryption keys of a former one: what was restored with that one opens. The same object when it has all. */
export const withKeksOf = (ring: SerialisedKeyring, former: SerialisedKeyring): SerialisedKeyring =>
  (Object.keys(former.keks).every((kid) => kid in ring.keks) ? ring : { ...ring, keks: { ...former.keks, ...ring.keks } });

/** Reads the JSON form; throws on a malformed one (a configuration error, not a user's). */
export const parseKeyring = (json: SerialisedKeyring): Keyring => ({
  service: json.service,
  keks: new Map(Object.entries(json.keks).map(([kid, key]) => [kid, Buffer.from(key, 'base64')])),
  activeKek: json.activeKek,
  hmacKey: Buffer.from(json.hmacKey, 'base64'),
  signing: {
    kid: json.signing.kid,
    since: json.signing.since,
    privateKey: privateKeyOf(json.signing.pkcs8),
  },
  pastSigning: json.pastSigning ?? [],
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

/** What follows from a keyring, made once and kept as long as the keyring is: deriving a key costs more than using it. */
export const oncePerKeyring = <T extends object>(make: (ring: Keyring) => T): ((ring: Keyring) => T) => {
  const made = new WeakMap<Keyring, T>();
  return (ring) => {
    const known = made.get(ring) ?? make(ring);
    made.set(ring, known);
    return known;
  };
};
