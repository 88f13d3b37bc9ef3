import type { DossierKeys, WrappedKey } from '#base/dossiers/dossier-keys.ts';
import type { DossierType } from '#base/dossiers/dossier-type.ts';
import type { StoredEvent as EventRow } from '#base/dossiers/event-queries.ts';
import { recordedEvent } from '#base/dossiers/load.ts';
import type { Snapshot } from '#base/dossiers/write-projections.ts';
import type { StoredEvent } from '#base/log/log-source.ts';
import type { EventPage, HeadPage } from '#base/log/postgres-source.ts';
import type { Tx } from '#base/store/context.ts';

const PAGE_EVENTS = 2_000;
const PAGE_HEADS = 10_000;
const FIRST = '00000000-0000-0000-0000-000000000000';
const EVENTS = { name: 'bench-log-events',
  text: `select dossier_id, position, type, type_version, at, actor_id, header, body, salt, content, leaf_index from event
    where partition = $1 and leaf_index >= $2 and leaf_index < $3 order by leaf_index limit ${PAGE_EVENTS}` };
const KEYS = { name: 'bench-log-keys',
  text: `select dossier_id, holder, kid, wrapped from dossier_key
    where partition = $1 and dossier_id = any($2::uuid[]) order by dossier_id, holder` };
const VERSIONS = { name: 'bench-log-versions',
  text: 'select dossier_id, version from dossier where partition = $1 and dossier_id = any($2::uuid[])' };
const HEADS = { name: 'bench-log-heads',
  text: `select dossier_id as dossier, version from dossier where partition = $1 and dossier_id > $2
    order by dossier_id limit ${PAGE_HEADS}` };

type Row = EventRow & { dossier_id: string; header: string; salt: Buffer };
type KeyRow = WrappedKey & { dossier_id: string };

/** What one walk of a log is told: the events as stored with their contents opened, and states when they are whole. */
export type OpenedLog<State> = {
  type: DossierType<State>; keys: DossierKeys;
  /** Takes the states whose last event was met, in the transaction that read it. */
  whole(tx: Tx, snapshots: readonly Snapshot<State>[]): Promise<void>;
};

/** States of dossiers whose later events are still to come. */
export type Unfinished<State> = Map<string, Snapshot<State>>;

/** Reads events in the order of the log, opens their contents and folds them, once for both uses. */
export const openedEvents = <State>(log: OpenedLog<State>, unfinished: Unfinished<State>): EventPage =>
  async (tx, partition, from, to) => {
    const { rows } = await tx.query<Row>({ ...EVENTS, values: [partition, from, to] });
    const ids = rows.map(({ dossier_id: id }) => id);
    const [keys, versions] = await Promise.all([tx.query<KeyRow>({ ...KEYS, values: [partition, ids] }),
      tx.query<{ dossier_id: string; version: number }>({ ...VERSIONS, values: [partition, ids] })]);
    const keysOf = Map.groupBy(keys.rows, ({ dossier_id: id }) => id);
    const versionOf = new Map(versions.rows.map(({ dossier_id: id, version }) => [id, version]));
    const whole: Snapshot<State>[] = [];
    const events = rows.map((row): StoredEvent => {
      const ref = { partition, id: row.dossier_id };
      const wrapped = keysOf.get(ref.id) ?? [];
      const key = wrapped[0] && log.keys.unwrap(ref, wrapped[0]);
      const before = unfinished.get(ref.id)?.state ?? log.type.initialState();
      const opened = recordedEvent(ref, row, key);
      const snapshot = { ref, version: row.position, state: log.type.evolve(before, opened),
        holders: wrapped.map(({ holder }) => holder) };
      if (versionOf.get(ref.id) === row.position) {
        unfinished.delete(ref.id);
        whole.push(snapshot);
      } else unfinished.set(ref.id, snapshot);
      return { index: Number(row.leaf_index), header: row.header, body: row.body, salt: row.salt,
        columns: { dossier: ref.id, position: row.position, at: row.at.getTime() },
        // `recordedEvent` opened the content and compared its digest with the body's, or threw.
        contentDigest: opened.content === undefined ? null : (JSON.parse(row.body) as { content: string }).content };
    });
    await log.whole(tx, whole);
    return events;
  };

/** Versions of the dossiers as the projection says. */
export const dossierHeads: HeadPage = async (tx, partition, after) =>
  (await tx.query<{ dossier: string; version: number }>({ ...HEADS, values: [partition, after ?? FIRST] })).rows;
