import { inContext, systemContext } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import type { Metrics } from '#base/telemetry/metrics.ts';
import type { Clock } from '#base/values/instant.ts';
import { outboxStatus, type LaneStatus } from './outbox-status.ts';

export type OutboxWatchOptions = {
  /** Pool of the jobs role. */
  pool: Pool; partitions: number; metrics: Metrics; clock: Clock; logger: Logger; everyMs: number;
};

const CONTEXT = systemContext('message-watch', 'supervision');

/** Publishes what waits in the outbox, by destination: backlog, dead letters, age of the oldest, calls failing. */
export const startOutboxWatch = (options: OutboxWatchOptions): { stop(): Promise<void> } => {
  const publish = publisher(options);
  let running = Promise.resolve();
  const round = async (): Promise<void> => {
    try {
      const lanes: LaneStatus[] = [];
      for (let partition = 0; partition < options.partitions; partition++) {
        lanes.push(...await inContext(options.pool, CONTEXT, (tx) => outboxStatus(tx, partition)));
      }
      publish(lanes);
    } catch (error) {
      options.logger.error({ err: error }, 'reading the state of the outbox failed');
    }
  };
  running = round();
  const timer = setInterval(() => { running = running.then(round); }, options.everyMs);
  return { stop: async () => { clearInterval(timer); await running; } };
};

const publisher = ({ metrics, clock }: OutboxWatchOptions) => {
  const labels = ['channel'];
  const waiting = metrics.gauge('socle_messages_waiting', 'Messages not delivered yet', labels);
  const dead = metrics.gauge('socle_messages_dead', 'Dead letters that wait for a decision', labels);
  const oldest = metrics.gauge('socle_messages_oldest_seconds', 'Age of the oldest message not delivered', labels);
  const failures = metrics.gauge('socle_messages_failing_calls', 'Failed calls in a row, worst partition', labels);
  return (lanes: readonly LaneStatus[]): void => {
    for (const [channel, group] of Map.groupBy(lanes, (lane) => lane.channel)) {
      const since = group.flatMap((lane) => (lane.oldest === null ? [] : [Date.parse(lane.oldest)]));
      waiting.set({ channel }, group.reduce((sum, lane) => sum + lane.waiting, 0));
      dead.set({ channel }, group.reduce((sum, lane) => sum + lane.dead, 0));
      oldest.set({ channel }, since.length === 0 ? 0 : Math.max(0, (clock() - Math.min(...since)) / 1000));
      failures.set({ channel }, Math.max(...group.map((lane) => lane.failures)));
    }
  };
};
