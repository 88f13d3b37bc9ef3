import type { FastifyInstance } from 'fastify';
import { openEventStream } from '#base/http/sse.ts';
import { readableCommunes } from './desk-communes.ts';
import type { DeskKit } from './desk-kit.ts';
import type { LiveHub } from './live-hub.ts';
import { deskVisit, permit } from './permit.ts';

/** News of the person's own communes as they happen; `Last-Event-ID` is one place of the log a partition. */
export const streamRoutes = (app: FastifyInstance, kit: DeskKit, hub: LiveHub): void => {
  app.get('/api/desk/stream', { schema: { tags: ['desk'] } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    await permit(kit, visit, 'file:lire', { territories: visit.actor.territories });
    const stream = openEventStream(reply, () => hub.forget(stream));
    const lastId = request.headers['last-event-id'];
    await hub.watch(stream, readableCommunes(kit, visit), typeof lastId === 'string' ? lastId : undefined);
  });
};
