import type { Adapter } from '#base/messages/channel.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { createHttpAdapter } from '#base/messages/http-adapter.ts';
import type { WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Clock } from '#base/values/instant.ts';

/** Where states go: `POST <portal>/exchange/v1/states`. */
export type StateDoor = { url: string; key: WebhookKey; clock: Clock; fetch?: typeof fetch; batchMax?: number };

/** Pushes states to the portal and reads its answers. */
export const stateAdapter = ({ url, key, clock, fetch: send, batchMax }: StateDoor): Adapter => createHttpAdapter({
  url, keys: [key], clock, batchMax: batchMax ?? 200,
  line: ({ content }) => content,
  answerId: (item) => (typeof item === 'object' && item !== null ? (item as { id?: string }).id : undefined),
  outcome: readOutcome,
  ...(send ? { fetch: send } : {}),
});

const readOutcome = (item: unknown): Outcome => {
  const { type, code, definitif } = item as { type?: unknown; code?: unknown; definitif?: unknown };
  if (type === 'accuse') return { kind: 'delivered' };
  const reason = typeof code === 'string' ? code.slice(0, 40) : 'refused';
  return definitif === true ? { kind: 'refused', reason } : { kind: 'retry', reason };
};
