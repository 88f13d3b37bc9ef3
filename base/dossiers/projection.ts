import type { Tx } from '#base/store/context.ts';
import type { DossierRef } from './event.ts';

/**
 * A typed table made from events. `partition` and `dossier_id` are its key. `columns` are its other
 * columns, all of them: identifiers from code, never from a request.
 */
export type ProjectionTable = { table: string; columns: readonly string[] };

/** A row: its key and its columns' JSON values. */
export type ProjectionRow = { partition: number; dossier_id: string } & Readonly<Record<string, unknown>>;

/** What the suite's own lists read of any dossier. */
export const DOSSIER_TABLE: ProjectionTable = {
  table: 'dossier',
  columns: ['type', 'reference', 'state', 'version', 'holder', 'territory', 'created_at', 'state_since', 'due_on', 'erased'],
};

type Statements = { insert: string; upsert: string; remove: string };
const known = new Map<string, Statements>();

const statementsOf = ({ table, columns }: ProjectionTable): Statements => {
  let statements = known.get(table);
  if (!statements) {
    const names = ['partition', 'dossier_id', ...columns].join(', ');
    // sql-safe: the table and its columns are written in code, see ProjectionTable
    const insert = `insert into ${table} (${names}) select ${names} from json_populate_recordset(null::${table}, $1::json)`
      + ' where partition = $2::int2';
    // sql-safe: as above
    const remove = `delete from ${table} where partition = $1 and dossier_id = any($2::uuid[])`;
    statements = { insert, remove,
      upsert: `${insert} on conflict (partition, dossier_id) do update set ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}` };
    known.set(table, statements);
  }
  return statements;
};

/** Writes new rows of one partition in one statement. */
export const insertRows = (tx: Tx, table: ProjectionTable, partition: number, rows: readonly ProjectionRow[]): Promise<unknown> =>
  tx.query({ name: `projection-insert-${table.table}`, text: statementsOf(table).insert, values: [JSON.stringify(rows), partition] });

/** Writes rows of one partition over what was there. */
export const upsertRows = (tx: Tx, table: ProjectionTable, partition: number, rows: readonly ProjectionRow[]): Promise<unknown> =>
  tx.query({ name: `projection-upsert-${table.table}`, text: statementsOf(table).upsert, values: [JSON.stringify(rows), partition] });

/** Removes the rows of these dossiers. */
export const removeRows = (tx: Tx, table: ProjectionTable, partition: number, ids: readonly string[]): Promise<unknown> =>
  tx.query({ name: `projection-remove-${table.table}`, text: statementsOf(table).remove, values: [partition, ids] });

const MOVE_VERSIONS = { name: 'projection-versions', text: `update dossier d set version = fresh.version
  from unnest($2::uuid[], $3::int[]) as fresh (dossier_id, version) where d.partition = $1 and d.dossier_id = fresh.dossier_id` };

/** Writes the versions of dossiers whose rows are else as they were: a fifth of the cost of a whole row. */
export const moveVersions = (tx: Tx, partition: number, moved: readonly { ref: DossierRef; version: number }[]): Promise<unknown> =>
  tx.query({ ...MOVE_VERSIONS, values: [partition, moved.map(({ ref }) => ref.id), moved.map(({ version }) => version)] });
