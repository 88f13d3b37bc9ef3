import { EventEmitter } from 'node:events';
import { Logger as QueueLogger, run, type Job, type JobHelpers, type Runner, type WorkerEvents } from 'graphile-worker';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { startHousekeeping } from './housekeeping.ts';
import { queueSchema } from './queue-names.ts';
import { cronItems, type Schedule } from './schedule.ts';
import type { JobRun, Task, Tasks } from './task.ts';
import { untilOpen, type AdmissionNow } from './while-open.ts';

export type WorkerOptions = {
  service: string;
  /** Pool of the jobs role; `max` above `concurrency` + 5. */
  pool: Pool;
  tasks: Tasks;
  schedules?: readonly Schedule[];
  logger: Logger;
  metrics?: Metrics;
  /** While it is closed jobs wait with what they would write, without losing a try; `evenOnFullDisk` ones go on. */
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
  const runners: Runner[] = [];
  for (const lane of lanesOf(options)) runners.push(await startLane(options, lane, events));
  const housekeeping = await startHousekeeping({ service, pool, logger, poolIds,
    metrics: options.metrics, everyMs: options.housekeepingMs ?? HOUSEKEEPING_MS });
  return jobWorker(runners, housekeeping.stop);
};

type Lane = { tasks: Tasks; concurrency: number; holds: AdmissionNow | undefined };

/** Jobs that a full disk holds keep their places; what frees space has one of its own, so that it never waits behind them. */
const lanesOf = ({ tasks, admission, concurrency = CONCURRENCY }: WorkerOptions): Lane[] => {
  const those = (going: boolean): Tasks =>
    Object.fromEntries(Object.entries(tasks).filter(([, task]) => (task.evenOnFullDisk ?? false) === going));
  const going = those(true);
  if (!admission || Object.keys(going).length === 0) return [{ tasks, concurrency, holds: admission }];
  return [{ tasks: those(false), concurrency, holds: admission }, { tasks: going, concurrency: 1, holds: undefined }];
};

const startLane = (options: WorkerOptions, { tasks, concurrency, holds }: Lane, events: WorkerEvents): Promise<Runner> => run({
  pgPool: options.pool, schema: queueSchema(options.service), events, noHandleSignals: true, noPreparedStatements: false,
  // A task hears at once that the worker stops.
  gracefulShutdownAbortTimeout: 0,
  concurrency, pollInterval: options.pollMs ?? POLL_MS, logger: queueLogger(options.logger),
  taskList: Object.fromEntries(Object.entries(tasks).map(([name, task]) => [name, handler(options, name, task, holds)])),
  parsedCronItems: cronItems((options.schedules ?? []).filter(({ task }) => task in tasks), tasks),
});

/** A connection that dies in the queue's hands is an error of its query, not the end of the process. */
const tolerateLostConnections = (pool: Pool): void => {
  if (pool.listenerCount('connect') > 0) return;
  pool.on('connect', (client) => client.on('error', () => undefined));
};

const jobWorker = (runners: readonly Runner[], stopHousekeeping: () => Promise<void>): JobWorker => {
  const stopAll = () => Promise.all(runners.map((runner) => runner.stop()));
  const allEnded = Promise.all(runners.map((runner) => runner.promise));
  const ended = allEnded.then(() => undefined).finally(stopHousekeeping);
  ended.catch(() => undefined);
  let stopped: Promise<void> | undefined;
  return { ended, stop: () => (stopped ??= stopAll().then(() => ended)) };
};

/**
 * One task in the queue's form. What a job throws is logged here (redacted) and only its code goes to
 * `last_error`: an error's text may hold personal data.
 */
const handler = (options: WorkerOptions, name: string, task: Task, holds: AdmissionNow | undefined) =>
  async (payload: unknown, helpers: JobHelpers): Promise<void> => {
    const { _cron, _trace: trace, ...ids } = payload as Record<string, never>;
    try {
      if (holds) await untilOpen(holds, helpers.abortSignal);
      await task.run(ids, jobRun(options.pool, { ...systemContext(name, task.purpose), ...(trace ? { trace } : {}) }, helpers));
    } catch (error) {
      const { code, name: kind } = error as Error & { code?: string };
      options.logger.error({ err: error, task: name, job: helpers.job.id, attempt: helpers.job.attempts,
        trace_id: trace }, 'job failed');
      throw new Error(code ?? kind ?? 'error');
    }
  };

const jobRun = (pool: Pool, context: RowContext, { job, abortSignal }: JobHelpers): JobRun => ({
  id: job.id, attempt: job.attempts, lastAttempt: isLast(job), signal: abortSignal, context,
  inContext: (fn) => inContext(pool, context, fn),
});

const isLast = (job: Job): boolean => job.attempts >= job.max_attempts;

/** The queue's own lines, without its error texts: `handler` has logged those. */
const queueLogger = (logger: Logger): QueueLogger => new QueueLogger(() => (level, message, meta) => {
  if (meta?.failure === true || meta?.success === true) return;
  const line = { queue: message.slice(0, 200) };
  if (level === 'error') logger.error(line, 'queue');
  else if (level === 'warning') logger.warn(line, 'queue');
  else logger.debug(line, 'queue');
});
