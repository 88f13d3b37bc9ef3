import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { countPosts } from '../../store/mutual-aid/aid-states.ts';
import { pendingOrders, type Diversion } from '../../store/mutual-aid/diversions.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { pendingWishes } from '../../store/telephony-wishes.ts';

const CONTEXT = systemContext('telephonie', 'suivi');
/** An order that was not obeyed by then is no order any more. */
const ORDER_MS = 60_000;

/** What waits for the telephony to switch it, oldest first. */
export const ordersFor = async (tx: Tx, { partitions, clock }: Regulation): Promise<(Diversion & { at: Instant })[]> => {
  const orders = [];
  for (let partition = 0; partition < partitions; partition += 1) orders.push(...await pendingOrders(tx, partition, clock() - ORDER_MS));
  return orders.sort((a, b) => a.at - b.at);
};

const isCount = (value: unknown): value is { centre: string; present: number } => {
  const { centre, present } = (value ?? {}) as Record<string, unknown>;
  return typeof centre === 'string' && /^[0-9A-Z]{3}$/.test(centre) && Number.isInteger(present) && present as number >= 0
    && present as number <= LIMITS.posts_max;
};

/**
 * The telephony's side of mutual aid, signed as its events are. `POST …/telephony/agents` tells how many call takers are at their
 * posts in each centre, at least once a minute; `POST …/telephony/orders` asks, each second, which calls to divert and on which a
 * doctor is wanted. The telephony obeys a DIVERT by telling DIVERTED (with `to`) of the call and PRESENTED, with `hops: 1`, of a call
 * named `leg` at the helper; a CONFERENCE by telling CONFERENCED of the call once the doctor is on the line.
 */
export const telephonyAidRoutes = (
  app: FastifyInstance, regulation: Regulation, bodyOf: (request: FastifyRequest) => Record<string, unknown>,
): void => {
  const options = { bodyLimit: LIMITS.ingest_bytes_max, schema: { hide: true } };
  app.post('/v1/emergency-calls/telephony/agents', options, async (request, reply) => {
    const told = bodyOf(request).posts;
    const posts = Array.isArray(told) ? told.slice(0, LIMITS.posts_told_max) : [];
    if (posts.length === 0 || !posts.every(isCount)) throw problems.TELEPHONIE_INVALIDE();
    await inContext(regulation.app, CONTEXT, async (tx) => {
      for (const { centre, present } of posts) {
        await countPosts(tx, regulation.partitionOfCentre(centre), centre, present, regulation.clock());
      }
    });
    return reply.code(202).send({ taken: posts.length });
  });
  app.post('/v1/emergency-calls/telephony/orders', options, async (request) => {
    bodyOf(request);
    const [orders, wishes] = await inContext(regulation.app, CONTEXT, async (tx) =>
      [await ordersFor(tx, regulation), await pendingWishes(tx, regulation.partitions, regulation.clock() - LIMITS.wish_ms_max)] as const);
    return { orders: [...wishes.map(({ call, centre, to, askedAt }) => ({ action: 'CONFERENCE', callId: call, centre, to,
      at: toRfc3339(askedAt) })), ...orders.map(({ callId, from, to, leg, at }) => ({ action: 'DIVERT', callId, centre: from, to, leg,
      hops: 1, at: toRfc3339(at) }))] };
  });
};
