/** Reads of the log's tables. Each takes the transaction that it reads in. */
import type { Tx } from '#base/store/context.ts';
import { ENTRY_BYTES } from './entry.ts';
import { frontierOf, type Frontier } from './frontier.ts';
import type { EntryRows } from './log-reader.ts';

const HEAD = {
  name: 'log-head',
  text: `select size, root, epoch, xmin = pg_current_xact_id_if_assigned()::xid as own
    from log_head where partition = $1`,
};
// One byte string for all: a row for each of 256 entries costs three times as much to read.
const ENTRIES = {
  name: 'log-entries',
  text: `select min(leaf_index) as first, string_agg(entry, ''::bytea order by leaf_index) as entries from log_leaf
    where partition = $1 and leaf_index >= $2 and leaf_index < $3`,
};
const BATCH = {
  name: 'log-batch',
  text: `select size, epoch, first_index, frontier, (select published_to from log_tile where partition = $1)
    from log_batch where partition = $1 and first_index <= $2 order by first_index desc limit 1`,
};
const PUBLISHED = {
  name: 'log-published',
  text: 'select published_to, frontier from log_tile where partition = $1 for update',
};

/** `settled`: the head is committed, not a change of this very transaction that may still be rolled back. */
export type LogHead = { size: number; root: Buffer; epoch: number; settled: boolean };

/** The partition's head as committed; undefined for a partition without a log. */
export const readHead = async (tx: Tx, partition: number): Promise<LogHead | undefined> => {
  const { rows: [row] } = await tx.query<{ size: string; root: Buffer; epoch: number; own: boolean | null }>(
    { ...HEAD, values: [partition] });
  return row && { size: Number(row.size), root: row.root, epoch: row.epoch, settled: row.own !== true };
};

/** Leaf rows of a partition. */
export const entryRows = (tx: Tx, partition: number): EntryRows => async (from, to) => {
  const { rows: [row] } = await tx.query<{ first: string | null; entries: Buffer | null }>(
    { ...ENTRIES, values: [partition, from, to] });
  if (!row?.entries || Number(row.first) !== from) return [];
  const { entries } = row;
  return Array.from({ length: entries.length / ENTRY_BYTES }, (_, i) =>
    entries.subarray(i * ENTRY_BYTES, (i + 1) * ENTRY_BYTES));
};

/** A commit's leaves [first, size), the tree before them, and whether no tile holds any of them yet. */
export type LogBatch = { first: number; size: number; epoch: number; before: Buffer; unpublished: boolean };

type BatchRow = { size: string; epoch: number; first_index: string; frontier: Buffer; published_to: string | null };

/** The commit that wrote the leaf; undefined when there is no such leaf. */
export const readBatch = async (tx: Tx, partition: number, leafIndex: number): Promise<LogBatch | undefined> => {
  const { rows: [row] } = await tx.query<BatchRow>({ ...BATCH, values: [partition, leafIndex] });
  if (!row || leafIndex >= Number(row.size)) return undefined;
  const first = Number(row.first_index);
  return { first, size: Number(row.size), epoch: row.epoch, before: row.frontier, unpublished: first >= Number(row.published_to) };
};

/** How far tiles are published, locked against another publisher until the end of the transaction. */
export const lockPublished = async (tx: Tx, partition: number): Promise<Frontier> => {
  await tx.query('insert into log_tile (partition) values ($1) on conflict do nothing', [partition]);
  const { rows: [row] } = await tx.query<{ published_to: string; frontier: Buffer }>(
    { ...PUBLISHED, values: [partition] });
  return frontierOf(Number(row!.published_to), row!.frontier);
};
