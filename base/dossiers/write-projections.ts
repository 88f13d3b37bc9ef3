import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import type { DossierType, OwnProjection, Shown } from './dossier-type.ts';
import type { DossierRef } from './event.ts';
import { DOSSIER_TABLE, insertRows, moveVersions, removeRows, upsertRows, type ProjectionRow } from './projection.ts';

/** A dossier's state at a version, to be shown in projections. */
export type Snapshot<State> = {
  ref: DossierRef; version: number; state: State;
  /** Holders whose keys exist: the others' projections have no row. */
  holders: readonly string[];
  /** What the tables show now: rows that are the same after are left alone. */
  before?: Shown<State>;
};

/** The row of the table that all services share. */
export const dossierRow = <State>(type: DossierType<State>, { ref, version, state, holders }: Snapshot<State>): ProjectionRow => {
  const summary = type.summary(state);
  return { partition: ref.partition, dossier_id: ref.id, type: summary.type ?? type.name, reference: summary.reference,
    state: summary.state,
    version, holder: summary.holder, territory: summary.territory, created_at: toRfc3339(summary.createdAt),
    state_since: toRfc3339(summary.stateSince), due_on: summary.dueOn,
    erased: holders.length === 0 };
};

const columnsOf = <State>(projection: OwnProjection<State>, state: State, ref: DossierRef) => {
  if ('rows' in projection) return projection.rows(state, ref);
  const values = projection.row(state, ref);
  return values ? [values] : [];
};

const rowsOf = <State>(projection: OwnProjection<State>, { ref, state, holders }: Snapshot<State>): ProjectionRow[] =>
  (holders.includes(projection.holder) ? columnsOf(projection, state, ref) : [])
    .map((values) => ({ ...values, partition: ref.partition, dossier_id: ref.id }));

/** The rows of each table that these dossiers have: what is stored must be equal to them. */
export const projectedRows = <State>(
  type: DossierType<State>, snapshots: readonly Snapshot<State>[],
): { table: string; rows: readonly ProjectionRow[] }[] => [
  { table: DOSSIER_TABLE.table, rows: snapshots.map((snapshot) => dossierRow(type, snapshot)) },
  ...type.projections.map((projection) => ({ table: projection.table.table,
    rows: snapshots.flatMap((snapshot) => rowsOf(projection, snapshot)) })),
];

/** Whether the rows of a projection are still what they were. */
const isAsBefore = <State>(projection: OwnProjection<State>, snapshot: Snapshot<State>): boolean => {
  const { before } = snapshot;
  return before !== undefined && JSON.stringify(rowsOf(projection, { ...snapshot, ...before }))
    === JSON.stringify(rowsOf(projection, snapshot));
};

/** Whether the row that all services share differs in its version alone. */
const isOnlyNewer = <State>(type: DossierType<State>, snapshot: Snapshot<State>): boolean => {
  const { before } = snapshot;
  return before !== undefined
    && JSON.stringify(dossierRow(type, { ...snapshot, ...before })) === JSON.stringify(dossierRow(type, snapshot));
};

/**
 * Writes the projections of many dossiers of one partition, one statement a table.
 * `fresh` dossiers are inserted, which is cheaper; others are written over.
 */
export const writeProjections = <State>(
  tx: Tx, type: DossierType<State>, partition: number, snapshots: readonly Snapshot<State>[], fresh: boolean,
): Promise<unknown> => {
  const write = fresh ? insertRows : upsertRows;
  const { same = [], other = [] } = Object.groupBy(snapshots, (snapshot) => (isOnlyNewer(type, snapshot) ? 'same' : 'other'));
  const sent = same.length > 0 ? [moveVersions(tx, partition, same)] : [];
  if (other.length > 0) sent.push(write(tx, DOSSIER_TABLE, partition, other.map((snapshot) => dossierRow(type, snapshot))));
  for (const projection of type.projections) {
    const changed = snapshots.filter((snapshot) => !isAsBefore(projection, snapshot));
    if (changed.length === 0) continue;
    const many = 'rows' in projection;
    const rows = changed.flatMap((snapshot) => rowsOf(projection, snapshot));
    if (many && !fresh) sent.push(removeRows(tx, projection.table, partition, changed.map(({ ref }) => ref.id)));
    if (rows.length > 0) sent.push((many ? insertRows : write)(tx, projection.table, partition, rows));
  }
  return pipelined(sent);
};
