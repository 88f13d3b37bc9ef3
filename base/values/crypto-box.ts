import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { randomSlice } from './ids.ts';

/** AES-256-GCM with a random 96-bit nonce: `nonce12 ‖ ciphertext ‖ tag16`. */
const NONCE = 12;
const TAG = 16;

/** A 256-bit key. On Node 24 the crypto functions take a KeyObject three times as fast as raw bytes. */
export type SymmetricKey = Buffer | KeyObject;
const keyObject = (key: SymmetricKey): KeyObject => (Buffer.isBuffer(key) ? createSecretKey(key) : key);

/** Encrypts under `key` (32 bytes), bound to `aad`: moved elsewhere, it does not open. */
export const seal = (key: SymmetricKey, plaintext: Buffer, aad: string): Buffer => {
  const nonce = randomSlice(NONCE);
  const cipher = createCipheriv('aes-256-gcm', keyObject(key), nonce);
  cipher.setAAD(Buffer.from(aad));
  const head = cipher.update(plaintext);
  cipher.final();
  return Buffer.concat([nonce, head, cipher.getAuthTag()]);
};

/** Opens a sealed box; throws when key, bytes or `aad` differ from what was sealed. */
export const open = (key: SymmetricKey, box: Buffer, aad: string): Buffer => {
  if (box.length < NONCE + TAG) throw new RangeError('sealed box is too short');
  const decipher = createDecipheriv('aes-256-gcm', keyObject(key), box.subarray(0, NONCE));
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(box.subarray(box.length - TAG));
  const head = decipher.update(box.subarray(NONCE, box.length - TAG));
  decipher.final();
  return head;
};

/** A new 256-bit key. */
export const newKey = (): Buffer => randomBytes(32);

/** HMAC-SHA-256 over length-prefixed parts, so that ('ab','c') and ('a','bc') differ. */
export const hmac = (key: SymmetricKey, ...parts: (string | Uint8Array)[]): Buffer => {
  const mac = createHmac('sha256', keyObject(key));
  const length = Buffer.alloc(4);
  for (const part of parts) {
    const bytes = typeof part === 'string' ? Buffer.from(part) : part;
    length.writeUInt32BE(bytes.length);
    mac.update(length).update(bytes);
  }
  return mac.digest();
};
