import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import { pendingOrders, type Diversion } from '../../store/mutual-aid/diversions.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { pendingWishes } from '../../store/telephony-wishes.ts';

/** An order that was not obeyed by then is no order any more. */
const ORDER_MS = 60_000;

/** What the telephony is to do of a call of `centre`, until it tells that it has. */
export type TelephonyOrder = { callId: string; centre: string; to: string; at: string }
  & ({ action: 'CONFERENCE' } | { action: 'DIVERT'; leg: string; hops: 1 });

/** What waits for the telephony to switch it, oldest first. */
export const ordersFor = async (tx: Tx, { partitions, clock }: Regulation): Promise<(Diversion & { at: Instant })[]> => {
  const orders = [];
  for (let partition = 0; partition < partitions; partition += 1) orders.push(...await pendingOrders(tx, partition, clock() - ORDER_MS));
  return orders.sort((a, b) => a.at - b.at);
};

/** All that waits for the telephony, of every centre: conferences wanted, then calls to divert. */
export const ordersNow = async (regulation: Regulation): Promise<TelephonyOrder[]> => {
  const [orders, wishes] = await inContext(regulation.app, systemContext('telephonie', 'suivi'), async (tx) =>
    [await ordersFor(tx, regulation), await pendingWishes(tx, regulation.partitions, regulation.clock() - LIMITS.wish_ms_max)] as const);
  return [
    ...wishes.map(({ call, centre, to, askedAt }) => ({ action: 'CONFERENCE' as const, callId: call, centre, to, at: toRfc3339(askedAt) })),
    ...orders.map(({ callId, from, to, leg, at }) => ({ action: 'DIVERT' as const, callId, centre: from, to, leg, hops: 1 as const,
      at: toRfc3339(at) })),
  ];
};
