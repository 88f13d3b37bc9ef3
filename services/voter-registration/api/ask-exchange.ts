import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Clock } from '#base/values/instant.ts';
import { newId } from '#base/values/ids.ts';

/** Where the register's published exchange is, and the key that signs what is asked there. */
export type ExchangeDoor = { origin: string; key: WebhookKey; clock: Clock; fetch?: typeof fetch };

/** Asks the register's exchange, signed, and gives its answer as it came. Throws when it does not answer 200 within `ms_max`. */
export const askExchange = async (
  { origin, key, clock, fetch: through = fetch }: ExchangeDoor, name: 'enquiries' | 'rolls', asked: object, ms_max: number,
): Promise<unknown> => {
  const body = Buffer.from(JSON.stringify({ v: 1, id: newId(), ...asked }));
  const response = await through(`${origin}/exchange/v1/${name}`, { method: 'POST', body, redirect: 'manual',
    signal: AbortSignal.timeout(ms_max),
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), clock(), body) } });
  if (response.status !== 200) {
    await response.body?.cancel();
    throw new Error(`the register answered ${response.status} to ${name}`);
  }
  return response.json();
};
