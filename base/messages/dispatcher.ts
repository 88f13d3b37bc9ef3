import type { Pool } from '#base/store/pools.ts';
import type { AdmissionNow } from '#base/jobs/while-open.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Channel } from './channel.ts';
import { dispatchRound, type RoundContext } from './dispatch-round.ts';
import type { MessageBox } from './message-box.ts';
import { startOutboxWatch } from './outbox-watch.ts';

export type DispatcherOptions = {
  /** Pool of the jobs role; one connection a lane at most. */
  pool: Pool;
  box: MessageBox;
  /** Number of partitions of the service. */
  partitions: number;
  channels: Readonly<Record<string, Channel>>;
  clock: Clock;
  logger: Logger;
  /** Publishes the state of the outbox, every 10 s. */
  metrics?: Metrics;
  /** While it is closed messages wait in the outbox: each sending would be written down. */
  admission?: AdmissionNow;
  random?: () => number;
  leaseMs?: number;
  /** Longest wait before looking again when nothing was due. */
  pollMs?: number;
};

export type Dispatcher = {
  /** Looks now instead of at the next poll. */
  wake(): void;
  /** Ends the calls in hand (cut after some seconds), settles them, and stops. */
  close(): Promise<void>;
};

const LEASE_MS = 60_000;
const POLL_MS = 1000;
const POLL_MS_MIN = 20;
const CLOSE_MS_MAX = 5000;
const WATCH_MS = 10_000;

/**
 * Delivers a service's outbox: one loop for each destination and partition, any number of processes.
 * Within a key, one message at a time and in order; different keys share a call.
 */
export const startDispatcher = (options: DispatcherOptions): Dispatcher => {
  const abort = new AbortController();
  const round: RoundContext = {
    pool: options.pool, box: options.box, clock: options.clock, logger: options.logger,
    random: options.random ?? Math.random, leaseMs: options.leaseMs ?? LEASE_MS, signal: abort.signal,
  };
  const lanes = Array.from({ length: options.partitions }, (_, partition) => Object.entries(options.channels)
    .map(([name, channel]) => startLane(() => (options.admission?.().open === false ? 'idle' : safeRound(round, partition, name, channel)),
      options.pollMs ?? POLL_MS))).flat();
  const { pool, partitions, metrics, clock, logger } = options;
  const watch = metrics && startOutboxWatch({ pool, partitions, metrics, clock, logger, everyMs: WATCH_MS });
  return {
    wake: () => { for (const lane of lanes) lane.wake(); },
    close: async () => {
      const cut = setTimeout(() => abort.abort(), CLOSE_MS_MAX);
      await Promise.all([...lanes.map((lane) => lane.stop()), watch?.stop()]);
      clearTimeout(cut);
    },
  };
};

type LaneLoop = { wake(): void; stop(): Promise<void> };

const startLane = (look: () => 'idle' | ReturnType<typeof safeRound>, pollMs: number): LaneLoop => {
  let stopping = false;
  const pause = pausable();
  const loop = async (): Promise<void> => {
    let wait = POLL_MS_MIN;
    while (!stopping) {
      const result = await look();
      wait = result === 'busy' ? 0 : Math.min(pollMs, Math.max(POLL_MS_MIN, wait * 2));
      if (!stopping) await pause.wait(wait);
    }
  };
  const ended = loop();
  return {
    wake: pause.wake,
    stop: () => { stopping = true; pause.wake(); return ended; },
  };
};

/** A database that is away, or a hook that throws, is logged; the lane tries again at its next poll. */
const safeRound = async (round: RoundContext, partition: number, name: string, channel: Channel) => {
  try {
    return await dispatchRound(round, partition, name, channel);
  } catch (error) {
    round.logger.error({ err: error, channel: name, partition }, 'dispatch round failed');
    return 'idle';
  }
};

/** A wait that `wake` ends early; a wake during work cuts the next wait. */
const pausable = () => {
  let awake = false;
  let end: (() => void) | undefined;
  return {
    wake: () => { awake = true; end?.(); },
    wait: (ms: number) => new Promise<void>((resolve) => {
      if (awake) { awake = false; return resolve(); }
      const finish = (): void => { clearTimeout(timer); end = undefined; awake = false; resolve(); };
      const timer = setTimeout(finish, ms);
      end = finish;
    }),
  };
};
