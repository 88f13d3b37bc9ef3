import type { FastifyInstance, FastifyRequest } from 'fastify';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { LIMITS } from '../../limits.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { ordersNow } from '../telephony/orders.ts';
import { takeStaff } from '../telephony/take-told.ts';

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
  app.post('/v1/emergency-calls/telephony/agents', options, async (request, reply) =>
    reply.code(202).send(await takeStaff(regulation, bodyOf(request))));
  app.post('/v1/emergency-calls/telephony/orders', { ...options, config: EVEN_ON_FULL_DISK }, async (request) => {
    bodyOf(request);
    return { orders: await ordersNow(regulation) };
  });
};
