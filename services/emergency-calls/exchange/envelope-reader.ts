import { Worker } from 'node:worker_threads';
import type { XmlElement } from '#base/values/strict-xml.ts';
import { messagesOf, type Envelope } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import { readEnvelope, type Content, type Form, type Reading } from './read-envelope.ts';
import type { ThreadAnswer, ThreadTask } from './reader-thread.ts';
import type { Fault } from './schema/fault.ts';
import type { JsonObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';

/** Reads messages of any size without holding the event loop. */
export type EnvelopeReader = { read(bytes: Uint8Array, form: Form): Promise<Reading>; close(): Promise<void> };

type Waiting = { resolve: (reading: Reading) => void; form: Form; timer: NodeJS.Timeout };

const refused = (reason: string): Reading =>
  ({ ok: false, code: 'UNRECOGNIZED_MESSAGE_FORMAT', reason, faults: [], distributionID: undefined });

/** Reads large messages in one thread, which is given up when a message takes too long or too much memory. */
class ThreadReader implements EnvelopeReader {
  #worker: Worker | undefined;
  #nextId = 0;
  readonly #waiting = new Map<number, Waiting>();

  read(bytes: Uint8Array, form: Form): Promise<Reading> {
    if (bytes.length <= EXCHANGE_LIMITS.inline_bytes_max) return Promise.resolve(readEnvelope(bytes, form));
    if (bytes.length > EXCHANGE_LIMITS.message_bytes_max) return Promise.resolve(refused('too-large'));
    if (this.#waiting.size >= EXCHANGE_LIMITS.thread_waiting_max) return Promise.resolve(refused('busy'));
    const worker = this.#thread();
    // Better slow than lost, where the process may have no thread.
    if (!worker) return Promise.resolve(readEnvelope(bytes, form));
    const id = this.#nextId++;
    return new Promise((resolve) => {
      const timer = setTimeout(() => { void this.#giveUp('too-slow'); }, EXCHANGE_LIMITS.thread_ms_max);
      this.#waiting.set(id, { resolve, form, timer });
      const task: ThreadTask = { id, bytes, form };
      worker.postMessage(task);
    });
  }

  async close(): Promise<void> {
    await this.#giveUp('closed');
  }

  #thread(): Worker | undefined {
    if (this.#worker) return this.#worker;
    if (process.permission?.has('worker') === false) return undefined;
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXCHANGE_LIMITS.thread_memory_mb_max },
    });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer) => { this.#settle(answer); });
    worker.on('error', () => { void this.#giveUp('too-heavy'); });
    this.#worker = worker;
    return worker;
  }

  #settle({ id, reading }: ThreadAnswer): void {
    const waiting = this.#waiting.get(id);
    if (!waiting) return;
    this.#waiting.delete(id);
    clearTimeout(waiting.timer);
    waiting.resolve(reading.ok ? rebuilt(reading.json, reading.unknownCodes, waiting.form) : reading);
  }

  async #giveUp(reason: string): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { resolve, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      resolve(refused(reason));
    }
    this.#waiting.clear();
    await worker?.terminate();
  }
}

/** The reading again from what the thread judged: nothing is validated twice. */
const rebuilt = (json: string, unknownCodes: ThreadCodes, form: Form): Reading => {
  const { envelope, foreign, warnings } = JSON.parse(json) as Carried;
  const contents = messagesOf(envelope).map((message, i): Content => {
    const element = foreign[i];
    if (element) return { info: undefined, message, foreign: element };
    const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined)!;
    return { info, message, body: message[info.root] as JsonObject, unknownCodes: unknownCodes[i] ?? [] };
  });
  return { ok: true, form, envelope, contents, warnings };
};

type ThreadCodes = Extract<ThreadAnswer['reading'], { ok: true }>['unknownCodes'];
type Carried = { envelope: Envelope; foreign: (XmlElement | null)[]; warnings: Fault[] };

/**
 * A reader for the process: messages up to 64 kB on the spot, larger ones in a thread of their own, which starts with the
 * first of them. Under `--permission` the process needs `--allow-worker`.
 */
export const createEnvelopeReader = (): EnvelopeReader => new ThreadReader();
