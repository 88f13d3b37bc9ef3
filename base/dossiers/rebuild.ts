import { inSnapshot, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { DossierKeys } from './dossier-keys.ts';
import type { DossierType } from './dossier-type.ts';
import type { StoredEvent } from './event-queries.ts';
import { recordedEvent } from './load.ts';
import { DOSSIER_TABLE } from './projection.ts';
import { writeProjections, type Snapshot } from './write-projections.ts';

export type RebuildOptions<State> = {
  pool: Pool; type: DossierType<State>; keys: DossierKeys; partition: number;
  onProgress?: (dossiers: number) => void;
};

/** Order-independent digest of a projection's rows in one partition. */
export type ProjectionDigest = { table: string; rows: number; digest: string };

const PAGE_DOSSIERS = 1_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const PAGE = { name: 'rebuild-page',
  text: `with page as (select distinct dossier_id from event
      where partition = $1 and dossier_id > $2 and position = 1 order by dossier_id limit $3)
    select e.dossier_id, e.position, e.type, e.type_version, e.at, e.actor_id, e.body, e.content, e.leaf_index
    from page join event e on e.partition = $1 and e.dossier_id = page.dossier_id
    order by e.dossier_id, e.position` };
const KEYS = { name: 'rebuild-keys',
  text: `select dossier_id, holder, kid, wrapped from dossier_key
    where partition = $1 and dossier_id > $2 and dossier_id <= $3 order by dossier_id, holder` };

type EventRow = StoredEvent & { dossier_id: string };
type KeyRow = { dossier_id: string; holder: string; kid: string; wrapped: Buffer };

const tablesOf = <State>(type: DossierType<State>): string[] =>
  [DOSSIER_TABLE.table, ...type.projections.map(({ table }) => table.table)];

/**
 * Makes every projection of a partition again from its events, in one transaction: readers see the old rows
 * until the new ones are whole, and what others file meanwhile is left alone. Gives the digests before and after, which must be equal.
 */
export const rebuildPartition = <State>(
  options: RebuildOptions<State>,
): Promise<{ dossiers: number; before: ProjectionDigest[]; after: ProjectionDigest[] }> =>
  inSnapshot(options.pool, systemContext('rebuild', 'reconstruction'), async (tx) => {
    const before = await digests(tx, options.type, options.partition);
    // sql-safe: a type names its tables in code
    for (const table of tablesOf(options.type)) await tx.query(`delete from ${table} where partition = $1`, [options.partition]);
    let dossiers = 0;
    for await (const snapshots of pages(tx, options)) {
      await writeProjections(tx, options.type, options.partition, snapshots, true);
      dossiers += snapshots.length;
      options.onProgress?.(dossiers);
    }
    return { dossiers, before, after: await digests(tx, options.type, options.partition) };
  });

/** Digests of the projections of one partition, whatever the order of their rows. */
export const digests = <State>(tx: Tx, type: DossierType<State>, partition: number): Promise<ProjectionDigest[]> =>
  Promise.all(tablesOf(type).map(async (table) => {
    const { rows: [row] } = await tx.query<{ rows: string; digest: string }>(
      // sql-safe: a type names its tables in code
      `select count(*) as rows, coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest
        from ${table} t where partition = $1`, [partition]);
    return { table, rows: Number(row!.rows), digest: row!.digest };
  }));

/** Folded dossiers of a partition, page by page in the order of their ids. */
async function* pages<State>(tx: Tx, { type, keys, partition }: RebuildOptions<State>): AsyncGenerator<Snapshot<State>[]> {
  let after = FIRST;
  for (;;) {
    const { rows } = await tx.query<EventRow>({ ...PAGE, values: [partition, after, PAGE_DOSSIERS] });
    if (rows.length === 0) return;
    const last = rows.at(-1)!.dossier_id;
    const found = await tx.query<KeyRow>({ ...KEYS, values: [partition, after, last] });
    const keysOf = Map.groupBy(found.rows, (row) => row.dossier_id);
    yield [...Map.groupBy(rows, (row) => row.dossier_id)].map(([id, events]) =>
      fold(type, keys, { partition, id }, events, keysOf.get(id) ?? []));
    after = last;
  }
}

const fold = <State>(
  type: DossierType<State>, keys: DossierKeys, ref: Snapshot<State>['ref'], rows: EventRow[], wrapped: KeyRow[],
): Snapshot<State> => {
  const key = wrapped[0] && keys.unwrap(ref, wrapped[0]);
  const state = rows.reduce((folded, row) => type.evolve(folded, recordedEvent(ref, row, key)), type.initialState());
  return { ref, version: rows.length, state, holders: wrapped.map(({ holder }) => holder) };
};
