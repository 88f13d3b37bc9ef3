import { newTraceId, traceparent } from '#base/telemetry/trace.ts';
import type { Clock } from '#base/values/instant.ts';
import type { Adapter, Delivery } from './channel.ts';
import type { Outcome } from './delivery.ts';
import { signWebhook, type WebhookKey } from './webhook-signature.ts';

/** A text message: to a number in E.164, a text that names no health matter. */
export type TextMessage = { to: string; text: string };

export type SmsAdapterOptions = { url: string; keys: readonly WebhookKey[]; clock: Clock; timeoutMs?: number;
  /** For tests. */
  fetch?: typeof fetch };

const TIMEOUT_MS = 8_000;
const CONTENT_REFUSED = new Set([400, 413, 422]);

/**
 * Hands text messages to the operator's relay, one signed POST each: `{id, to, text}` in the Standard Webhooks layout. The relay
 * speaks the gateway's own language; it takes the same id twice for one message. A number that it refuses is not tried again.
 */
export const createSmsAdapter = (options: SmsAdapterOptions): Adapter => ({
  batchMax: 8,
  deliver: async (messages, signal) => {
    const outcomes = new Map<string, Outcome>();
    for (const message of messages) outcomes.set(message.id, await sent(options, message, signal));
    const [first] = [...outcomes.values()];
    return first?.kind === 'retry' && [...outcomes.values()].every(({ kind }) => kind === 'retry')
      ? { kind: 'failed', reason: first.reason, reached: true } : { kind: 'answered', outcomes };
  },
});

const sent = async ({ url, keys, clock, timeoutMs = TIMEOUT_MS, ...more }: SmsAdapterOptions, { id, content, trace }: Delivery,
  signal: AbortSignal): Promise<Outcome> => {
  const { to, text } = content as TextMessage;
  const body = Buffer.from(JSON.stringify({ id, to, text }));
  try {
    const response = await (more.fetch ?? fetch)(url, { method: 'POST', body, redirect: 'error',
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      headers: { 'content-type': 'application/json', traceparent: traceparent(trace ?? newTraceId()),
        ...signWebhook(keys, id, clock(), body) } });
    await response.body?.cancel();
    if (response.ok) return { kind: 'delivered' };
    const reason = `HTTP ${response.status}`;
    return CONTENT_REFUSED.has(response.status) ? { kind: 'refused', reason } : { kind: 'retry', reason };
  } catch (error) {
    const { name, cause } = error as Error & { cause?: { code?: string } };
    return { kind: 'retry', reason: cause?.code ?? name };
  }
};
