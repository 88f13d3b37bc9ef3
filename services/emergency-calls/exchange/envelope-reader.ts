import { Worker } from 'node:worker_threads';
import type { XmlElement } from '#base/values/strict-xml.ts';
import { messagesOf, type Envelope } from './envelope.ts';
import { EXCHANGE_LIMITS } from './exchange-limits.ts';
import { isLarge } from './is-large.ts';
import { judgeAs } from './judge-as.ts';
import { readEnvelope, type Content, type Form, type Reading } from './read-envelope.ts';
import { downgraded, upgraded, type Older } from './release.ts';
import type { Fault } from './schema/fault.ts';
import type { JsonObject } from './schema/json.ts';
import { findKindByRoot } from './schema/kinds.ts';
import type { Ask, CarriedReading, Refused, Said, ThreadAnswer } from './thread-task.ts';
import { writeEnvelope } from './write-envelope.ts';

/** Reads, judges and writes messages of any size without holding the event loop. */
export type EnvelopeReader = {
  /** `from`: the sender writes an older release, in JSON. */
  read(bytes: Uint8Array, form: Form, from?: Older): Promise<Reading>;
  /** Why what is about to leave may not, in this form; rejects when nobody can say now. */
  judge(content: unknown, form: Form): Promise<Refused | undefined>;
  /** Bytes of a right envelope; `to`: its reader has an older release. Rejects when they cannot be made now. */
  write(envelope: Envelope, form: Form, to?: Older): Promise<Uint8Array>;
  close(): Promise<void>;
};

type Waiting = { resolve: (said: Said | string) => void; timer: NodeJS.Timeout };

const refused = (reason: string): Reading =>
  ({ ok: false, code: 'UNRECOGNIZED_MESSAGE_FORMAT', reason, faults: [], distributionID: undefined });

/** What is over the bound of the event loop goes to one thread, which is given up when it takes too long or too much memory. */
class ThreadReader implements EnvelopeReader {
  #worker: Worker | undefined;
  #nextId = 0;
  readonly #waiting = new Map<number, Waiting>();

  async read(bytes: Uint8Array, form: Form, from?: Older): Promise<Reading> {
    if (bytes.length > EXCHANGE_LIMITS.message_bytes_max) return refused('too-large');
    const said = bytes.length > EXCHANGE_LIMITS.inline_bytes_max
      ? await this.#ask({ op: 'read', bytes, form, ...(from ? { from } : {}) }) : undefined;
    if (typeof said === 'string') return refused(said);
    return said?.op === 'read' ? rebuilt(said.reading, form) : readEnvelope(from ? upgraded(bytes, from) : bytes, form);
  }

  async judge(content: unknown, form: Form): Promise<Refused | undefined> {
    const said = await this.#askAbout(content, (text) => ({ op: 'judge', text, form }));
    return said?.op === 'judge' ? said.refused : judgeAs(content, form);
  }

  async write(envelope: Envelope, form: Form, to?: Older): Promise<Uint8Array> {
    const said = await this.#askAbout(envelope, (text) => ({ op: 'write', text, form, ...(to ? { to } : {}) }));
    return said?.op === 'write' ? said.bytes : writeEnvelope(to ? downgraded(envelope, to) : envelope, form);
  }

  async close(): Promise<void> {
    await this.#giveUp('closed');
  }

  /** Asks the thread about an envelope when it is large; nothing when it is not, or no thread may be had. */
  async #askAbout(envelope: unknown, ask: (text: string) => Ask): Promise<Said | undefined> {
    if (!isLarge(envelope, EXCHANGE_LIMITS.inline_bytes_max)) return undefined;
    const said = await this.#ask(ask(JSON.stringify(envelope)));
    if (typeof said === 'string') throw new Error(`the thread of large messages: ${said}`);
    return said;
  }

  /** What the thread says, or why it does not; nothing where the process may have no thread: better slow than lost. */
  async #ask(ask: Ask): Promise<Said | string | undefined> {
    if (this.#waiting.size >= EXCHANGE_LIMITS.thread_waiting_max) return 'busy';
    const worker = this.#thread();
    if (!worker) return undefined;
    const id = this.#nextId++;
    const { promise, resolve } = Promise.withResolvers<Said | string>();
    const timer = setTimeout(() => { void this.#giveUp('too-slow'); }, EXCHANGE_LIMITS.thread_ms_max);
    this.#waiting.set(id, { resolve, timer });
    worker.postMessage({ ...ask, id });
    return promise;
  }

  #thread(): Worker | undefined {
    if (this.#worker) return this.#worker;
    if (process.permission?.has('worker') === false) return undefined;
    const worker = new Worker(new URL('./reader-thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: EXCHANGE_LIMITS.thread_memory_mb_max },
    });
    worker.unref();
    worker.on('message', (answer: ThreadAnswer) => { this.#settle(answer); });
    worker.on('error', () => { if (this.#worker === worker) void this.#giveUp('too-heavy'); });
    this.#worker = worker;
    return worker;
  }

  #settle(answer: ThreadAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    if (!waiting) return;
    this.#waiting.delete(answer.id);
    clearTimeout(waiting.timer);
    waiting.resolve(answer);
  }

  async #giveUp(reason: string): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    for (const { resolve, timer } of this.#waiting.values()) {
      clearTimeout(timer);
      resolve(reason);
    }
    this.#waiting.clear();
    await worker?.terminate();
  }
}

type Carried = { envelope: Envelope; foreign: (XmlElement | null)[]; warnings: Fault[] };

/** The reading again from what the thread judged: nothing is validated twice. */
const rebuilt = (carried: CarriedReading, form: Form): Reading => {
  if (!carried.ok) return carried;
  const { envelope, foreign, warnings } = JSON.parse(carried.json) as Carried;
  const contents = messagesOf(envelope).map((message, i): Content => {
    const element = foreign[i];
    if (element) return { info: undefined, message, foreign: element };
    const info = Object.keys(message).map(findKindByRoot).find((found) => found !== undefined)!;
    return { info, message, body: message[info.root] as JsonObject, unknownCodes: carried.unknownCodes[i] ?? [] };
  });
  return { ok: true, form, envelope, contents, warnings };
};

/**
 * The reader of a process: messages up to 64 kB on the spot, larger ones in a thread of their own, which starts with the
 * first of them. Under `--permission` the process needs `--allow-worker`.
 */
export const createEnvelopeReader = (): EnvelopeReader => new ThreadReader();
