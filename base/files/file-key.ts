import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { hmac, open, seal } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import { oncePerKeyring, type Keyring } from '#base/values/keyring.ts';

/** A data key as it is stored for one holder, wrapped by the service's key `kid`. */
export type WrappedKey = { holder: string; kid: string; wrapped: Buffer };

const KEY_BYTES = 32;

/** Deriving a key costs as much as encrypting a small file: once a keyring, key and holder is enough. */
const derivedOf = oncePerKeyring(() => new Map<string, KeyObject>());

/** Each holder's keys are wrapped under a key of its own, so that one holder's row opens nothing of another's. */
const holderKey = (ring: Keyring, kid: string, holder: string): KeyObject => {
  const known = derivedOf(ring);
  const key = known.get(`${kid}/${holder}`) ?? deriveHolderKey(ring, kid, holder);
  known.set(`${kid}/${holder}`, key);
  return key;
};

const deriveHolderKey = (ring: Keyring, kid: string, holder: string): KeyObject => {
  const kek = ring.keks.get(kid);
  if (!kek) throw new Error(`key-encryption key ${kid} of ${ring.service} is not in the keyring`);
  return createSecretKey(Buffer.from(hkdfSync('sha256', kek, 'socle', `file-holder/${holder}`, KEY_BYTES)));
};

/** Wraps a data key for a holder: bound to the object's name, it opens nothing else. */
export const wrapFileKey = (ring: Keyring, objectName: string, holder: string, key: Buffer): WrappedKey => ({
  holder, kid: ring.activeKek, wrapped: seal(holderKey(ring, ring.activeKek, holder), key, `${objectName}/${holder}`),
});

/** A fresh data key for one object, plain and wrapped for its first holder. */
export const newFileKey = (
  ring: Keyring, objectName: string, holder: string,
): { key: Buffer; wrappedKey: WrappedKey } => {
  const key = randomSlice(KEY_BYTES);
  return { key, wrappedKey: wrapFileKey(ring, objectName, holder, key) };
};

/** The plain data key; throws when the wrapped one was altered or belongs to another object or holder. */
export const openFileKey = (ring: Keyring, objectName: string, { holder, kid, wrapped }: WrappedKey): Buffer =>
  open(holderKey(ring, kid, holder), wrapped, `${objectName}/${holder}`);

/** The same data key under the service's present key: rotation touches no file. */
export const rewrapFileKey = (ring: Keyring, objectName: string, old: WrappedKey): WrappedKey =>
  wrapFileKey(ring, objectName, old.holder, openFileKey(ring, objectName, old));

/** The key of a page: derived from the file's, so that destroying the latter ends both. */
export const pageKey = (key: Buffer, pageObjectName: string): Buffer => hmac(key, 'file-page', pageObjectName);

/** The key of what goes with the file (its name), apart from the one that seals its bytes. */
const sideKey = (key: Buffer): Buffer => hmac(key, 'file-name');

/** A file's name is personal ("passeport Dupont.jpg"): it dies with the file's key. */
export const sealFileName = (key: Buffer, name: string): Buffer => seal(sideKey(key), Buffer.from(name), 'file-name');

/** The name again; throws under another key. */
export const openFileName = (key: Buffer, sealed: Buffer): string =>
  open(sideKey(key), sealed, 'file-name').toString();
