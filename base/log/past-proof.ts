/** Inclusion paths against past trees: a submission that is retried gets the receipt that it had the first time. */
import type { Tx } from '#base/store/context.ts';
import { appendToFrontier, frontierOf, type Appended } from './frontier.ts';
import { createLogReader, type LogReader, type TileCache } from './log-reader.ts';
import { entryRows, readBatch, readHead, type LogBatch } from './log-rows.ts';
import { logName } from './origin.ts';
import { pathLines } from './proof.ts';
import { inclusionPlan, proofFrom, rootOfInclusion } from './proofs.ts';
import type { TileStore } from './tile-folder.ts';

/** Store of one log's tiles, by the log's name (`0`, `3-2`). */
export type TileStores = (logName: string) => TileStore;

/** Path and root of a past tree, made again from leaf rows and tiles. */
export type PastProof = { path: Buffer[]; pathText: string; root: Buffer; size: number; epoch: number };

/**
 * Path of a leaf in the tree of `size` leaves, and that tree's root.
 * @throws RangeError when there is no such leaf; Error when the log's tiles do not reach it
 */
const proofAt = async (
  reader: LogReader, index: number, size: number,
): Promise<{ path: Buffer[]; root: Buffer }> => {
  const [leaf, path] = await Promise.all([
    reader.node({ level: 0, index }), proofFrom(inclusionPlan(index, size), reader.node)]);
  return { path, root: rootOfInclusion(leaf, index, size, path)! };
};

/**
 * The tree of a commit's leaves over the one before them, from its rows: no other leaf is read. Undefined when the rows have gone into
 * tiles meanwhile.
 */
const growBatch = async (tx: Tx, partition: number, { first, size, before }: LogBatch): Promise<Appended | undefined> => {
  const entries = await entryRows(tx, partition)(first, size);
  return entries.length === size - first ? appendToFrontier(frontierOf(first, before), entries) : undefined;
};

const BATCHES_KEPT = 64;

/**
 * Makes the function that gives a leaf's proof against the tree of its own batch. What no tile holds yet is proved by its batch alone,
 * however long publication waits. Tiles, as far as they reach, and the last batches are remembered by the process, unless the
 * caller's own transaction has just appended them; rows are read in that transaction.
 */
export const pastProofs = (stores: TileStores) => {
  const cache: TileCache = new Map();
  const batches = new Map<string, Appended>();
  const grown = async (tx: Tx, partition: number, batch: LogBatch, settled: boolean): Promise<Appended | undefined> => {
    const id = `${partition}/${batch.epoch}/${batch.size}`;
    const known = batches.get(id);
    if (known || !batch.unpublished) return known;
    const made = await growBatch(tx, partition, batch);
    if (made && settled) {
      if (batches.size >= BATCHES_KEPT) batches.delete(batches.keys().next().value!);
      batches.set(id, made);
    }
    return made;
  };
  return async (tx: Tx, partition: number, leafIndex: number): Promise<PastProof> => {
    const [batch, head] = await Promise.all([readBatch(tx, partition, leafIndex), readHead(tx, partition)]);
    if (!batch || !head) throw new RangeError(`partition ${partition} has no leaf ${leafIndex}`);
    const { first, size, epoch } = batch;
    const fresh = await grown(tx, partition, batch, head.settled);
    if (fresh) return { path: fresh.pathOf(leafIndex - first), pathText: fresh.pathText(leafIndex - first), root: fresh.root, size, epoch };
    const name = logName(partition, head.epoch);
    const reader = createLogReader({ store: stores(name), rows: entryRows(tx, partition), settled: head.settled, cache,
      cacheKey: name, leaves: head.size });
    const { path, root } = await proofAt(reader, leafIndex, size);
    return { path, pathText: pathLines(path), root, size, epoch };
  };
};
