import type { Applied, Received } from '#base/messages/inbox.ts';
import { receiveMessages } from '#base/messages/inbox.ts';
import type { Incoming } from '#base/messages/plan-receipt.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { EtatMessage } from '../../exchange/messages.ts';
import { commandOfState } from '../../exchange/state-command.ts';
import { idsByReference } from '#base/dossiers/load-many.ts';
import { applyOrders, REGISTRE, type Order } from './apply-orders.ts';
import { REGISTER } from './outbox.ts';
import type { Work } from './work.ts';

/** Who receives: the worker that pulls, or the web process that is pushed to. */
export type Receiver = Pick<Work, 'register' | 'box' | 'logger'> & { pool: Pool };

const CONTEXT = systemContext('register-exchange', 'echange-avec-le-repertoire');
const UNKNOWN: Applied = { accepted: false, answer: { code: 'NUMERO_INCONNU' } };

/**
 * Takes in states of the register, each once and in the order of its request whatever the order in which they come.
 * The answers are in the order of the messages; `undefined` for a number that is not one of ours.
 */
export const receiveStates = async (receiver: Receiver, messages: readonly EtatMessage[]): Promise<(Received | undefined)[]> => {
  const { register } = receiver;
  const answers: (Received | undefined)[] = messages.map(() => undefined);
  const placed = messages.flatMap((message, i) => {
    const number = parsePublicNumber(message.numero);
    return number && number.partition < register.partitions ? [{ message, i, partition: number.partition }] : [];
  });
  for (const [partition, group] of Map.groupBy(placed, (item) => item.partition)) {
    const received = await inContext(receiver.pool, CONTEXT, (tx) =>
      receiveMessages(tx, { partition, sender: REGISTER, at: register.clock(), box: receiver.box },
        group.map(({ message }) => incoming(message)), (inner, ready) => apply(receiver, inner, partition, ready)));
    received.forEach((answer, n) => { answers[group[n]!.i] = answer; });
  }
  return answers;
};

const incoming = (message: EtatMessage): Incoming => ({ id: message.id, key: message.numero,
  ...(message.rang === undefined ? {} : { seq: message.rang }), body: message as never });

const apply = async (
  { register, logger }: Receiver, tx: Tx, partition: number, ready: readonly Incoming[],
): Promise<ReadonlyMap<string, Applied>> => {
  const ids = await idsByReference(tx, partition, [...new Set(ready.map(({ key }) => key))]);
  const known = ready.filter(({ key }) => ids.has(key));
  const orders = known.map(({ key, body }): Order => ({ id: ids.get(key)!, actor: REGISTRE, purpose: 'suivi-du-repertoire',
    command: (state) => commandOfState(body as EtatMessage, state.commune ?? '') }));
  const results = await applyOrders(tx, register, partition, orders, register.clock());
  const answers = new Map<string, Applied>(ready.map(({ id }) => [id, UNKNOWN]));
  results.forEach((result, i) => {
    const { id } = known[i]!;
    if (result.kind === 'refused') {
      logger.error({ message: id, dossier: orders[i]!.id, code: result.problem.code }, 'a state of the register was not accepted');
      answers.set(id, { accepted: false, answer: { code: result.problem.code } });
    } else answers.set(id, { accepted: result.kind !== 'absent', answer: { statut: 'RECU' } });
  });
  return answers;
};
