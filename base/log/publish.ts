/**
 * Publication of a partition's log: full tiles, then the checkpoint, then the leaf rows that they replace go.
 *
 * Each step may be the last before a crash: tiles are written again with the same bytes, the record of what is
 * published moves only when they are durable, and rows go only below that record (a trigger sees to it).
 */
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { failpoint } from '#base/telemetry/failpoint.ts';
import type { Clock } from '#base/values/instant.ts';
import { parseCheckpoint, type Checkpoint } from './checkpoint.ts';
import { logProblems } from './errors.ts';
import { appendToFrontier, frontierRoot, type Frontier } from './frontier.ts';
import { createLogReader, type LogReader } from './log-reader.ts';
import { entryRows, lockPublished, readHead, type LogHead } from './log-rows.ts';
import { logName } from './origin.ts';
import type { TileStores } from './past-proof.ts';
import { consistencyPlan, proofFrom, verifyConsistency } from './proofs.ts';
import type { Signer } from './signer.ts';
import type { TileStore } from './tile-folder.ts';
import { TILE_WIDTH } from './tiles.ts';
import { growLevel, leafFiles, writeForGood } from './write-tiles.ts';

export type Publication = {
  pool: Pool;
  partition: number;
  stores: TileStores;
  signer: Signer;
  clock: Clock;
  /** Named places where a test lets the process die. */
  failpoint?: (name: string) => void;
};

export type Published = { size: number; publishedTo: number; tiles: number; pruned: number; more: boolean };

/** Tiles written in one run; a longer backlog takes more runs. */
const PUBLISH_TILES_MAX = 4096;
/** Tiles written together; their folder is made durable once for all. */
const TILES_AT_ONCE = 64;
const CHECKPOINT = 'checkpoint';
const context = systemContext('log', 'publication');

/**
 * Publishes what a partition's log gained since the last run. Two runs at once wait for each other.
 * @throws Problem LOG_RESTORED_OLDER when a checkpoint was published beyond the log's head;
 *   LOG_DIVERGED when rows no longer make the head's root or the head does not extend the last checkpoint
 */
export const publishTiles = async (publication: Publication): Promise<Published | undefined> => {
  const { pool, partition, failpoint: at = failpoint } = publication;
  const run = await inContext(pool, context, async (tx) => {
    const from = await lockPublished(tx, partition);
    const head = await readHead(tx, partition);
    return head && publishLocked({ ...publication, failpoint: at }, tx, head, from);
  });
  if (!run) return undefined;
  at('log-recorded');
  if (run.more) return { ...run, pruned: 0 };
  await run.writeCheckpoint();
  at('log-checkpoint-written');
  const pruned = await prune(pool, partition, run.publishedTo);
  return { size: run.size, publishedTo: run.publishedTo, tiles: run.tiles, more: false, pruned };
};

type Run = Omit<Published, 'pruned'> & { writeCheckpoint: () => Promise<void> };

const publishLocked = async (
  publication: Required<Publication>, tx: Tx, head: LogHead, from: Frontier,
): Promise<Run> => {
  const { partition, stores } = publication;
  const name = logName(partition, head.epoch);
  const store = stores(name);
  const reader = createLogReader({ store, rows: entryRows(tx, partition), cacheKey: name });
  const before = await lastPublished(store);
  if (before && before.size > head.size) throw logProblems.LOG_RESTORED_OLDER({ extra: { log: name } });

  const grown = await writeTiles(publication, tx, store, reader, from, head.size);
  publication.failpoint('log-tiles-written');
  const more = head.size - grown.size >= TILE_WIDTH;
  if (!more) await checkAgainst(tx, partition, head, grown, before, reader);
  await tx.query('update log_tile set published_to = $2, frontier = $3 where partition = $1',
    [partition, grown.size, grown.roots]);
  const tiles = (grown.size - from.size) / TILE_WIDTH;
  const note = more ? undefined : await recordCheckpoint(publication, tx, head);
  return {
    size: head.size, publishedTo: grown.size, tiles, more,
    writeCheckpoint: async () => {
      // Also at an unchanged size when another key signs now: the file changes over to it.
      if (note && note !== before?.text) await store.write([{ path: CHECKPOINT, bytes: Buffer.from(note) }]);
    },
  };
};

const lastPublished = async (store: TileStore): Promise<(Checkpoint & { text: string }) | undefined> => {
  const bytes = await store.read(CHECKPOINT);
  const checkpoint = bytes && parseCheckpoint(bytes.toString());
  if (bytes && !checkpoint) throw logProblems.LOG_DIVERGED({ extra: { file: CHECKPOINT } });
  return checkpoint && { ...checkpoint, text: bytes.toString() };
};

/** Writes every full tile below `size` that is not published yet; gives the frontier of what is now published. */
const writeTiles = async (
  publication: Required<Publication>, tx: Tx, store: TileStore, reader: LogReader, from: Frontier, size: number,
): Promise<Frontier> => {
  const rows = entryRows(tx, publication.partition);
  const end = Math.min(Math.floor(size / TILE_WIDTH), from.size / TILE_WIDTH + PUBLISH_TILES_MAX);
  let frontier = from;
  const roots: Buffer[] = [];
  for (let index = from.size / TILE_WIDTH; index < end; index = frontier.size / TILE_WIDTH) {
    const wanted = Math.min(TILES_AT_ONCE, end - index) * TILE_WIDTH;
    const entries = await rows(frontier.size, frontier.size + wanted);
    if (entries.length !== wanted) throw logProblems.LOG_DIVERGED({ extra: { missing_from: frontier.size } });
    const tiles = Array.from({ length: wanted / TILE_WIDTH }, (_, i) =>
      leafFiles(index + i, entries.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)));
    await writeForGood(store, tiles.flatMap(({ files }) => files));
    roots.push(...tiles.map(({ root }) => root));
    frontier = appendToFrontier(frontier, entries).frontier;
    publication.failpoint('log-tiles-partly-written');
  }
  if (roots.length > 0) await growLevel(store, reader, 1, from.size / TILE_WIDTH, roots);
  return frontier;
};

/** The rows must make the root that was committed, and that tree must extend what was published before. */
const checkAgainst = async (
  tx: Tx, partition: number, head: LogHead, grown: Frontier, before: Checkpoint | undefined, reader: LogReader,
): Promise<void> => {
  const rest = await entryRows(tx, partition)(grown.size, head.size);
  const whole = rest.length === 0 ? grown : appendToFrontier(grown, rest).frontier;
  if (whole.size !== head.size || !frontierRoot(whole).equals(head.root)) throw logProblems.LOG_DIVERGED();
  if (!before) return;
  const proof = await proofFrom(consistencyPlan(before.size, head.size), reader.node);
  const extended = verifyConsistency(before, head, proof);
  if (!extended) throw logProblems.LOG_DIVERGED({ extra: { published_size: before.size } });
};

/** Signs the head and records it, in the transaction that records its tiles. */
const recordCheckpoint = async (
  { signer, partition, clock }: Publication, tx: Tx, { size, root, epoch }: LogHead,
): Promise<string | undefined> => {
  if (size === 0) return undefined;
  const note = signer.sign(partition, size, root, epoch);
  await tx.query(`insert into log_checkpoint (partition, epoch, size, root, at, note)
    values ($1, $2, $3, $4, to_timestamp($5 / 1000.0), $6) on conflict do nothing`,
  [partition, epoch, size, root, clock(), note]);
  return note;
};

const prune = async (pool: Pool, partition: number, below: number): Promise<number> => {
  const { rowCount } = await inContext(pool, context, (tx) =>
    tx.query('delete from log_leaf where partition = $1 and leaf_index < $2', [partition, below]));
  return rowCount ?? 0;
};
