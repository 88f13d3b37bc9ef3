import type { Writable } from 'node:stream';
import pg from 'pg';
import { ringAfterCommits } from './after-commit.ts';
import { coalesceWrites } from './coalesce-writes.ts';
import type { ServerAddress } from './embedded-server.ts';
import { freshPlans } from './fresh-plans.ts';
import type { WakeUps } from './wake-ups.ts';

export type Pool = pg.Pool;

export type PoolOptions = {
  connection: ServerAddress;
  user: string;
  password: string;
  max: number;
  /** Sends statements without waiting for the previous answer; on unless a cursor is needed. */
  pipeline?: boolean;
  /** First schema of the search path, for an administrator's session; roles have their own. */
  searchPath?: string;
  /** Names of standbys that must confirm each commit; empty on one site. */
  standbyNames?: string;
  applicationName?: string;
  /** Rung after each commit of a transaction that wrote events. */
  wakeUps?: WakeUps;
};

const DURABLE_COMMIT = new Set(['on', 'remote_apply']);

/**
 * A pool whose every new connection is checked for durable commits before its first use:
 * a server with fsync, full_page_writes or synchronous_commit off is refused, because an
 * acknowledgement from it would be a lie.
 */
export const createPool = (options: PoolOptions): Pool => {
  const pool = new pg.Pool({
    ...options.connection,
    user: options.user,
    password: options.password,
    max: options.max,
    pipeline: options.pipeline ?? true,
    ...(options.searchPath ? { options: `-c search_path=${options.searchPath},pg_catalog` } : {}),
    application_name: options.applicationName ?? options.user,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    verify: (client: pg.PoolClient, done: (error?: Error) => void) => {
      checkDurable(client, options.standbyNames ?? '').then(() => done(), done);
    },
  } as pg.PoolConfig);
  // An idle connection that dies is replaced at its next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  // So would one that dies in a transaction between two statements: the next statement on it fails, and that is told.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    coalesceWrites((client as unknown as { connection: { stream: Writable } }).connection.stream);
    if (options.wakeUps) ringAfterCommits(client, options.wakeUps);
  });
  freshPlans(pool);
  return pool;
};

const checkDurable = async (client: pg.PoolClient, standbyNames: string): Promise<void> => {
  const { rows: [row] } = await client.query<Record<string, string>>(`
    select current_setting('fsync') as fsync, current_setting('full_page_writes') as full_page_writes,
      current_setting('synchronous_commit') as synchronous_commit,
      current_setting('synchronous_standby_names') as standby_names`);
  const wrong = [];
  if (row!.fsync !== 'on') wrong.push('fsync must be on');
  if (row!.full_page_writes !== 'on') wrong.push('full_page_writes must be on');
  if (!DURABLE_COMMIT.has(row!.synchronous_commit!)) wrong.push('synchronous_commit must be on or remote_apply');
  if (standbyNames && row!.standby_names !== standbyNames) wrong.push(`synchronous_standby_names must be ${standbyNames}`);
  if (wrong.length > 0) throw new Error(`this PostgreSQL does not keep what it acknowledges: ${wrong.join('; ')}`);
};
