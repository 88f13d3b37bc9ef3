import type { FastifyInstance } from 'fastify';
import { openEventStream } from '#base/http/sse.ts';
import { readableCommunes } from './desk-communes.ts';
import type { DeskKit } from './desk-kit.ts';
import type { LiveHub } from './live-hub.ts';
import { deskVisit, permit } from './permit.ts';

/** The browser comes back at once, and the right is looked at again: a session that ended does not go on listening. */
const STREAM_MS_MAX = 10 * 60_000;

/** News of the person's own communes as they happen; `Last-Event-ID` is one place of the log a partition. */
export const streamRoutes = (app: FastifyInstance, kit: DeskKit, hub: LiveHub): void => {
  app.get('/api/desk/stream', { schema: { tags: ['desk'] } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    await permit(kit, visit, 'file:lire', { territories: visit.actor.territories });
    const stream = openEventStream(reply, () => hub.forget(stream));
    const lastId = request.headers['last-event-id'];
    setTimeout(() => stream.close(), STREAM_MS_MAX).unref();
    await hub.watch(stream, readableCommunes(kit, visit), typeof lastId === 'string' ? lastId : undefined);
  });
};
