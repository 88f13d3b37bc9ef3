import type { FastifyInstance } from 'fastify';
import { problems } from '../../errors.ts';
import { tellNews } from '../../store/news.ts';
import { markSeveral } from '../../store/resources.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

/** `PUT /api/regulation/moyens/:resource`: whether a vehicle takes several missions at once (domain §5); for the supervisor. */
export const resourceRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.put('/api/regulation/moyens/:resource', { schema: { tags: ['bord'], querystring: CENTRE_QUERY,
    params: { type: 'object', properties: { resource: { type: 'string', minLength: 1, maxLength: 128 } } },
    body: { type: 'object', additionalProperties: false, required: ['several'], properties: { several: { type: 'boolean' } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, 'centre:superviser');
    if (visit.exercise) throw problems.PAS_EN_EXERCICE();
    const [{ resource }, { several }] = [request.params as { resource: string }, request.body as { several: boolean }];
    return desk.read(visit.permit, async (tx) => {
      if (!await markSeveral(tx, visit, resource, several)) throw problems.MOYEN_INCONNU();
      await tellNews(tx, { ...visit, partitions: regulation.partitions, exercise: null }, 'moyen', [resource]);
      return { value: { ok: true }, fields: [], dossiers: [] };
    });
  });
};
