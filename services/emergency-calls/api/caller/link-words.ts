import { createHash } from 'node:crypto';
import { hmac } from '#base/values/crypto-box.ts';
import { randomSlice } from '#base/values/ids.ts';
import { deriveKey, type Keyring } from '#base/values/keyring.ts';

const BYTES = 9;
const WORD = /^([0-9a-v])([A-Za-z0-9_-]{12})$/;

/** The word of a link: the partition of its row, then 72 random bits. */
export const newLinkWord = (partition: number): string => partition.toString(32) + Buffer.from(randomSlice(BYTES)).toString('base64url');

/** The partition of a word; nothing for what is not one. */
export const partitionOfWord = (word: string, partitions: number): number | undefined => {
  const [, symbol] = WORD.exec(word) ?? [];
  const partition = Number.parseInt(symbol ?? '', 32);
  return partition < partitions ? partition : undefined;
};

/** Keyed hashes by which words, and the browsers that opened them, are known again. */
export const linkMacs = (ring: Keyring) => {
  const key = deriveKey(ring, 'caller-links');
  return { word: (word: string): Buffer => hmac(key, 'word', word), witness: (witness: string): Buffer => hmac(key, 'witness', witness) };
};

/** A pseudonym of whoever holds a link, for events and audit. */
export const callerIdOf = (mac: Buffer): string => `appelant-${createHash('sha256').update(mac).digest('hex').slice(0, 16)}`;
