import type { FastifyInstance } from 'fastify';
import { inContext } from '#base/store/context.ts';
import { fieldOf } from '../../domain/fields/case-fields.ts';
import { problems } from '../../errors.ts';
import { findCase } from '../../store/duplicates.ts';
import { tellNews } from '../../store/news.ts';
import { beatPresence, leavePresence, othersPresent } from '../../store/presence.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, visitCentre, type ConsoleKit } from '../console-kit.ts';
import { ID_PARAMS } from '../id-schemas.ts';

const tags = ['console'];
const BODY = { type: 'object', additionalProperties: false, properties: { champ: { type: ['string', 'null'], maxLength: 120 } } };

/**
 * `…/dossiers/:id/presence`: a console says that somebody has the dossier on screen, and hears who else does. Names of colleagues
 * only; nothing of it is kept.
 */
export const presenceRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation } = kit;
  const path = '/api/regulation/dossiers/:id/presence';
  app.put(path, { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS, body: BODY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const [{ id }, { champ }] = [request.params as { id: string }, request.body as { champ?: string | null }];
    const field = champ && fieldOf(champ) ? champ : null;
    const { id: agent, label: name, role } = visit.actor;
    const now = regulation.clock();
    return inContext(regulation.app, contextOf(visit), async (tx) => {
      if ((await findCase(tx, visit, id))?.exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
      const told = await beatPresence(tx, visit, id, { agent, name, role, field }, now);
      const others = await othersPresent(tx, visit.partition, id, agent, now);
      if (told) await tellNews(tx, { ...visit, partitions: regulation.partitions }, 'presence', [id]);
      return { others };
    });
  });
  app.delete(path, { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const { id } = request.params as { id: string };
    return inContext(regulation.app, contextOf(visit), async (tx) => {
      const left = await leavePresence(tx, visit.partition, id, visit.actor.id);
      if (left) await tellNews(tx, { ...visit, partitions: regulation.partitions }, 'presence', [id]);
      return { left };
    });
  });
};
