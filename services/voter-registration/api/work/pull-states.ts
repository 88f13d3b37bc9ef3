import { randomUUID } from 'node:crypto';
import { pullFeed, type Page } from '#base/messages/pull-feed.ts';
import { signWebhook, type WebhookKey } from '#base/messages/webhook-signature.ts';
import { systemContext } from '#base/store/context.ts';
import { newTraceId, traceparent } from '#base/telemetry/trace.ts';
import { LIMITS } from '../../limits.ts';
import type { EtatMessage } from '../../exchange/messages.ts';
import { parseStatesPage } from '../../exchange/parse-state.ts';
import { REGISTER } from './outbox.ts';
import { receiveStates } from './receive-states.ts';
import type { Work } from './work.ts';

export type StatesDoor = { origin: string; key: WebhookKey; fetch?: typeof fetch };

const PATH = '/exchange/v1/states';
const TIMEOUT_MS = 20_000;

/** Reads on in the register's feed of states; gives how many came. Throws when the register does not answer. */
export const pullStates = (work: Work, door: StatesDoor): Promise<number> => pullFeed({
  pool: work.register.jobs, context: systemContext('register-feed', 'echange-avec-le-repertoire'), clock: work.register.clock,
  sender: REGISTER, name: 'states',
  fetchPage: (after) => fetchPage(work, door, after),
  receive: async (items) => {
    await receiveStates({ ...work, pool: work.register.jobs }, items as EtatMessage[]);
  },
});

const fetchPage = async ({ register }: Work, door: StatesDoor, after: string | undefined): Promise<Page> => {
  const cursor = after === undefined ? '' : `&after=${encodeURIComponent(after)}`;
  const path = `${PATH}?limit=${LIMITS.exchange_batch_messages_max}${cursor}`;
  const response = await (door.fetch ?? fetch)(`${door.origin}${path}`, { redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: { accept: 'application/json', traceparent: traceparent(newTraceId()),
      ...signWebhook([door.key], randomUUID(), register.clock(), Buffer.from(path)) } });
  if (!response.ok) {
    await response.body?.cancel();
    throw new Error(`the register's feed answers HTTP ${response.status}`);
  }
  const page = parseStatesPage(await response.text());
  if (!page.ok) throw new Error(`a page of the register is malformed at ${page.erreurs[0]?.chemin ?? ''}`);
  return { items: page.message.etats, next: page.message.suite, more: page.message.reste };
};
