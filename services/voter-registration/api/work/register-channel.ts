import { PATIENT, type Channel, type Delivery, type Settled } from '#base/messages/channel.ts';
import type { Outcome } from '#base/messages/delivery.ts';
import { createHttpAdapter } from '#base/messages/http-adapter.ts';
import type { WebhookKey } from '#base/messages/webhook-signature.ts';
import type { Tx } from '#base/store/context.ts';
import { buildDecision, buildInscription, buildRadiation, buildRetrait, type Stamp } from '../../exchange/build-messages.ts';
import type { OutgoingMessage } from '../../exchange/messages.ts';
import { readAnswer } from '../../exchange/parse-answer.ts';
import type { DecisionMaire, DossierState } from '../../domain/state.ts';
import { initialState } from '../../domain/initial-state.ts';
import { pieceDigests } from '../../store/work-files.ts';
import { loadDossiers, stateAt } from '#base/dossiers/load-many.ts';
import { applyOrders, REGISTRE } from './apply-orders.ts';
import type { Work } from './work.ts';

/** What a message to the register is made of; the request itself is read from the dossier when it leaves. */
export type RegisterContent =
  | { sorte: 'inscription'; state: DossierState; digests: ReadonlyMap<string, string> }
  | { sorte: 'decision'; numero: string; decision: DecisionMaire }
  | { sorte: 'retrait'; numero: string; le: number }
  | { sorte: 'radiation'; numero: string; motif: 'PERTE_ATTACHE' | 'JUGEMENT'; le: number };

export type RegisterDoor = { url: string; key: WebhookKey; fetch?: typeof fetch };

const BATCH = 200;

/**
 * Messages to the national register, signed, in the order of each request. Its acknowledgement is written as an event in the
 * transaction that settles the message: a request is "transmitted" if and only if the register has it.
 */
export const registerChannel = (work: Work, door: RegisterDoor): Channel => ({
  policy: PATIENT,
  adapter: createHttpAdapter({ url: door.url, keys: [door.key], clock: work.register.clock, batchMax: BATCH, line: messageOf,
    answerId: (item) => (item as { id?: string } | null)?.id, outcome: outcomeOf, ...(door.fetch ? { fetch: door.fetch } : {}) }),
  prepare: (tx, messages, partition) => requests(work, tx, partition, messages),
  settled: (tx, settled, partition) => acknowledged(work, tx, partition, settled),
});

/** The same message at each try: its instant is that of the outbox row, its content that of the deposit. */
const messageOf = ({ id, seq, createdAt, content }: Delivery): OutgoingMessage => {
  const stamp: Stamp = { id, rang: seq, emis: createdAt };
  const made = madeFrom(stamp, content as RegisterContent);
  if (!made) throw new Error(`message ${id} cannot be made`);
  return made;
};

const madeFrom = (stamp: Stamp, content: RegisterContent): OutgoingMessage | undefined => {
  switch (content.sorte) {
    case 'inscription': return buildInscription(stamp, content.state, content.digests);
    case 'decision': return buildDecision(stamp, { ...initialState(), numero: content.numero, decision: content.decision });
    case 'radiation': return buildRadiation(stamp, content.numero, content.motif, content.le);
    case 'retrait': return buildRetrait(stamp, content.numero, content.le);
  }
};

const outcomeOf = (item: unknown): Outcome => {
  const answer = readAnswer(item);
  if (!answer.ok) return { kind: 'retry', reason: 'answer of another shape' };
  const { message } = answer;
  if (message.type === 'accuse') return { kind: 'delivered', ack: { statut: message.statut, refReu: message.refReu ?? null } };
  return message.definitif ? { kind: 'refused', reason: message.code } : { kind: 'retry', reason: message.code };
};

/** Requests as they were filed; one whose content is erased does not leave any more. */
const requests = async (
  { register }: Work, tx: Tx, partition: number, messages: readonly Delivery[],
): Promise<ReadonlyMap<string, RegisterContent>> => {
  const loaded = await loadDossiers(tx, register.type, register.keys, partition, messages.map(({ key }) => key));
  const made = new Map<string, RegisterContent>();
  for (const { id, key } of messages) {
    const dossier = loaded.get(key);
    const state = dossier?.key && stateAt(register.type, dossier, 1);
    if (state?.demande) made.set(id, { sorte: 'inscription', state, digests: new Map() });
  }
  const pieces = [...made.values()].flatMap((content) => (content.sorte === 'inscription' ? content.state.pieces : []));
  const digests = await pieceDigests(tx, register.partitions, pieces.map(({ id }) => id));
  for (const content of made.values()) if (content.sorte === 'inscription') content.digests = digests;
  return made;
};

const acknowledged = async (work: Work, tx: Tx, partition: number, settled: readonly Settled[]): Promise<void> => {
  for (const item of settled) {
    if (item.result === 'dead') work.logger.error({ message: item.message.id, reason: item.error }, 'the register refused a message');
  }
  const orders = settled.flatMap((item) => {
    const refReu = item.result === 'sent' ? (item.ack as { refReu?: string | null } | null)?.refReu : undefined;
    const command = refReu && { type: 'transmettre', refReu } as const;
    return command ? [{ id: item.message.key, actor: REGISTRE, purpose: 'transmission', command }] : [];
  });
  const results = await applyOrders(tx, work.register, partition, orders, work.register.clock());
  results.forEach((result, i) => {
    if (result.kind !== 'refused') return;
    work.logger.error({ dossier: orders[i]!.id, code: result.problem.code }, 'an acknowledgement was not accepted');
  });
};
