import { Worker } from 'node:worker_threads';
import { GEO_LIMITS } from '../limits.ts';

type Answer = { ready: true } | { id: number; value?: unknown; error?: unknown };
const YOUNG_MB = 16;

type Waiting = { done(value: unknown): void; fail(error: unknown): void };

/** A thread that answers asks one after the other. */
export type AskThread = { ask(name: string, ...args: unknown[]): Promise<unknown>; ready: Promise<void>;
  /** Settles when the thread has ended, whyever. */
  ended: Promise<void>; close(): Promise<void> };

/**
 * Starts a thread; `heapMbMax` bounds its objects, so that what it needed to get ready does not stay. An ask beyond the bound is
 * refused at once; when the thread ends, what waits fails with it. A thread that
 * fails is not started again here: whoever holds it sees its end and opens another.
 */
export const askThread = (module: URL, data: unknown, heapMbMax?: number): AskThread => {
  const worker = new Worker(module, { workerData: data,
    ...(heapMbMax === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heapMbMax, maxYoungGenerationSizeMb: YOUNG_MB } }) });
  const waiting = new Map<number, Waiting>();
  const started = Promise.withResolvers<void>();
  const over = Promise.withResolvers<void>();
  let [next, ended] = [0, false];
  const end = (error: Error): void => {
    ended = true;
    started.reject(error);
    for (const { fail } of waiting.values()) fail(error);
    waiting.clear();
    over.resolve();
  };
  worker.on('message', (answer: Answer) => {
    if ('ready' in answer) {
      started.resolve();
      return;
    }
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    if (answer.error === undefined) one?.done(answer.value);
    else one?.fail(answer.error);
  });
  worker.once('error', end);
  worker.once('exit', () => end(new Error('the thread of places and roads has ended')));
  started.promise.catch(() => undefined);
  return {
    ready: started.promise,
    ended: over.promise,
    ask: (ask, ...args) => new Promise((done, fail) => {
      if (ended) return fail(new Error('the thread of places and roads has ended'));
      if (waiting.size >= GEO_LIMITS.asks_waiting_max) return fail(new Error('too many asks wait for the thread of places and roads'));
      const id = next++;
      waiting.set(id, { done, fail });
      worker.postMessage({ id, ask, args });
    }),
    close: async () => { await worker.terminate(); },
  };
};
