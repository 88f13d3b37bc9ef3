import type { Pool } from '#base/store/pools.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import { claimLife, releaseAbandonedJobs } from './abandoned-jobs.ts';
import { backlog, type Backlog } from './backlog.ts';

export type Housekeeping = { stop(): Promise<void> };

type Options = {
  service: string; pool: Pool; logger: Logger; metrics: Metrics | undefined; everyMs: number;
  /** Ids of this process's worker pools. */
  poolIds: readonly string[];
};

/** Holds this worker's sign of life, gives back the jobs of dead workers, and publishes the queue's figures. */
export const startHousekeeping = async (options: Options): Promise<Housekeeping> => {
  const { pool, poolIds, logger, everyMs } = options;
  const life = await signOfLife(pool, poolIds);
  const publish = publisher(options.metrics);
  let running: Promise<void> = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      await life.renew();
      const released = await releaseAbandonedJobs(pool, options.service);
      if (released.length > 0) logger.warn({ workers: released.length }, 'jobs of dead workers are back in the queue');
      publish(await backlog(pool, options.service));
    } catch (error) {
      logger.error({ err: error }, 'housekeeping of jobs failed');
    }
  };
  const timer = setInterval(() => { running = running.then(round); }, everyMs);
  running = round();
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
      life.release();
    },
  };
};

type Life = { renew(): Promise<void>; release(): void };

/** The session lock of `abandoned-jobs.ts`, taken again on a new connection when the old one died. */
const signOfLife = async (pool: Pool, poolIds: readonly string[]): Promise<Life> => {
  const take = async () => {
    const client = await pool.connect();
    let alive = true;
    client.on('error', () => { alive = false; });
    for (const id of poolIds) await claimLife(client, id);
    return { alive: () => alive, release: () => client.release(true) };
  };
  let held = await take();
  return {
    renew: async () => {
      if (held.alive()) return;
      held.release();
      held = await take();
    },
    release: () => held.release(),
  };
};

const FIGURES: Record<keyof Backlog, [name: string, help: string]> = {
  ready: ['socle_jobs_ready', 'Jobs due and not taken'],
  running: ['socle_jobs_running', 'Jobs in hand'],
  later: ['socle_jobs_later', 'Jobs for a later time'],
  dead: ['socle_jobs_dead', 'Jobs that failed for good'],
  oldest_s: ['socle_jobs_oldest_seconds', 'Wait of the oldest due job'],
};

const publisher = (metrics: Metrics | undefined): ((figures: Backlog) => void) => {
  if (!metrics) return () => undefined;
  const gauges = Object.entries(FIGURES).map(([key, [name, help]]) =>
    [key as keyof Backlog, metrics.gauge(name, help)] as const);
  return (figures) => { for (const [key, gauge] of gauges) gauge.set(figures[key]); };
};
