import type pg from 'pg';
import { commit } from './commit.ts';
import type { Pool } from './pools.ts';

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
};

/** A connection inside a transaction; everything that reads or writes takes it as its first argument. */
export type Tx = Pick<pg.ClientBase, 'query'>;

/** Statement that puts a row context on the transaction. */
export const SET_CONTEXT = { name: 'socle-context', text: "select set_config('app.ctx', $1, true)" };

/**
 * Runs `fn` in one transaction under a row context. Commits when it returns, rolls back when it throws.
 * No timeout spans the COMMIT: an interrupted commit has an unknown outcome.
 */
export const inContext = async <T>(pool: Pool, ctx: RowContext, fn: (tx: Tx) => Promise<T>): Promise<T> => {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await Promise.all([client.query('begin'), client.query({ ...SET_CONTEXT, values: [JSON.stringify(ctx)] })]);
    const result = await fn(client);
    await commit(client);
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => { broken = failure; });
    throw error;
  } finally {
    client.release(broken);
  }
};

/** The row context of background work: it names the task as its purpose. */
export const systemContext = (what: string, purpose: string): RowContext =>
  ({ actor: `system:${what}`, kind: 'system', roles: ['system'], territories: ['*'], purpose });
