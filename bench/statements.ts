import { writeFileSync } from 'node:fs';
import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';

const MOST = 60;

/** Starts to count the statements of a bench when `SOCLE_BENCH_STATEMENTS=<file>` asks for it. */
export const countStatements = async (connection: Connection): Promise<void> => {
  if (process.env.SOCLE_BENCH_STATEMENTS) await ask(connection, 'create extension if not exists pg_stat_statements');
};

/** Writes the statements that took most of PostgreSQL's time into that file: calls, ms, ms a call, buffers a call, rows. */
export const reportStatements = async (connection: Connection): Promise<void> => {
  const file = process.env.SOCLE_BENCH_STATEMENTS;
  if (!file) return;
  const rows = await ask(connection, `select calls, total_exec_time as ms, mean_exec_time as each,
    (shared_blks_hit + shared_blks_read)::float8 / calls as blocks, rows, regexp_replace(query, '\\s+', ' ', 'g') as query
    from pg_stat_statements order by total_exec_time desc limit ${MOST}`);
  writeFileSync(file, rows.map(({ calls, ms, each, blocks, rows: count, query }) => [String(calls).padStart(9),
    Number(ms).toFixed(0).padStart(9), Number(each).toFixed(3).padStart(10), Number(blocks).toFixed(1).padStart(10),
    String(count).padStart(9), String(query).slice(0, 160)].join(' ')).join('\n') + '\n');
};

const ask = async (connection: Connection, text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
};
