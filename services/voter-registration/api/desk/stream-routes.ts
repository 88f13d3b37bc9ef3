import type { FastifyInstance } from 'fastify';
import { rowContextOf } from '#base/access/decide.ts';
import { lastEventId } from '#base/http/last-event-id.ts';
import type { LiveHub } from '#base/http/live-hub.ts';
import { readableCommunes } from './desk-communes.ts';
import { PURPOSE } from '../access-rules.ts';
import { deskVisit, permit, type DeskKit } from './desk-kit.ts';

/** News of the person's own communes as they happen; `Last-Event-ID` is one place of the log a partition. */
export const streamRoutes = (app: FastifyInstance, kit: DeskKit, hub: LiveHub): void => {
  app.get('/api/desk/stream', { schema: { tags: ['desk'] } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const { decision } = await permit(kit, visit, 'file:lire', { territories: visit.actor.territories });
    const context = { ...rowContextOf(visit.actor, decision, PURPOSE), territories: readableCommunes(kit, visit) };
    await hub.watch(reply, { context, lastId: lastEventId(request), lasts: () => kit.access.requests.lasts(request) });
  });
};
