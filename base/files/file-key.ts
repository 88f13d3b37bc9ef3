import { hmac, newKey, open, seal } from '#base/values/crypto-box.ts';
import { unwrapKey, wrapKey, type Keyring } from '#base/values/keyring.ts';

/** A data key as it is stored: wrapped by the service's key `kid`. Destroying it erases the file. */
export type WrappedKey = { kid: string; wrapped: Buffer };

const purpose = (objectName: string): string => `file:${objectName}`;

/** A fresh data key for one object, plain and wrapped; it opens under that object's name only. */
export const newFileKey = (ring: Keyring, objectName: string): { key: Buffer; wrappedKey: WrappedKey } => {
  const key = newKey();
  return { key, wrappedKey: wrapKey(ring, key, purpose(objectName)) };
};

/** The plain data key; throws when the wrapped one was altered or belongs to another object. */
export const openFileKey = (ring: Keyring, objectName: string, { kid, wrapped }: WrappedKey): Buffer =>
  unwrapKey(ring, kid, wrapped, purpose(objectName));

/** The same data key under the service's present key: rotation touches no file. */
export const rewrapFileKey = (ring: Keyring, objectName: string, old: WrappedKey): WrappedKey =>
  wrapKey(ring, openFileKey(ring, objectName, old), purpose(objectName));

/** The key of what goes with the file (its name), apart from the one that seals its bytes. */
const sideKey = (key: Buffer): Buffer => hmac(key, 'file-name');

/** A file's name is personal ("passeport Dupont.jpg"): it dies with the file's key. */
export const sealFileName = (key: Buffer, name: string): Buffer => seal(sideKey(key), Buffer.from(name), 'file-name');

/** The name again; throws under another key. */
export const openFileName = (key: Buffer, sealed: Buffer): string =>
  open(sideKey(key), sealed, 'file-name').toString();
