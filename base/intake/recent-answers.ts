import type { Accepted, Submission } from './register.ts';

/** The key and the content of a submission, and where it belongs. */
export type Claimed = Pick<Submission<{ subject: string }>, 'partition' | 'claim' | 'fingerprint'>;

/** What an intake remembers of the last answers that it gave. */
export type RecentAnswers = {
  keep(item: Claimed, accepted: Accepted): void;
  /** The answer to that key again; `'other'` when it was for another content; undefined when it is not remembered. */
  find(item: Claimed): Accepted | 'other' | undefined;
};

const CLAIM_BYTES = 16;
const FINGERPRINT_AT = CLAIM_BYTES;
const PARTITION_AT = FINGERPRINT_AT + CLAIM_BYTES;
const LEAF_AT = PARTITION_AT + 8;
const SIZE_AT = LEAF_AT + 8;
const SALT_AT = SIZE_AT + 8;
const LENGTHS_AT = SALT_AT + 32;
const TEXT_AT = LENGTHS_AT + 5 * 4;
/** An answer takes two to three thousand bytes. */
const BYTES_A_PLACE = 1_024;

/**
 * Room of `bytes` for answers, laid out once: the newest takes the place of the oldest. They lie there as bytes, because objects that
 * live for seconds would be moved among the old ones and stay, dead, until all are looked through. A claim is a MAC: four of its bytes
 * spread evenly, and two claims on one place only mean that the older is read from the database.
 */
export const createRecentAnswers = (bytes: number): RecentAnswers => {
  const ring = Buffer.alloc(bytes);
  const places = Math.max(1, Math.floor(bytes / BYTES_A_PLACE));
  /** Where in the stream of all that was ever written the answer of a place begins. */
  const begins = new Float64Array(places).fill(-Infinity);
  let written = 0;

  const placeOf = (claim: Buffer): number => claim.readUInt32LE(0) % places;
  /** Where the next `length` bytes go in one piece. */
  const roomFor = (length: number): number => {
    const left = bytes - (written % bytes);
    if (left < length) written += left;
    return written % bytes;
  };
  const isOf = (at: number, { partition, claim }: Claimed): boolean =>
    ring.compare(claim, 0, CLAIM_BYTES, at, at + CLAIM_BYTES) === 0 && ring.readDoubleLE(at + PARTITION_AT) === partition;

  return {
    keep: (item, accepted) => {
      const { subject, leafIndex, treeSize, sealed: { header, body, salt }, proof: { path, note } } = accepted;
      const texts = [subject, header, body, path, note];
      const length = TEXT_AT + texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      if (length > bytes || salt.length !== LENGTHS_AT - SALT_AT) return;
      const at = roomFor(length);
      item.claim.copy(ring, at);
      item.fingerprint.copy(ring, at + FINGERPRINT_AT);
      ring.writeDoubleLE(item.partition, at + PARTITION_AT);
      ring.writeDoubleLE(leafIndex, at + LEAF_AT);
      ring.writeDoubleLE(treeSize, at + SIZE_AT);
      salt.copy(ring, at + SALT_AT);
      let end = at + TEXT_AT;
      texts.forEach((text, i) => {
        const size = ring.write(text, end);
        ring.writeUInt32LE(size, at + LENGTHS_AT + 4 * i);
        end += size;
      });
      begins[placeOf(item.claim)] = written;
      written += length;
    },
    find: (item) => {
      const begin = begins[placeOf(item.claim)]!;
      const at = begin % bytes;
      if (begin < written - bytes || !isOf(at, item)) return undefined;
      if (ring.compare(item.fingerprint, 0, CLAIM_BYTES, at + FINGERPRINT_AT, at + PARTITION_AT) !== 0) return 'other';
      return readAnswer(ring, at);
    },
  };
};

const readAnswer = (ring: Buffer, at: number): Accepted => {
  let end = at + TEXT_AT;
  const [subject, header, body, path, note] = [0, 1, 2, 3, 4].map((i) => ring.toString('utf8', end,
    (end += ring.readUInt32LE(at + LENGTHS_AT + 4 * i)))) as [string, string, string, string, string];
  const leafIndex = ring.readDoubleLE(at + LEAF_AT);
  return { subject, partition: ring.readDoubleLE(at + PARTITION_AT), leafIndex, treeSize: ring.readDoubleLE(at + SIZE_AT),
    replayed: true, proof: { index: leafIndex, path, note },
    sealed: { header, body, salt: Buffer.from(ring.subarray(at + SALT_AT, at + LENGTHS_AT)) } };
};
