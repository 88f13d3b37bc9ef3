import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import type { Etat } from '../domain/codes/states.ts';

/** One event of the register as consoles need it; the state and version are those of now. */
export type FeedRow = { leafIndex: number; numero: string; commune: string; etat: Etat; version: number };

const SINCE = { name: 'desk-feed', text: `
  select e.leaf_index, s.reference, s.territory, s.state, s.version from event e
  join dossier s on s.partition = $1 and s.dossier_id = e.dossier_id
  where e.partition = $1 and e.leaf_index >= $2 order by e.leaf_index limit $3` };
const HEAD = { name: 'desk-feed-head', text: 'select coalesce(max(leaf_index) + 1, 0) as next from event where partition = $1' };

type Row = { leaf_index: string; reference: string; territory: string; state: Etat; version: number };

/** What happened in a partition from a place of its log on. */
export const feedSince = async (tx: Tx, partition: number, from: number, limit: number): Promise<FeedRow[]> => {
  const { rows } = await tx.query<Row>({ ...SINCE, values: [partition, from, limit] });
  return rows.map((row) => ({ leafIndex: Number(row.leaf_index), numero: row.reference, commune: row.territory, etat: row.state,
    version: row.version }));
};

/** For each partition, the place that its next event will take. */
export const feedHeads = async (tx: Tx, partitions: number): Promise<number[]> => {
  const heads = await pipelined(Array.from({ length: partitions }, (_, partition) =>
    tx.query<{ next: string }>({ ...HEAD, values: [partition] })));
  return heads.map(({ rows: [row] }) => Number(row?.next ?? 0));
};
