import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';
import { invariant } from '#base/values/assert.ts';
import type { ByteRange } from './object-store.ts';

/**
 * Encryption of one object under its own key: the STREAM construction (Hoang, Reyhanitabar, Rogaway,
 * Vizár 2015) over AES-256-GCM. Plaintext is cut in chunks of 64 KiB; chunk *i* is sealed under the
 * nonce `i (11 bytes, big-endian) ‖ last (1 byte)` and carries its 16-byte tag. The counter makes
 * reordering, and the `last` byte makes truncation or extension, fail to open. A key seals one object
 * only, so no nonce is ever used twice; a range is read by opening only its chunks.
 */
export const CHUNK_BYTES = 64 * 1024;
const TAG_BYTES = 16;
const SEALED_BYTES = CHUNK_BYTES + TAG_BYTES;

/** Thrown when encrypted bytes were altered, cut, reordered or belong to another key. */
class DamagedFileError extends Error {
  constructor(message: string, cause?: unknown) {
    super(`encrypted file is damaged: ${message}`, cause === undefined ? {} : { cause });
    this.name = 'DamagedFileError';
  }
}

const chunksOf = (plainBytes: number): number => Math.max(1, Math.ceil(plainBytes / CHUNK_BYTES));

/** Bytes in the store for so many bytes of plaintext. */
export const sealedSize = (plainBytes: number): number => plainBytes + chunksOf(plainBytes) * TAG_BYTES;

/** Bytes of plaintext in an object of the store. */
export const plainSize = (sealedBytes: number): number =>
  sealedBytes - Math.max(1, Math.ceil(sealedBytes / SEALED_BYTES)) * TAG_BYTES;

const nonceOf = (index: number, last: boolean): Buffer => {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 7);
  nonce[11] = last ? 1 : 0;
  return nonce;
};

/** Cuts a stream in chunks of exactly `size` bytes, the last one shorter, and says which is the last. */
async function* inChunks(
  source: AsyncIterable<Uint8Array>, size: number,
): AsyncGenerator<{ bytes: Uint8Array; last: boolean }> {
  const waiting: Uint8Array[] = [];
  let held = 0;
  for await (const part of source) {
    waiting.push(part);
    for (held += part.length; held > size; held -= size) yield { bytes: take(waiting, size), last: false };
  }
  yield { bytes: take(waiting, held), last: true };
}

/** Takes the first `size` bytes off a list of parts; copies only a chunk that spans several. */
const take = (waiting: Uint8Array[], size: number): Uint8Array => {
  const taken: Uint8Array[] = [];
  for (let missing = size; missing > 0;) {
    const part = waiting.shift()!;
    taken.push(part.subarray(0, missing));
    if (part.length > missing) waiting.unshift(part.subarray(missing));
    missing -= Math.min(part.length, missing);
  }
  return taken.length === 1 ? taken[0]! : Buffer.concat(taken, size);
};

/** Encrypts a stream under a fresh 32-byte key. */
export async function* encryptStream(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Uint8Array> {
  const secret = createSecretKey(key);
  let index = 0;
  for await (const { bytes, last } of inChunks(source, CHUNK_BYTES)) {
    const cipher = createCipheriv('aes-256-gcm', secret, nonceOf(index, last));
    const sealed = cipher.update(bytes);
    cipher.final();
    yield sealed;
    yield cipher.getAuthTag();
    index += 1;
  }
}

const openChunk = (key: KeyObject, sealed: Uint8Array, index: number, last: boolean): Buffer => {
  if (sealed.length < TAG_BYTES || (last && index > 0 && sealed.length === TAG_BYTES)) {
    throw new DamagedFileError(`chunk ${index} is cut`);
  }
  const split = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last));
  decipher.setAuthTag(sealed.subarray(split));
  const plain = decipher.update(sealed.subarray(0, split));
  try {
    decipher.final();
  } catch (error) {
    throw new DamagedFileError(`chunk ${index} does not open`, error);
  }
  return plain;
};

/**
 * Opens a whole object. Each chunk is proved before it is given; that nothing is missing is known
 * only at the end, so a reader must not act on the whole before the stream has ended without error.
 */
export async function* decryptStream(source: AsyncIterable<Uint8Array>, key: Buffer): AsyncGenerator<Uint8Array> {
  const secret = createSecretKey(key);
  let index = 0;
  for await (const { bytes, last } of inChunks(source, SEALED_BYTES)) {
    yield openChunk(secret, bytes, index, last);
    index += 1;
  }
}

/** Opens a range of plaintext; `read` gives the sealed bytes of a range and is called once. */
export async function* decryptRange(
  read: (range: ByteRange) => Promise<AsyncIterable<Uint8Array>>,
  key: Buffer, sealedBytes: number, range: { start: number; end: number },
): AsyncGenerator<Uint8Array> {
  const size = plainSize(sealedBytes);
  invariant(range.start >= 0 && range.start < range.end && range.end <= size, 'range lies in the object');
  const first = Math.floor(range.start / CHUNK_BYTES);
  const final = chunksOf(size) - 1;
  const end = Math.min(Math.ceil(range.end / CHUNK_BYTES) * SEALED_BYTES, sealedBytes);
  const secret = createSecretKey(key);
  let index = first;
  for await (const { bytes } of inChunks(await read({ start: first * SEALED_BYTES, end }), SEALED_BYTES)) {
    const plain = openChunk(secret, bytes, index, index === final);
    const offset = index * CHUNK_BYTES;
    yield plain.subarray(Math.max(0, range.start - offset), range.end - offset);
    index += 1;
  }
  if (index * CHUNK_BYTES < range.end) throw new DamagedFileError('the range is cut');
}
