import { open, seal, type SymmetricKey } from '#base/values/crypto-box.ts';

/** Encrypts a value, bound to what it is for; moved to another row or cookie it does not open. */
export const sealJson = (key: SymmetricKey, value: unknown, purpose: string): Buffer =>
  seal(key, Buffer.from(JSON.stringify(value)), purpose);

/** Opens it; `undefined` when it was altered, moved or sealed under another key. */
export const openJson = <T>(key: SymmetricKey, box: Buffer, purpose: string): T | undefined => {
  try {
    return JSON.parse(open(key, box, purpose).toString()) as T;
  } catch {
    return undefined;
  }
};
