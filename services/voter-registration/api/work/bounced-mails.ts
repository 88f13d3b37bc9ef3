import type { Settled } from '#base/messages/channel.ts';
import type { Tx } from '#base/store/context.ts';
import { applyOrders, SYSTEME, type Order } from './apply-orders.ts';
import { isPublicLetter } from './public-letter.ts';
import type { Work } from './work.ts';

const refusedLetter = (item: Settled): Order[] => {
  const { key, content } = item.message;
  if (item.result !== 'sent' || !(item.ack as { refused?: string } | null)?.refused || !isPublicLetter(content)) return [];
  const { sorte, mots, courriel = '' } = content;
  return [{ id: key, actor: SYSTEME, purpose: 'correspondance', command: { type: 'constaterRejet', lettre: { sorte, mots, courriel } } }];
};

/** Writes into each request that its letter was refused by the address given; what follows leaves from that event. */
export const bouncedMails = (work: Work) => async (tx: Tx, settled: readonly Settled[], partition: number): Promise<void> => {
  const results = await applyOrders(tx, work.register, partition, settled.flatMap(refusedLetter), work.register.clock());
  for (const result of results) {
    if (result.kind === 'refused') work.logger.error({ code: result.problem.code }, 'a refused mail was not written down');
  }
};
