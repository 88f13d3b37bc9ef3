import { createLogReader, type TileCache } from '#base/log/log-reader.ts';
import { pathLines } from '#base/log/proof.ts';
import { inclusionPlan, proofFrom, rootFrom } from '#base/log/proofs.ts';
import type { TileStore } from '#base/log/tile-folder.ts';
import type { Tx } from '#base/store/context.ts';
import type { ProofSource } from './replay.ts';

const BATCH_OF = {
  name: 'intake-batch-of',
  text: `select size, epoch from log_batch where partition = $1 and first_index <= $2 order by first_index desc limit 1`,
};
const LEAVES = {
  name: 'intake-leaves',
  text: 'select entry from log_leaf where partition = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index',
};

/**
 * Makes the proof of a past submission again, from leaf rows and published tiles: index, size and root are those
 * of its own batch, so the proof has the same bytes as the first one.
 */
export const pastProofs = (store: TileStore): ProofSource => {
  const cache: TileCache = new Map();
  return async (tx: Tx, partition: number, leafIndex: number) => {
    const { rows: [batch] } = await tx.query<{ size: string; epoch: number }>({ ...BATCH_OF, values: [partition, leafIndex] });
    if (!batch) throw new Error(`no batch holds leaf ${leafIndex} of partition ${partition}`);
    const size = Number(batch.size);
    const reader = createLogReader({ store, cache, cacheKey: String(partition),
      rows: async (from, to) => {
        const { rows } = await tx.query<{ entry: Buffer }>({ ...LEAVES, values: [partition, from, to] });
        return rows.map((row) => row.entry);
      } });
    const [path, root] = await Promise.all([proofFrom(inclusionPlan(leafIndex, size), reader.node), rootFrom(size, reader.node)]);
    return { pathText: pathLines(path), root, size, epoch: batch.epoch };
  };
};
