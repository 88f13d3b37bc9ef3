import { postKept } from '#base/http/post-kept.ts';
import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Clock } from '#base/values/instant.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../limits.ts';

/** Where the register's published exchange is, and the key that signs what is asked there. */
export type ExchangeDoor = { origin: string; key: WebhookKey; clock: Clock; post?: typeof postKept };

/** Asks the register's exchange, signed, and gives its answer as it came. Throws when it does not answer 200 within `ms_max`. */
export const askExchange = async (
  { origin, key, clock, post = postKept }: ExchangeDoor, name: 'enquiries' | 'rolls', asked: object, ms_max: number,
): Promise<unknown> => {
  const sent = Buffer.from(JSON.stringify({ v: 1, id: newId(), ...asked }));
  const { status, body } = await post(`${origin}/exchange/v1/${name}`, { body: sent, ms_max,
    answer_bytes_max: LIMITS.exchange_answer_bytes_max,
    headers: { 'content-type': 'application/json', ...signWebhook([key], newId(), clock(), sent) } });
  if (status !== 200) throw new Error(`the register answered ${status} to ${name}`);
  return JSON.parse(body.toString());
};
