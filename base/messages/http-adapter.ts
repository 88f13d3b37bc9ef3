import { randomUUID } from 'node:crypto';
import { readBounded } from '#base/http/read-bounded.ts';
import { newTraceId, traceparent } from '#base/telemetry/trace.ts';
import type { Clock } from '#base/values/instant.ts';
import { oneTrace, type Adapter, type Delivery } from './channel.ts';
import type { CallResult, Outcome } from './delivery.ts';
import { readBatch, writeBatch } from './message-lines.ts';
import { signWebhook, type WebhookKey } from './webhook-signature.ts';

export type HttpAdapterOptions = {
  url: string;
  keys: readonly WebhookKey[];
  clock: Clock;
  /** Messages of one POST. */
  batchMax: number;
  /** From the call to the last byte of the answer. */
  timeoutMs?: number;
  answerBytesMax?: number;
  /** One message as it goes on the wire. */
  line(message: Delivery): unknown;
  /** The message that an item of the answer is about. */
  answerId(item: unknown): string | undefined;
  outcome(item: unknown): Outcome;
  /** For tests and for the fault injection of stand-ins. */
  fetch?: typeof fetch;
};

const TIMEOUT_MS = 20_000;
const ANSWER_BYTES_MAX = 2 * 1024 * 1024;

/**
 * Posts batches of messages as signed JSON Lines; the receiver answers one item a message.
 * A call passes on the trace of its messages where they share one (`traceparent`), else it begins one.
 * It follows no redirection and reads a bounded answer.
 */
export const createHttpAdapter = (options: HttpAdapterOptions): Adapter => ({
  batchMax: options.batchMax,
  deliver: async (messages, signal) => {
    const body = Buffer.from(writeBatch(messages.map(options.line), 'lines'));
    const bounded = AbortSignal.any([signal, AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS)]);
    try {
      const response = await (options.fetch ?? fetch)(options.url, {
        method: 'POST', body, signal: bounded, redirect: 'manual',
        headers: { 'content-type': 'application/x-ndjson', accept: 'application/x-ndjson',
          traceparent: traceparent(oneTrace(messages) ?? newTraceId()),
          ...signWebhook(options.keys, randomUUID(), options.clock(), body) },
      });
      if (!response.ok) return await refusedCall(response, messages);
      return answered(options, await readBounded(response.body ?? [], options.answerBytesMax ?? ANSWER_BYTES_MAX,
        'answer too large'), messages.length);
    } catch (error) {
      return failedCall(error);
    }
  },
});

const answered = (options: HttpAdapterOptions, answer: Buffer, count: number): CallResult => {
  const batch = readBatch(answer, 'lines', count);
  if (!batch.ok) return { kind: 'failed', reason: `answer: ${batch.reason}`, reached: true };
  const outcomes = new Map<string, Outcome>();
  for (const item of batch.items) {
    const id = item.ok ? options.answerId(item.value) : undefined;
    if (item.ok && id !== undefined) outcomes.set(id, options.outcome(item.value));
  }
  return { kind: 'answered', outcomes };
};

/** The content is at fault: useless to send it again as it is. */
const CONTENT_REFUSED = new Set([400, 413, 415, 422]);
/** Keys or addresses are at fault: no message is, so all wait for an operator. */
const MISCONFIGURED = new Set([401, 403, 404, 405, 410]);

const refusedCall = async (response: Response, messages: readonly Delivery[]): Promise<CallResult> => {
  await response.body?.cancel();
  const reason = `HTTP ${response.status}`;
  if (CONTENT_REFUSED.has(response.status) && messages.length === 1) {
    return { kind: 'answered', outcomes: new Map([[messages[0]!.id, { kind: 'refused', reason }]]) };
  }
  const retryAfterS = Math.min(3600, Number(response.headers.get('retry-after')));
  const misconfigured = MISCONFIGURED.has(response.status) || (response.status >= 300 && response.status < 400);
  return { kind: 'failed', reason, reached: !misconfigured, ...(retryAfterS > 0 ? { retryAfterS } : {}) };
};

/** Causes after which the destination cannot have seen the call. */
const NOT_REACHED = new Set([
  'ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT',
]);

const failedCall = (error: unknown): CallResult => {
  const { name, message, cause } = error as Error & { cause?: { code?: string } };
  const reason = cause?.code ?? (name === 'TimeoutError' ? 'timeout' : message);
  return { kind: 'failed', reason, reached: !NOT_REACHED.has(cause?.code ?? '') };
};
