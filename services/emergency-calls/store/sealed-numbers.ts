import { hmac, open, seal, type SymmetricKey } from '#base/values/crypto-box.ts';

/** Telephone numbers (and what came with a call) as the tables keep them: closed, but findable by number. */
export type SealedNumbers = {
  seal(value: unknown, aad: string): Buffer;
  open<T>(box: Buffer, aad: string): T;
  /** 16 bytes by which the calls of one number are found; tells nothing to who holds no key. */
  mac(e164: string): Buffer;
};

const MAC_BYTES = 16;

/** Seals and matches under two keys of the service. */
export const sealedNumbers = (keys: { sealing: SymmetricKey; matching: SymmetricKey }): SealedNumbers => ({
  seal: (value, aad) => seal(keys.sealing, Buffer.from(JSON.stringify(value)), aad),
  open: <T>(box: Buffer, aad: string) => JSON.parse(open(keys.sealing, box, aad).toString()) as T,
  mac: (e164) => hmac(keys.matching, e164).subarray(0, MAC_BYTES),
});
