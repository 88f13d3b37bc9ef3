import type { Pool } from '#base/store/pools.ts';
import { queueSchema } from './queue-names.ts';

/** State of a service's queue; `oldest_s` is how long the oldest due job has waited. */
export type Backlog = { ready: number; running: number; later: number; dead: number; oldest_s: number };

/** Counts the queue as its owner, the jobs role. */
export const backlog = async (jobsPool: Pool, service: string): Promise<Backlog> => {
  const { rows: [row] } = await jobsPool.query<Backlog>(`
    select count(*) filter (where is_available and run_at <= now())::int as ready,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where is_available and run_at > now())::int as later,
      count(*) filter (where attempts >= max_attempts and locked_at is null)::int as dead,
      coalesce(extract(epoch from now() - min(run_at) filter (where is_available and run_at <= now())), 0)::float
        as oldest_s
    from ${queueSchema(service)}._private_jobs`);
  return row!;
};
