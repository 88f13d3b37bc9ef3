import { EventEmitter } from 'node:events';
import { Logger as QueueLogger, run, type Job, type JobHelpers, type Runner, type WorkerEvents } from 'graphile-worker';
import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import type { JobPayload } from './enqueue.ts';
import { startHousekeeping } from './housekeeping.ts';
import { queueSchema } from './queue-names.ts';
import { cronItems, type Schedule } from './schedule.ts';
import type { JobRun, Task, Tasks } from './task.ts';
import { untilOpen, type AdmissionNow } from './while-open.ts';

export type WorkerOptions = {
  service: string;
  /** Pool of the jobs role; `max` above `concurrency` + 3. */
  pool: Pool;
  tasks: Tasks;
  schedules?: readonly Schedule[];
  logger: Logger;
  metrics?: Metrics;
  /** While it is closed jobs wait with what they would write, without losing a try. */
  admission?: AdmissionNow;
  /** Jobs at a time in this process. */
  concurrency?: number;
  pollMs?: number;
  /** Backlog figures and recovery of jobs whose worker died, this often. */
  housekeepingMs?: number;
};

export type JobWorker = {
  /** Takes no new job, waits for those in hand (they see `signal`), then resolves. */
  stop(): Promise<void>;
  /** Settles when the worker has ended, for whatever reason; rejects when it failed. */
  ended: Promise<void>;
};

const CONCURRENCY = 4;
const POLL_MS = 500;
const HOUSEKEEPING_MS = 10_000;

/**
 * Runs a service's tasks from its queue, and its schedules. A task runs as `system:<task>` under its declared
 * purpose, so row-level security applies to background work too. A failed job comes back after e^attempt seconds
 * (6 h at most), up to the `attempts_max` of `job_task`.
 */
export const startWorker = async (options: WorkerOptions): Promise<JobWorker> => {
  const { service, pool, tasks, logger } = options;
  const events: WorkerEvents = new EventEmitter();
  const poolIds: string[] = [];
  tolerateLostConnections(pool);
  events.on('pool:create', ({ workerPool }) => poolIds.push(workerPool.id));
  const runner = await run({
    pgPool: pool, schema: queueSchema(service), events, noHandleSignals: true, noPreparedStatements: false,
    // A task hears at once that the worker stops.
    gracefulShutdownAbortTimeout: 0,
    concurrency: options.concurrency ?? CONCURRENCY, pollInterval: options.pollMs ?? POLL_MS,
    logger: queueLogger(logger),
    taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, handler(options, name, task)])),
    parsedCronItems: cronItems(options.schedules ?? [], tasks),
  });
  const housekeeping = await startHousekeeping({ service, pool, logger, poolIds,
    metrics: options.metrics, everyMs: options.housekeepingMs ?? HOUSEKEEPING_MS });
  return jobWorker(runner, housekeeping.stop);
};

/** A connection that dies in the queue's hands is an error of its query, not the end of the process. */
const tolerateLostConnections = (pool: Pool): void => {
  if (pool.listenerCount('connect') > 0) return;
  pool.on('connect', (client) => client.on('error', () => undefined));
};

const jobWorker = (runner: Runner, stopHousekeeping: () => Promise<void>): JobWorker => {
  const ended = runner.promise.finally(stopHousekeeping);
  ended.catch(() => undefined);
  let stopped: Promise<void> | undefined;
  return { ended, stop: () => (stopped ??= runner.stop().then(() => ended)) };
};

/**
 * One task in the queue's form. What a job throws is logged here (redacted) and only its code goes to
 * `last_error`: an error's text may hold personal data.
 */
const handler = (options: WorkerOptions, name: string, task: Task) =>
  async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    try {
      if (options.admission) await untilOpen(options.admission, helpers.abortSignal);
      await task.run(withoutCron(payload), jobRun(options.pool, name, task, helpers));
    } catch (error) {
      const { code, name: kind } = error as Error & { code?: string };
      options.logger.error({ err: error, task: name, job: helpers.job.id, attempt: helpers.job.attempts },
        'job failed');
      throw new Error(code ?? kind ?? 'error');
    }
  };

const withoutCron = (payload: unknown): JobPayload => {
  const { _cron, ...rest } = payload as Record<string, never>;
  return rest;
};

const jobRun = (pool: Pool, name: string, task: Task, { job, abortSignal }: JobHelpers): JobRun => {
  const context = systemContext(name, task.purpose);
  return {
    id: job.id, attempt: job.attempts, lastAttempt: isLast(job), signal: abortSignal, context,
    inContext: (fn) => inContext(pool, context, fn),
  };
};

const isLast = (job: Job): boolean => job.attempts >= job.max_attempts;

/** The queue's own lines, without its error texts: `handler` has logged those. */
const queueLogger = (logger: Logger): QueueLogger => new QueueLogger(() => (level, message, meta) => {
  if (meta?.failure === true || meta?.success === true) return;
  const line = { queue: message.slice(0, 200) };
  if (level === 'error') logger.error(line, 'queue');
  else if (level === 'warning') logger.warn(line, 'queue');
  else logger.debug(line, 'queue');
});
