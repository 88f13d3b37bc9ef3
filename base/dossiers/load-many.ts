import type { DossierKeys, WrappedKey } from './dossier-keys.ts';
import type { DossierType, Loaded } from './dossier-type.ts';
import type { StoredEvent } from './event-queries.ts';
import { recordedEvent } from './load.ts';
import type { Tx } from '#base/store/context.ts';

const LOCK = { name: 'work-lock-dossiers',
  text: `select dossier_id from dossier where partition = $1 and dossier_id = any($2::uuid[])
    order by dossier_id for update` };
const EVENTS = { name: 'work-events',
  text: `select dossier_id, position, type, type_version, at, actor_id, body, content, leaf_index from event
    where partition = $1 and dossier_id = any($2::uuid[]) order by dossier_id, position` };
const KEYS = { name: 'work-keys',
  text: `select dossier_id, holder, kid, wrapped from dossier_key
    where partition = $1 and dossier_id = any($2::uuid[]) order by dossier_id, holder` };
const BY_REFERENCE = { name: 'work-by-reference',
  text: 'select reference, dossier_id from dossier where partition = $1 and reference = any($2::text[])' };

/** Holds dossiers of one partition until the end of the transaction, in the order of their ids. */
export const lockDossiers = async (tx: Tx, partition: number, ids: readonly string[]): Promise<void> => {
  await tx.query({ ...LOCK, values: [partition, ids] });
};

/** Folds many dossiers of one partition, two statements whatever their number; those that do not exist are left out. */
export const loadDossiers = async <State>(
  tx: Tx, type: DossierType<State>, keys: DossierKeys, partition: number, ids: readonly string[],
): Promise<Map<string, Loaded<State>>> => {
  const [events, wrapped] = await Promise.all([
    tx.query<StoredEvent & { dossier_id: string }>({ ...EVENTS, values: [partition, ids] }),
    tx.query<WrappedKey & { dossier_id: string }>({ ...KEYS, values: [partition, ids] }),
  ]);
  const keysOf = Map.groupBy(wrapped.rows, (row) => row.dossier_id);
  return new Map([...Map.groupBy(events.rows, (row) => row.dossier_id)].map(([id, rows]) => {
    const ref = { partition, id };
    const own = keysOf.get(id) ?? [];
    const key = own[0] && keys.unwrap(ref, own[0]);
    const recorded = rows.map((row) => recordedEvent(ref, row, key));
    return [id, { ref, version: rows.length, key, holders: own.map(({ holder }) => holder), events: recorded,
      state: recorded.reduce(type.evolve, type.initialState()) }];
  }));
};

/** The dossier as it stood after its event at `position`. */
export const stateAt = <State>(type: DossierType<State>, { events }: Loaded<State>, position: number): State =>
  events.slice(0, position).reduce(type.evolve, type.initialState());

/** Ids of dossiers by their public numbers, in one partition. */
export const idsByReference = async (tx: Tx, partition: number, references: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await tx.query<{ reference: string; dossier_id: string }>({ ...BY_REFERENCE, values: [partition, references] });
  return new Map(rows.map((row) => [row.reference, row.dossier_id]));
};
