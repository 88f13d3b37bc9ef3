/** The last step of every transaction that writes events: their entries join the partition's tree. */
import { noteChange } from '#base/store/after-commit.ts';
import type { Tx } from '#base/store/context.ts';
import { ENTRY_BYTES } from './entry.ts';
import { appendToFrontier, frontierOf, type Appended, type Frontier } from './frontier.ts';

const LOCK_HEAD = {
  name: 'log-lock-head',
  text: 'select size, frontier, epoch from log_head where partition = $1 for update',
};
const OPEN_HEAD = {
  name: 'log-open-head',
  text: 'insert into log_head (partition) values ($1) on conflict do nothing',
};
// One parameter for the whole batch: 33-byte slices of one byte string beat arrays and JSON (README.md, figures).
const APPEND = {
  name: 'log-append',
  text: `with appended as (
      insert into log_leaf (partition, leaf_index, entry)
      select $1::int2, $2::int8 + i, substring($3::bytea from i * ${ENTRY_BYTES} + 1 for ${ENTRY_BYTES})
      from generate_series(0, octet_length($3::bytea) / ${ENTRY_BYTES} - 1) as i),
    batch as (
      insert into log_batch (partition, epoch, first_index, size, at, frontier)
      values ($1::int2, $7::int2, $2::int8, $4::int8, to_timestamp($8::int8 / 1000.0), $9))
    update log_head set size = $4, frontier = $5, root = $6 where partition = $1`,
};

type HeadRow = { size: string; frontier: Buffer; epoch: number };

/** The partition's head, locked until the end of the transaction. */
export type LockedHead = { partition: number; epoch: number; frontier: Frontier };

export type LogAppend = Omit<Appended, 'frontier'> & { epoch: number };

/** Locks the head of a partition: from here to COMMIT nobody else appends to it. Take it last. */
export const lockHead = async (tx: Tx, partition: number): Promise<LockedHead> => {
  const { rows: [row] } = await tx.query<HeadRow>({ ...LOCK_HEAD, values: [partition] });
  if (row) return { partition, epoch: row.epoch, frontier: frontierOf(Number(row.size), row.frontier) };
  await tx.query({ ...OPEN_HEAD, values: [partition] });
  return lockHead(tx, partition);
};

/**
 * Sends the leaves, the new head and the batch's size. The result is known at once; `written` tells when the
 * server has taken them, so that a caller may send its own rows and the COMMIT in the same network turn.
 * @throws RangeError for no entry or one of another length
 */
export const writeLeaves = (
  tx: Tx, head: LockedHead, entries: readonly Buffer[], atMs: number,
): { appended: LogAppend; written: Promise<unknown> } => {
  const wrong = entries.find((entry) => entry.length !== ENTRY_BYTES);
  if (wrong) throw new RangeError(`an entry has ${ENTRY_BYTES} bytes, not ${wrong.length}`);
  const { frontier, ...appended } = appendToFrontier(head.frontier, entries);
  const { partition, epoch } = head;
  noteChange(tx, partition);
  const written = tx.query({ ...APPEND, values: [partition, appended.firstIndex, Buffer.concat(entries), appended.size,
    frontier.roots, appended.root, epoch, atMs, head.frontier.roots] });
  return { appended: { ...appended, epoch }, written };
};

/**
 * Appends 33-byte entries to a partition's log, inside the caller's transaction and as its last step.
 * @returns the first index, the new size and root, and each entry's path by its place in the batch (from 0)
 */
export const appendLeaves = async (
  tx: Tx, partition: number, entries: readonly Buffer[], atMs: number,
): Promise<LogAppend> => {
  const head = await lockHead(tx, partition);
  const { appended, written } = writeLeaves(tx, head, entries, atMs);
  await written;
  return appended;
};
