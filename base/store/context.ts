import type pg from 'pg';
import { commit } from './commit.ts';
import { pipelined } from './pipelined.ts';
import type { Pool } from './pools.ts';
import { causeOf, gatherLast, takeLast } from './with-commit.ts';

/** Who acts, for what, where: what row-level security reads in the database. */
export type RowContext = {
  /** Pseudonymous actor id, or `system:<what>`. */
  actor: string;
  kind: 'citizen' | 'agent' | 'system' | 'admin';
  roles: readonly string[];
  territories: readonly string[];
  purpose: string;
  /** The one dossier that a break-glass opens. */
  dossier?: string;
  /** Trace of the request (`base/telemetry/trace.ts`): jobs and messages that the transaction causes keep it. */
  trace?: string;
};

/** A connection inside a transaction; everything that reads or writes takes it as its first argument. */
export type Tx = Pick<pg.ClientBase, 'query'>;

/** Statement that puts a row context on the transaction. */
export const SET_CONTEXT = { name: 'socle-context', text: "select set_config('app.ctx', $1, true)" };

/**
 * Sends the beginning of a transaction, not waiting for its answer: the first statements leave with it. Should it fail,
 * they fail with it, or find no context and so every table empty.
 */
const opening = (client: pg.PoolClient, begin: string, ctx: RowContext) =>
  [client.query(begin), client.query({ ...SET_CONTEXT, values: [JSON.stringify(ctx)] })] as const;

/** One transaction: `work` gets the connection and sends its own COMMIT; what fails is rolled back. */
const runUnder = async <T>(pool: Pool, begin: string, ctx: RowContext, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    const [, , result] = await pipelined([...opening(client, begin, ctx), work(client)]);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
};

const committed = <T>(fn: (tx: Tx) => Promise<T>) => async (client: pg.PoolClient): Promise<T> => {
  gatherLast(client);
  const result = await fn(client).catch((error: unknown) => causeOf(client, error));
  // COMMIT first: when its outcome is unknown, that is what the caller must hear.
  await pipelined([commit(client), ...takeLast(client)]);
  return result;
};

/**
 * Runs `fn` in one transaction under a row context. Commits when it returns, rolls back when it throws.
 * No timeout spans the COMMIT: an interrupted commit has an unknown outcome.
 */
export const inContext = <T>(pool: Pool, ctx: RowContext, fn: (tx: Tx) => Promise<T>): Promise<T> =>
  runUnder(pool, 'begin', ctx, committed(fn));

/**
 * The same in two steps, a round trip each: `read` finds out, `write` sends its statements at once and COMMIT leaves
 * with them. `write` sends all before it waits, and what it thinks of the answers comes too late to undo them.
 */
export const inTwoSteps = <R, T>(
  pool: Pool, ctx: RowContext, read: (tx: Tx) => Promise<R>, write: (tx: Tx, found: R) => Promise<T>,
): Promise<T> => runUnder(pool, 'begin', ctx, async (client) => {
  const found = await read(client);
  const [result] = await pipelined([write(client, found), commit(client)]);
  return result;
});

/** The same for statements that need no answer of one another: the whole transaction is one round trip. */
export const atOnce = <T>(pool: Pool, ctx: RowContext, send: (tx: Tx) => Promise<T>): Promise<T> =>
  runUnder(pool, 'begin', ctx, async (client) => (await pipelined([send(client), commit(client)]))[0]);

const SERIALIZATION_FAILURE = '40001';

/**
 * The same on one snapshot: every statement sees the database as it was at the first one, so that a long reading agrees
 * with itself while others write. Tried again, at most `triesMax` times, when a row that it writes changed meanwhile.
 */
export const inSnapshot = async <T>(
  pool: Pool, ctx: RowContext, fn: (tx: Tx) => Promise<T>, triesMax = 5,
): Promise<T> => {
  try {
    return await runUnder(pool, 'begin isolation level repeatable read', ctx, committed(fn));
  } catch (error) {
    if (triesMax <= 1 || (error as { code?: string }).code !== SERIALIZATION_FAILURE) throw error;
    return inSnapshot(pool, ctx, fn, triesMax - 1);
  }
};

/** The row context of background work: it names the task as its purpose. */
export const systemContext = (what: string, purpose: string): RowContext =>
  ({ actor: `system:${what}`, kind: 'system', roles: ['system'], territories: ['*'], purpose });
