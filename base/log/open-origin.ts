/** What follows a restore that is older than the last published checkpoint: the log goes on under a new name. */
import { writeLeaves, lockHead } from './append.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Instant } from '#base/values/instant.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import { originEntry } from './entry.ts';
import { logProblems } from './errors.ts';
import { appendToFrontier, EMPTY_FRONTIER, type Frontier } from './frontier.ts';
import { signedBy, type KeyHistory } from './key-history.ts';
import { createLogReader } from './log-reader.ts';
import { lockPublished } from './log-rows.ts';
import { logName, newOrigin, parseLogName } from './origin.ts';
import type { TileStores } from './past-proof.ts';
import type { TileStore } from './tile-folder.ts';
import { parseEntryBundle, tilePath, TILE_WIDTH } from './tiles.ts';
import { growLevel, leafFiles, writeForGood } from './write-tiles.ts';

export type NewOrigin = { origin: string; epoch: number; firstIndex: number };

export type OpenOrigin = {
  pool: Pool;
  /** `<host>/<service>` */
  serviceOrigin: string;
  partition: number;
  stores: TileStores;
  history: KeyHistory;
  /** The last checkpoint that was published, under this epoch or a later one, from the tile folder or an off-site copy. */
  oldCheckpoint: string;
  /** Also when the restored tree reaches it: receipts may have been signed after the last publication. */
  evenReached?: boolean;
  at: Instant;
};

/**
 * Opens a new origin over the restored tree. What was restored stays proved under the same indexes; the first leaf
 * that the new origin adds commits to the old checkpoint, so nobody can pretend that the lost part never was.
 * Idempotent until its COMMIT: a crash before leaves copies of tiles that the next try writes again.
 * @throws Problem LOG_CHECKPOINT_FOREIGN when the checkpoint is not signed for this log, or not beyond the restored
 *   tree; LOG_DIVERGED when the old tiles are not those of the restored rows
 */
export const openNewOrigin = async (options: OpenOrigin): Promise<NewOrigin> => {
  const { pool, partition, stores, serviceOrigin, oldCheckpoint, evenReached = false, at } = options;
  const old = trusted(options, parseCheckpoint(oldCheckpoint));
  return inContext(pool, systemContext('log', 'new-origin'), async (tx) => {
    const published = await lockPublished(tx, partition);
    const head = await lockHead(tx, partition);
    const named = old.origin.startsWith(`${serviceOrigin}/`) ? parseLogName(old.origin.slice(serviceOrigin.length + 1)) : undefined;
    const beyond = named && (named.epoch > head.epoch || (named.epoch === head.epoch && (evenReached || old.size > head.frontier.size)));
    if (named?.partition !== partition || !beyond) throw logProblems.LOG_CHECKPOINT_FOREIGN();
    const epoch = named.epoch + 1;
    await copyTiles(stores(logName(partition, head.epoch)), stores(logName(partition, epoch)), published);
    await tx.query('update log_head set epoch = $2 where partition = $1', [partition, epoch]);
    const { appended, written } = writeLeaves(tx, { ...head, epoch }, [originEntry(oldCheckpoint)], at);
    await written;
    return { origin: newOrigin(old.origin), epoch, firstIndex: appended.firstIndex };
  });
};

const trusted = ({ history }: OpenOrigin, checkpoint: SignedCheckpoint | undefined): SignedCheckpoint => {
  if (checkpoint && signedBy(checkpoint, history).verdict === 'signed') return checkpoint;
  throw logProblems.LOG_CHECKPOINT_FOREIGN();
};

/** Copies the tiles that the restored database calls published, after checking that they are its own. */
const copyTiles = async (from: TileStore, to: TileStore, published: Frontier): Promise<void> => {
  const roots: Buffer[] = [];
  let frontier = EMPTY_FRONTIER;
  for (let index = 0; index < published.size / TILE_WIDTH; index++) {
    const name = tilePath({ level: 'entries', index, width: TILE_WIDTH });
    const bundle = await from.read(name);
    const entries = bundle && parseEntryBundle(bundle);
    if (entries?.length !== TILE_WIDTH) throw logProblems.LOG_DIVERGED({ extra: { tile: name } });
    const { files, root } = leafFiles(index, entries);
    frontier = appendToFrontier(frontier, entries).frontier;
    roots.push(root);
    await writeForGood(to, files);
  }
  if (!frontier.roots.equals(published.roots)) throw logProblems.LOG_DIVERGED();
  if (roots.length > 0) await growLevel(to, createLogReader({ store: to }), 1, 0, roots);
};
