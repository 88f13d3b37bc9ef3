import type { FastifyInstance } from 'fastify';
import { inContext } from '#base/store/context.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { closeRoad, countClosedRoads, openRoad } from '../../store/closed-roads.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, visitCentre, type ConsoleKit } from '../console-kit.ts';
import { ID_PARAMS } from '../id-schemas.ts';

const tags = ['console'];
const BODY = { type: 'object', additionalProperties: false, required: ['lat', 'lon'], properties: {
  lat: { type: 'number', minimum: -90, maximum: 90 }, lon: { type: 'number', minimum: -180, maximum: 180 },
  slowness: { type: 'number', exclusiveMinimum: 1, maximum: 20 }, reason: { type: 'string', maxLength: 200 } } };
type Body = { lat: number; lon: number; slowness?: number; reason?: string };


/**
 * Roads that centres closed: `GET /api/regulation/routes`; `PUT …/routes/:id` closes or slows the road nearest to a point, under an
 * id that the console made; `POST …/routes/:id/ouvrir` opens it again. In force in this process at once, in the others within
 * seconds.
 */
export const roadRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, geography, roads } = kit;
  app.get('/api/regulation/routes', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const { centre } = await visitCentre(kit, request, 'moyens:lire');
    return { rows: roads.closed().map((road) => ({ ...road, own: road.centre === centre })) };
  });
  app.put('/api/regulation/routes/:id', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS, body: BODY } },
    async (request, reply) => {
    const visit = await visitCentre(kit, request, 'route:fermer');
    const { id } = request.params as { id: string };
    const { lat, lon, slowness = null, reason = null } = request.body as Body;
    const laid = await geography.ground().geo.setRoadAt([lon, lat], slowness ?? 'closed');
    if (!laid) throw problems.ROUTE_INTROUVABLE();
    const road = { id, centre: visit.centre, lat: laid.at[1], lon: laid.at[0], street: laid.street, slowness, reason,
      closedAt: regulation.clock() };
    await inContext(regulation.app, contextOf(visit), async (tx) => {
      if (await countClosedRoads(tx, visit.partition, visit.centre) >= LIMITS.closed_roads_max) throw problems.ROUTES_TROP();
      await closeRoad(tx, visit.partition, road, visit.actor.id);
    });
    await roads.round();
    return reply.code(201).send({ ...road, own: true });
  });
  app.post('/api/regulation/routes/:id/ouvrir', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS } }, async (request) => {
    const visit = await visitCentre(kit, request, 'route:fermer');
    const { id } = request.params as { id: string };
    const opened = await inContext(regulation.app, contextOf(visit), (tx) => openRoad(tx, visit, id, regulation.clock(), visit.actor.id));
    if (!opened) throw problems.ROUTE_INTROUVABLE();
    await roads.round();
    return { opened: true };
  });
};
