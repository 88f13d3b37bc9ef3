import type { FastifyInstance } from 'fastify';
import { drainable, type Leave } from './drain.ts';
import type { ListenTarget } from './service-context.ts';

/** What waits, and what was taken, in a process that serves. */
export type Load = { queue: number; inFlight: number; figures?: Readonly<Record<string, number>> };

/** A serving process as its supervisor holds it: left without a request lost, asked how busy it is. */
export type WebFace = { close(leave?: Leave): Promise<void>; load(): Load };

/** Counters of a committer's queue: things queued and in flight, age of the oldest in ms, things accepted since the start. */
type QueueStats = { queued: number; inFlight: number; oldestMs: number; accepted: number };

type FaceOptions = {
  listenHandle: ListenTarget;
  /** Called once when draining starts: live streams say goodbye. */
  goodbye?: () => void;
  /** What ends after the last connection: pools, loops. */
  close(): Promise<unknown>;
  stats?: () => QueueStats;
};

/** Serves an application until it is closed. Throws when it cannot listen. */
export const serveFace = async (app: FastifyInstance, { listenHandle, goodbye, close, stats }: FaceOptions): Promise<WebFace> => {
  const drain = drainable(app.server);
  if (goodbye) drain.onDrain(goodbye);
  await app.ready();
  await new Promise<void>((done, fail) => {
    app.server.once('error', fail);
    app.server.listen(listenHandle, done);
  });
  return {
    close: async (leave) => {
      await drain.drain(leave);
      await close();
    },
    load: () => {
      if (!stats) return { queue: 0, inFlight: 0 };
      const { queued, inFlight, oldestMs, accepted } = stats();
      return { queue: queued, inFlight, figures: { accepted_count: accepted, oldest_ms: Math.round(oldestMs) } };
    },
  };
};
