/**
 * Hashes of the tree: RFC 6962 §2.1 (kept by RFC 9162 §2.1.1), SHA-256.
 *
 * Digests are taken as one-byte-per-character strings and written into place: on Node 24 that is three times
 * as fast as asking for a Buffer a hash, and the committer hashes two nodes an entry.
 */
import { hash } from 'node:crypto';

export const HASH_BYTES = 32;

/** Writes SHA-256(data) into `out` at byte `at`. */
const digestInto = (out: Buffer, at: number, data: Uint8Array): void => {
  out.write(hash('sha256', data, 'binary'), at, HASH_BYTES, 'latin1');
};

const ENTRY_BYTES = 33;
const leafInput = Buffer.alloc(1 + ENTRY_BYTES);
const nodeInput = Buffer.alloc(1 + 2 * HASH_BYTES, 1);

/** Root of the empty tree: SHA-256 of nothing (RFC 9162 §2.1.1). */
export const EMPTY_ROOT: Buffer = hash('sha256', Buffer.alloc(0), 'buffer');

/** Writes the leaf hash H(0x00 ‖ entry) into `out` at byte `at`. The entry may have any length. */
export const leafHashInto = (out: Buffer, at: number, entry: Uint8Array): void => {
  if (entry.length !== ENTRY_BYTES) {
    digestInto(out, at, Buffer.concat([Buffer.of(0), entry]));
    return;
  }
  leafInput.set(entry, 1);
  digestInto(out, at, leafInput);
};

/** Writes H(0x01 ‖ pair) into `out` at byte `at`; the pair is the 64 bytes of `pairs` from byte `from`. */
export const nodeHashInto = (out: Buffer, at: number, pairs: Buffer, from: number): void => {
  pairs.copy(nodeInput, 1, from, from + 2 * HASH_BYTES);
  digestInto(out, at, nodeInput);
};

/** Leaf hash H(0x00 ‖ entry): 32 bytes. */
export const leafHash = (entry: Uint8Array): Buffer => {
  const out = Buffer.allocUnsafe(HASH_BYTES);
  leafHashInto(out, 0, entry);
  return out;
};

/** Inner node H(0x01 ‖ left ‖ right): 32 bytes from two of 32 bytes. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => {
  nodeInput.set(left, 1);
  nodeInput.set(right, 1 + HASH_BYTES);
  const out = Buffer.allocUnsafe(HASH_BYTES);
  digestInto(out, 0, nodeInput);
  return out;
};

/**
 * Root over neighbouring perfect subtrees, given from left (largest) to right: the right-most ones join first,
 * an odd one is promoted and never doubled. No hash at all gives the empty root.
 */
export const foldRoots = (roots: readonly Buffer[]): Buffer =>
  roots.length === 0 ? EMPTY_ROOT : roots.reduceRight((right, left) => nodeHash(left, right));
