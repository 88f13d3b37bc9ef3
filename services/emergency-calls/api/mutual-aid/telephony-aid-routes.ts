import type { FastifyInstance, FastifyRequest } from 'fastify';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { FieldError } from '#base/values/problem.ts';
import { parseAgentEvent } from '../../domain/calls/agent-states.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { tellAgents } from '../../store/agent-states.ts';
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

/** Keeps what is right of what was told of agents, centre by centre, and gives what is wrong with the rest. */
const takeAgents = async (regulation: Regulation, told: readonly unknown[]): Promise<{ taken: number; errors: FieldError[] }> => {
  const read = told.slice(0, LIMITS.agents_told_max).map(parseAgentEvent);
  const events = read.flatMap((one) => ('event' in one ? [one.event] : []));
  for (const [centre, ofCentre] of Map.groupBy(events, (one) => one.centre)) {
    await inContext(regulation.app, CONTEXT, (tx) => tellAgents(tx, { partition: regulation.partitionOfCentre(centre), centre,
      partitions: regulation.partitions, now: regulation.clock() }, ofCentre));
  }
  const over = told.length > LIMITS.agents_told_max ? [{ pointer: '/agents', code: 'too-many', detail: {
    fr: `Au plus ${LIMITS.agents_told_max} agents par envoi.`, en: `At most ${LIMITS.agents_told_max} agents a post.` } }] : [];
  return { taken: events.length, errors: [...read.flatMap((one) => ('errors' in one ? one.errors : [])), ...over] };
};

/**
 * The telephony's side of mutual aid, signed as its events are. `POST …/telephony/agents` tells how many call takers are at their
 * posts in each centre, at least once a minute (`posts`), and what each agent does at each change (`agents`); `POST
 * …/telephony/orders` asks, each second, which calls to divert and on which a
 * doctor is wanted. The telephony obeys a DIVERT by telling DIVERTED (with `to`) of the call and PRESENTED, with `hops: 1`, of a call
 * named `leg` at the helper; a CONFERENCE by telling CONFERENCED of the call once the doctor is on the line.
 */
export const telephonyAidRoutes = (
  app: FastifyInstance, regulation: Regulation, bodyOf: (request: FastifyRequest) => Record<string, unknown>,
): void => {
  const options = { bodyLimit: LIMITS.ingest_bytes_max, schema: { hide: true } };
  app.post('/v1/emergency-calls/telephony/agents', options, async (request, reply) => {
    const { posts: told = [], agents = [] } = bodyOf(request);
    const posts = Array.isArray(told) ? told.slice(0, LIMITS.posts_told_max) : [undefined];
    const words = Array.isArray(agents) ? agents : [undefined];
    if (posts.length + words.length === 0 || !posts.every(isCount)) throw problems.TELEPHONIE_INVALIDE();
    await inContext(regulation.app, CONTEXT, async (tx) => {
      for (const { centre, present } of posts) {
        await countPosts(tx, regulation.partitionOfCentre(centre), centre, present, regulation.clock());
      }
    });
    const { taken, errors } = await takeAgents(regulation, words);
    if (errors.length > 0) throw problems.TELEPHONIE_INVALIDE({ errors, extra: { taken: posts.length + taken } });
    return reply.code(202).send({ taken: posts.length + taken });
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
