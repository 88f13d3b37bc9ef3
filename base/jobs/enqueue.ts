import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { toRfc3339 } from '#base/values/instant.ts';

/** Ids only: at most 1 kB, no text longer than 64 characters nor with spaces or accents. The database checks it. */
export type JobPayload = { readonly [name: string]: string | number | boolean | null | readonly (string | number)[] };

export type NewJob = {
  payload: JobPayload;
  /** Not before this instant; at once when absent. */
  runAt?: Instant;
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string;
};

const STATEMENT = { name: 'socle-enqueue-jobs', text: 'select enqueue_jobs($1, $2)' };

/**
 * Adds background work in the caller's transaction: it exists if and only if that transaction commits.
 * Jobs run in no particular order; what needs an order goes through `messages`.
 * Throws on a task that is not in `job_task`, and on a payload that holds more than ids.
 */
export const enqueueJobs = async (tx: Tx, task: string, jobs: readonly NewJob[]): Promise<void> => {
  if (jobs.length === 0) return;
  const items = jobs.map(({ payload, runAt, key }) =>
    ({ payload, key, run_at: runAt === undefined ? null : toRfc3339(runAt) }));
  await tx.query({ ...STATEMENT, values: [task, JSON.stringify(items)] });
};

/** `enqueueJobs` for one job. */
export const enqueueJob = (tx: Tx, task: string, job: NewJob): Promise<void> => enqueueJobs(tx, task, [job]);
