import { hash, type KeyObject } from 'node:crypto';

/** HMAC-SHA-256 under one key, over length-prefixed parts: the same bytes as `hmac` of crypto-box.ts. */
export type Mac = (...parts: (string | Uint8Array)[]) => Buffer;

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const LENGTH_BYTES = 4;
const ROOM_BYTES = 8_192;

/**
 * Makes the function for a symmetric key of at most 64 bytes. It is HMAC as RFC 2104 §2 writes it, over two one-shot
 * hashes: Node's own object a message costs three times as much, and an intake takes two a request.
 */
export const createMac = (key: KeyObject): Mac => {
  const outer = padded(key, 0x5c, DIGEST_BYTES);
  const inner = padded(key, 0x36, ROOM_BYTES);
  return (...parts) => {
    const most = parts.reduce((sum, part) => sum + LENGTH_BYTES + 3 * part.length, 0);
    // The key lies at the head of a buffer of our own; a long message gets one that lives no longer than it.
    const message = most <= ROOM_BYTES ? inner : Buffer.concat([inner.subarray(0, BLOCK_BYTES), Buffer.alloc(most)]);
    let end = BLOCK_BYTES;
    for (const part of parts) end = lay(message, end, part);
    outer.write(hash('sha256', message.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
  };
};

/** The key, filled up to a block and combined with the pad's byte, with room behind it. */
const padded = (key: KeyObject, pad: number, room: number): Buffer => {
  const bytes = key.export();
  if (bytes.length > BLOCK_BYTES) throw new RangeError('a key longer than a block would have to be hashed first');
  const block = Buffer.alloc(BLOCK_BYTES + room);
  for (let i = 0; i < BLOCK_BYTES; i++) block[i] = (bytes[i] ?? 0) ^ pad;
  return block;
};

/** Writes a part behind its length; gives where the next one starts. */
const lay = (message: Buffer, at: number, part: string | Uint8Array): number => {
  const start = at + LENGTH_BYTES;
  const written = typeof part === 'string' ? message.write(part, start) : part.length;
  if (typeof part !== 'string') message.set(part, start);
  message.writeUInt32BE(written, at);
  return start + written;
};
