import { byteaArray, int4Array, textArray, uuidArray } from '#base/store/binary-arrays.ts';
import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { WrappedKey } from './dossier-keys.ts';
import type { DossierRef, PreparedEvent } from './event.ts';

const INSERT_EVENTS = {
  name: 'dossiers-insert-events',
  text: `insert into event (partition, dossier_id, position, type, type_version, at, actor_id, header, body, salt,
      content, leaf_index)
    select $1, id, position, type, type_version, to_timestamp($2::int8 / 1000.0), actor, header, body, salt, content,
      $3::int8 + i - 1
    from unnest($4::uuid[], $5::int4[], $6::text[], $7::int4[], $8::text[], $9::text[], $10::text[], $11::bytea[], $12::bytea[])
      with ordinality as list(id, position, type, type_version, actor, header, body, salt, content, i)`,
};
const INSERT_KEYS = {
  name: 'dossiers-insert-keys',
  text: `insert into dossier_key (partition, dossier_id, holder, kid, wrapped)
    select $1, id, holder, kid, wrapped from unnest($2::uuid[], $3::text[], $4::text[], $5::bytea[]) as list(id, holder, kid, wrapped)`,
};
const SELECT_EVENTS = {
  name: 'dossiers-select-events',
  text: `select position, type, type_version, at, actor_id, body, content, leaf_index from event
    where partition = $1 and dossier_id = $2 order by position`,
};
// The event at $3 itself tells whether it is the one that is known: its content is known too.
const SELECT_EVENTS_FROM = {
  name: 'dossiers-select-events-from',
  text: `select position, type, type_version, at, actor_id, body, case when position > $3 then content end as content, leaf_index, salt
    from event where partition = $1 and dossier_id = $2 and position >= $3 order by position`,
};
const SELECT_VERSION = { name: 'dossiers-select-version', text: 'select version from dossier where partition = $1 and dossier_id = $2' };
const LOCK_VERSION = { name: 'dossiers-lock-version', text: `${SELECT_VERSION.text} for update` };
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
): Promise<unknown> => tx.query({ ...INSERT_EVENTS, values: [partition, at, firstIndex,
  uuidArray(events.map(({ event }) => event.id)), int4Array(events.map(({ event }) => event.position)),
  textArray(events.map(({ event }) => event.type)), int4Array(events.map(({ event }) => event.version)),
  textArray(events.map(({ event }) => event.actor)), textArray(events.map(({ event }) => event.header)),
  textArray(events.map(({ body }) => body)), byteaArray(events.map(({ event }) => event.salt)),
  byteaArray(events.map(({ event }) => event.box))] });

/** Stores wrapped data keys of one partition. */
export const insertKeys = (
  tx: Tx, partition: number, keys: readonly { id: string; wrapped: WrappedKey }[],
): Promise<unknown> => tx.query({ ...INSERT_KEYS, values: [partition, uuidArray(keys.map(({ id }) => id)),
  textArray(keys.map(({ wrapped }) => wrapped.holder)), textArray(keys.map(({ wrapped }) => wrapped.kid)),
  byteaArray(keys.map(({ wrapped }) => wrapped.wrapped))] });

export type StoredEvent = {
  position: number; type: string; type_version: number; at: Date; actor_id: string; body: string;
  content: Buffer | null; leaf_index: string;
};

/** A dossier's events in order, as stored. */
export const selectEvents = async (tx: Tx, ref: DossierRef): Promise<StoredEvent[]> =>
  (await tx.query<StoredEvent>({ ...SELECT_EVENTS, values: [ref.partition, ref.id] })).rows;

export type TailEvent = StoredEvent & { salt: Buffer };

/** A dossier's events in order from a position on; the content of the one at `from` is left out. */
export const selectEventsFrom = async (tx: Tx, ref: DossierRef, from: number): Promise<TailEvent[]> =>
  (await tx.query<TailEvent>({ ...SELECT_EVENTS_FROM, values: [ref.partition, ref.id, from] })).rows;

/** A dossier's version, held to the end of the transaction when `held`; nothing when the reader sees none. */
export const selectVersion = async (tx: Tx, ref: DossierRef, held: boolean): Promise<number | undefined> =>
  (await tx.query<{ version: number }>({ ...(held ? LOCK_VERSION : SELECT_VERSION), values: [ref.partition, ref.id] })).rows[0]?.version;

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
