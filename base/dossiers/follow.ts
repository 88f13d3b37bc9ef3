import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { RecordedEvent } from './dossier-type.ts';
import type { DossierRef } from './event.ts';
import type { StoredEvent } from './event-queries.ts';
import { recordedEvent } from './load.ts';

/** An event met while following the register, opened when the reader's holder has a key. */
export type FollowedEvent = RecordedEvent & { ref: DossierRef; leafIndex: number };

export type FollowOptions = {
  pool: Pool; keys: DossierKeys; name: string; partition: number; batch: number;
  /** Holder whose key opens contents. */
  holder: string;
  /** Reacts to the events, in the same transaction as the cursor: each event takes effect once. */
  handle(tx: Tx, events: readonly FollowedEvent[]): Promise<void>;
};

const CURSOR = { name: 'follow-cursor',
  text: `insert into follower (partition, name) values ($1, $2)
    on conflict (partition, name) do update set name = excluded.name returning next_index` };
const NEXT = { name: 'follow-next',
  text: `select e.dossier_id, e.position, e.type, e.type_version, e.at, e.actor_id, e.body, e.content, e.leaf_index, k.kid, k.wrapped
    from event e left join dossier_key k on k.partition = e.partition and k.dossier_id = e.dossier_id and k.holder = $4
    where e.partition = $1 and e.leaf_index >= $2 order by e.leaf_index limit $3` };
const MOVE = { name: 'follow-move', text: 'update follower set next_index = $3 where partition = $1 and name = $2' };

type Row = StoredEvent & { dossier_id: string; kid: string | null; wrapped: Buffer | null };

/**
 * Takes the next events of a partition in the order of the log, which has no gap: none is missed, whatever
 * the order in which transactions ended. Gives how many were taken.
 */
export const followOnce = (options: FollowOptions): Promise<number> => {
  const { pool, name, partition, batch, holder, handle } = options;
  return inContext(pool, systemContext(name, 'suivi'), async (tx) => {
    const cursor = await tx.query<{ next_index: string }>({ ...CURSOR, values: [partition, name] });
    const { rows } = await tx.query<Row>({ ...NEXT, values: [partition, cursor.rows[0]!.next_index, batch, holder] });
    if (rows.length === 0) return 0;
    await handle(tx, rows.map((row) => opened(options, row)));
    await tx.query({ ...MOVE, values: [partition, name, Number(rows.at(-1)!.leaf_index) + 1] });
    return rows.length;
  });
};

const opened = ({ keys, partition, holder }: FollowOptions, row: Row): FollowedEvent => {
  const ref = { partition, id: row.dossier_id };
  const key = row.kid && row.wrapped ? keys.unwrap(ref, { holder, kid: row.kid, wrapped: row.wrapped }) : undefined;
  return { ...recordedEvent(ref, row, key), ref, leafIndex: Number(row.leaf_index) };
};
