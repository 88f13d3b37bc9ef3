import { HASH_BYTES } from './merkle.ts';

/** What a signer remembers of the last trees that it signed. A place is where one of them is kept. */
export type SignedRoots = {
  /** Where that tree is kept; undefined when it is new or long ago. */
  find(partition: number, epoch: number, size: number): number | undefined;
  /** Keeps a tree in the place of the oldest one. */
  keep(partition: number, epoch: number, size: number, root: Buffer): void;
  isRoot(place: number, root: Buffer): boolean;
  /** The note of a tree that was asked for again; made by `make` the first of these times. */
  noteAt(place: number, make: () => string): string;
};

/**
 * Room for `most` trees, laid out once as plain bytes: a note kept for each batch would live long enough to be moved among
 * the old objects and lie there, dead, until all of them are looked through (2 MB a minute at fifty batches a second).
 */
export const createSignedRoots = (most: number): SignedRoots => {
  const sizes = new Float64Array(most).fill(-1);
  const logs = new Float64Array(most);
  const roots = Buffer.alloc(most * HASH_BYTES);
  const notes = new Array<string | undefined>(most).fill(undefined);
  let oldest = 0;
  const nameOf = (partition: number, epoch: number): number => partition * 2 ** 16 + epoch;

  return {
    find: (partition, epoch, size) => {
      const log = nameOf(partition, epoch);
      for (let place = sizes.indexOf(size); place >= 0; place = sizes.indexOf(size, place + 1)) if (logs[place] === log) return place;
      return undefined;
    },
    keep: (partition, epoch, size, root) => {
      sizes[oldest] = size;
      logs[oldest] = nameOf(partition, epoch);
      root.copy(roots, oldest * HASH_BYTES);
      notes[oldest] = undefined;
      oldest = (oldest + 1) % most;
    },
    isRoot: (place, root) => roots.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES).equals(root),
    noteAt: (place, make) => (notes[place] ??= make()),
  };
};
