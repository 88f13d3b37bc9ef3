import { receiveMessages, type Applied, type Received } from '#base/messages/inbox.ts';
import type { Incoming } from '#base/messages/plan-receipt.ts';
import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import { applyMessage } from '../domain/apply-message.ts';
import { isFinal, isStruckOff } from '../domain/demande.ts';
import { numeroOf, type Message } from '../exchange/messages.ts';
import { LIMITS } from '../limits.ts';
import { toDemande } from './demande-row.ts';
import { insertDemandes, insertEvents, lockDemandes, updateDemandes, type NewEvent, type Saved } from './demandes.ts';
import { PORTAL, type RegisterContext } from './register-context.ts';

/** What the inbox keeps as the answer to a message. */
export type KeptAnswer = { refReu?: string; code?: 'NUMERO_INCONNU'; recuLe: Instant };

/** Takes a batch of one partition in: each message once, in the order of its ranks, in one transaction. */
export const receiveBatch = (
  tx: Tx, context: RegisterContext, partition: number, messages: readonly Message[],
): Promise<Received[]> => {
  const at = context.clock();
  const items = messages.map((message): Incoming => {
    const { rang, ...body } = message;
    return { id: message.id, key: numeroOf(message), body, ...(rang === undefined ? {} : { seq: rang }) };
  });
  const reception = { partition, sender: PORTAL, at, box: context.box, parkedMax: LIMITS.parked_max };
  return receiveMessages(tx, reception, items, (inner, ready) => applyReady(inner, context, partition, ready, at));
};

type Draft = Saved & { isNew: boolean };

const applyReady = async (
  tx: Tx, context: RegisterContext, partition: number, ready: readonly Incoming[], at: Instant,
): Promise<Map<string, Applied>> => {
  const drafts = new Map<string, Draft>();
  for (const row of await lockDemandes(tx, partition, [...new Set(ready.map(({ key }) => key))])) {
    drafts.set(row.numero, { demande: toDemande(row, context.vault), evenements: row.evenements, aTraiter: null,
      isNew: false });
  }
  const events: NewEvent[] = [];
  const answers = new Map<string, Applied>();
  for (const item of ready) answers.set(item.id, applyOne(context, partition, item, at, drafts, events));
  const touched = [...drafts.values()].filter(({ aTraiter }) => aTraiter !== null);
  await insertDemandes(tx, partition, touched.filter(({ isNew }) => isNew), context.vault);
  await updateDemandes(tx, partition, touched.filter(({ isNew }) => !isNew));
  await insertEvents(tx, partition, at, events);
  return answers;
};

const applyOne = (
  context: RegisterContext, partition: number, item: Incoming, at: Instant,
  drafts: Map<string, Draft>, events: NewEvent[],
): Applied => {
  const message = item.body as Message;
  const before = drafts.get(item.key);
  const effect = applyMessage(before?.demande, message, before?.demande.refReu ?? context.newRef(partition), at);
  if (effect.kind === 'unknown') {
    return { accepted: false, answer: { code: 'NUMERO_INCONNU', recuLe: at } satisfies KeptAnswer };
  }
  const { demande } = effect;
  const answer = { accepted: true, answer: { refReu: demande.refReu, recuLe: at } satisfies KeptAnswer };
  const evenements = (before?.evenements ?? 0) + 1;
  events.push({ numero: item.key, position: evenements, type: message.type, motif: motifOf(message),
    messageId: item.id });
  const due = at + context.delayMs(item.id);
  drafts.set(item.key, { demande, evenements, isNew: effect.kind === 'new' || (before?.isNew ?? false),
    aTraiter: isFinal(demande) && !isStruckOff(demande) ? null : Math.min(due, before?.aTraiter ?? Infinity) });
  return answer;
};

const motifOf = (message: Message): string | null =>
  (message.type === 'demande.decision' ? message.motif ?? message.decision : message.type === 'demande.radiation' ? message.motif : null);
