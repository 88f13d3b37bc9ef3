import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import type { Instant } from '#base/values/instant.ts';

/** What a restored database was found to hold; it was read whole, so every page's checksum was checked. */
export type RestoredCheck = {
  tables: number;
  rows: number;
  indexes: number;
  /** Size of each log that the database says it has, by `<schema>/<partition>`. */
  logs: Record<string, number>;
  /** Time of the last commit that the replay reached. */
  lastCommit?: Instant;
};

/**
 * Reads every table of every service and checks every B-tree index; throws when a page, a row or an index is damaged.
 * It writes one extension into the database: for scratch copies only.
 */
export const checkRestored = async (connection: Connection): Promise<RestoredCheck> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const schemas = await column(client, `
      select nspname from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema' order by 1`);
    const tables = await column(client, `
      select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = any($1) order by 1`, [schemas]);
    let rows = 0;
    // sql-safe: the name was quoted by format('%I.%I')
    for (const table of tables) rows += Number((await column(client, `select count(*)::text from ${table}`))[0]);
    const lastCommit = await lastCommitOf(client);
    return {
      tables: tables.length, rows, indexes: await checkIndexes(client, schemas), logs: await logSizes(client, tables),
      ...(lastCommit === undefined ? {} : { lastCommit }),
    };
  } finally {
    await client.end();
  }
};

/** Time of the last commit that the replay of this server reached; `undefined` when it replayed none. */
export const lastCommitOf = async (client: pg.ClientBase): Promise<Instant | undefined> => {
  const [text] = await column(client, `
    select (extract(epoch from pg_last_xact_replay_timestamp()) * 1000)::bigint::text`);
  return text === undefined || text === null ? undefined : Number(text);
};

const column = async (client: pg.ClientBase, sql: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<string[]>({ text: sql, values, rowMode: 'array' })).rows.map(([value]) => value!);

const checkIndexes = async (client: pg.Client, schemas: readonly string[]): Promise<number> => {
  await client.query('create extension if not exists amcheck');
  const { rowCount } = await client.query(`
    select bt_index_check(i.indexrelid::regclass)
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_am a on a.oid = c.relam
      join pg_namespace n on n.oid = c.relnamespace
    where a.amname = 'btree' and c.relkind = 'i' and i.indisvalid and n.nspname = any($1)`, [schemas]);
  return rowCount ?? 0;
};

const logSizes = async (client: pg.Client, tables: readonly string[]): Promise<Record<string, number>> => {
  const logs: Record<string, number> = {};
  for (const table of tables.filter((name) => name.endsWith('.log_head'))) {
    // sql-safe: the name was quoted by format('%I.%I')
    const { rows } = await client.query<{ partition: number; size: string }>(`select partition, size from ${table}`);
    for (const { partition, size } of rows) logs[`${table.split('.')[0]}/${partition}`] = Number(size);
  }
  return logs;
};
