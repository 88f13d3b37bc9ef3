import type pg from 'pg';
import type { Pool } from '#base/store/pools.ts';
import { queueSchema } from './queue-names.ts';

/**
 * A worker that is killed leaves its jobs locked, for four hours by graphile-worker's own rule.
 * Each worker pool here holds a session lock named after it: when the session dies, so does the lock,
 * and any other worker sees at once that those jobs have no owner.
 */
const LOCK_CLASS = 7_305;

/** Jobs locked for less than this are left alone: their worker may not hold its session lock yet. */
const YOUNG_S = 10;

/** Marks a worker pool as alive for as long as `client`'s session lives. */
export const claimLife = async (client: pg.ClientBase, workerPoolId: string): Promise<void> => {
  await client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_CLASS, workerPoolId]);
};

/** Gives the jobs of dead worker pools back to the queue; returns the pools' ids. */
export const releaseAbandonedJobs = async (jobsPool: Pool, service: string): Promise<string[]> => {
  const { rows } = await jobsPool.query<{ id: string }>(`
    select distinct locked_by as id from ${queueSchema(service)}._private_jobs
    where locked_by is not null and locked_at < now() - make_interval(secs => $1)`, [YOUNG_S]);
  const dead: string[] = [];
  for (const { id } of rows) if (await isDead(jobsPool, id)) dead.push(id);
  if (dead.length > 0) await jobsPool.query(`select ${queueSchema(service)}.force_unlock_workers($1)`, [dead]);
  return dead;
};

/** The transaction form of the lock: it goes by itself at the end of the statement. */
const isDead = async (jobsPool: Pool, workerPoolId: string): Promise<boolean> => {
  const { rows: [row] } = await jobsPool.query<{ free: boolean }>(
    'select pg_try_advisory_xact_lock($1, hashtext($2)) as free', [LOCK_CLASS, workerPoolId]);
  return row!.free;
};
