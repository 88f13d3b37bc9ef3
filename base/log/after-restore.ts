/** What every service does with its logs after its database was restored: one call of its `after-restore` command. */
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Clock } from '#base/values/instant.ts';
import { parseCheckpoint, type SignedCheckpoint } from './checkpoint.ts';
import type { KeyHistory } from './key-history.ts';
import { readHead, type LogHead } from './log-rows.ts';
import { openNewOrigin, type NewOrigin } from './open-origin.ts';
import { logName } from './origin.ts';
import type { TileStores } from './past-proof.ts';

export type AfterRestore = {
  /** Role that publishes the logs. */
  pool: Pool;
  partitions: number;
  /** `<host>/<service>` */
  serviceOrigin: string;
  stores: TileStores;
  history: KeyHistory;
  clock: Clock;
  /**
   * The restore went back in time, or may lack the last writes: every log goes on under a new origin, because receipts were
   * signed beyond its end that nobody published yet. Otherwise only those do whose published end is missing.
   */
  all?: boolean;
};

/** `lost`: entries that the old origin had published and the restored database does not hold. */
export type ReopenedLog = NewOrigin & { partition: number; lost: number };

/**
 * Opens a new origin for every partition whose restored tree is older than the last checkpoint that was published, or for all.
 * Run again after a crash it finds what is left to do; with `all`, a log that was done before goes on under one more name.
 * @throws Problem LOG_CHECKPOINT_FOREIGN, LOG_DIVERGED: what is published is not of this service, or not of this tree
 */
export const reopenRestoredLogs = async (options: AfterRestore): Promise<ReopenedLog[]> => {
  const { pool, partitions, stores, clock, all = false } = options;
  const reopened: ReopenedLog[] = [];
  for (let partition = 0; partition < partitions; partition += 1) {
    const head = await inContext(pool, systemContext('log', 'new-origin'), (tx) => readHead(tx, partition));
    if (!head) continue;
    const last = await lastPublished(stores, partition, head, all);
    if (!last) continue;
    const opened = await openNewOrigin({ ...options, partition, oldCheckpoint: last.note, evenReached: all,
      at: clock() });
    reopened.push({ ...opened, partition, lost: Math.max(0, last.checkpoint.size - head.size) });
  }
  return reopened;
};

/**
 * The last checkpoint published under this or a later epoch, when the restored tree does not reach it. A later epoch exists where
 * the restore goes back before an earlier restore: its name is taken for ever.
 */
const lastPublished = async (
  stores: TileStores, partition: number, { epoch, size }: LogHead, all: boolean,
): Promise<{ note: string; checkpoint: SignedCheckpoint } | undefined> => {
  let last: { note: string; checkpoint: SignedCheckpoint } | undefined;
  for (let at = epoch; ; at += 1) {
    const note = (await stores(logName(partition, at)).read('checkpoint'))?.toString();
    const checkpoint = note === undefined ? undefined : parseCheckpoint(note);
    if (note === undefined || !checkpoint) return last;
    if (all || at > epoch || checkpoint.size > size) last = { note, checkpoint };
  }
};
