import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { WrappedKey } from './dossier-keys.ts';
import type { DossierRef, PreparedEvent } from './event.ts';

const INSERT_EVENTS = {
  name: 'dossiers-insert-events',
  text: `insert into event (partition, dossier_id, position, type, type_version, at, actor_id, header, body, salt,
      content, leaf_index)
    select $1, (e->>0)::uuid, (e->>1)::int4, e->>2, (e->>3)::int2, to_timestamp($2::int8 / 1000.0), e->>4, e->>5, e->>6,
      decode(e->>7, 'base64'), decode(e->>8, 'base64'), $3::int8 + i - 1
    from json_array_elements($4::json) with ordinality as list(e, i)`,
};
const INSERT_KEYS = {
  name: 'dossiers-insert-keys',
  text: `insert into dossier_key (partition, dossier_id, holder, kid, wrapped)
    select $1, (k->>0)::uuid, k->>1, k->>2, decode(k->>3, 'base64') from json_array_elements($2::json) as k`,
};
const SELECT_EVENTS = {
  name: 'dossiers-select-events',
  text: `select position, type, type_version, at, actor_id, body, content, leaf_index from event
    where partition = $1 and dossier_id = $2 order by position`,
};
const SELECT_KEYS = {
  name: 'dossiers-select-keys',
  text: 'select holder, kid, wrapped from dossier_key where partition = $1 and dossier_id = $2 order by holder',
};
const DELETE_KEY = {
  name: 'dossiers-delete-key',
  text: 'delete from dossier_key where partition = $1 and dossier_id = $2 and holder = $3',
};
const SELECT_SEALED = {
  name: 'dossiers-select-sealed',
  text: `select dossier_id, header, body, salt, leaf_index from event
    where partition = $1 and dossier_id = any($2::uuid[]) and position = 1`,
};

/** Writes events of one partition in their order; the first takes `firstIndex` in the log. */
export const insertEvents = (
  tx: Tx, partition: number, events: readonly { event: PreparedEvent; body: string }[], firstIndex: number, at: Instant,
): Promise<unknown> => tx.query({ ...INSERT_EVENTS, values: [partition, at, firstIndex, JSON.stringify(
  events.map(({ event, body }) => [event.id, event.position, event.type, event.version, event.actor, event.header, body,
    event.salt.toString('base64'), event.box?.toString('base64') ?? null]))] });

/** Stores wrapped data keys of one partition. */
export const insertKeys = (
  tx: Tx, partition: number, keys: readonly { id: string; wrapped: WrappedKey }[],
): Promise<unknown> => tx.query({ ...INSERT_KEYS, values: [partition, JSON.stringify(
  keys.map(({ id, wrapped }) => [id, wrapped.holder, wrapped.kid, wrapped.wrapped.toString('base64')]))] });

export type StoredEvent = {
  position: number; type: string; type_version: number; at: Date; actor_id: string; body: string;
  content: Buffer | null; leaf_index: string;
};

/** A dossier's events in order, as stored. */
export const selectEvents = async (tx: Tx, ref: DossierRef): Promise<StoredEvent[]> =>
  (await tx.query<StoredEvent>({ ...SELECT_EVENTS, values: [ref.partition, ref.id] })).rows;

/** The wrapped keys that still exist, by holder. */
export const selectKeys = async (tx: Tx, ref: DossierRef): Promise<WrappedKey[]> =>
  (await tx.query<WrappedKey>({ ...SELECT_KEYS, values: [ref.partition, ref.id] })).rows;

/** Destroys a holder's key: what it opened stays closed for ever to that holder. */
export const deleteKey = async (tx: Tx, ref: DossierRef, holder: string): Promise<boolean> =>
  (await tx.query({ ...DELETE_KEY, values: [ref.partition, ref.id, holder] })).rowCount === 1;

export type SealedRow = { dossier_id: string; header: string; body: string; salt: Buffer; leaf_index: string };

/** Sealed texts of first events, by dossier. */
export const selectSealed = async (tx: Tx, partition: number, ids: readonly string[]): Promise<SealedRow[]> =>
  (await tx.query<SealedRow>({ ...SELECT_SEALED, values: [partition, ids] })).rows;
