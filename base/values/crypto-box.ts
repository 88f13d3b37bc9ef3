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
  const lengths = parts.map((part) => Buffer.byteLength(part));
  const whole = Buffer.allocUnsafe(lengths.reduce((sum, bytes) => sum + 4 + bytes, 0));
  let at = 0;
  for (const [i, part] of parts.entries()) {
    at = whole.writeUInt32BE(lengths[i]!, at);
    if (typeof part === 'string') whole.write(part, at);
    else whole.set(part, at);
    at += lengths[i]!;
  }
  return createHmac('sha256', keyObject(key)).update(whole).digest();
};
