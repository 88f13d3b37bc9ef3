import type { FastifyInstance } from 'fastify';
import type { Landmarks } from '#base/geo/thread/geo-work.ts';
import { CENTRE_CODE } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

/** Where the base map is served; public, it shows no more than the map. */
export const BASE_MAP = '/carte';

const CENTRE = { type: 'object', properties: { centre: CENTRE_CODE } };
const SHOWN: readonly string[] = ['hospital', 'helipad'];

const shownSpots = ({ spots }: Landmarks) => spots.filter(({ kind }) => SHOWN.includes(kind))
  .map(({ kind, name, at: [lon, lat] }) => ({ kind, name, lon, lat }));

/**
 * `GET /api/regulation/territoire`: what is fixed on the map of a centre (its seat, the seats of the others, hospitals, landing
 * spots), or that it is being prepared (`state`), so that a console asks again.
 */
export const territoryRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.get('/api/regulation/territoire', { schema: { tags: ['console'], querystring: CENTRE } }, async (request) => {
    const { centre } = await visitCentre(kit, request, 'moyens:lire');
    const state = kit.geography.state();
    if (state !== 'ready') return { state };
    const { landmarks, territory } = kit.geography.ground();
    return { state, centre, bounds: landmarks.bounds, spots: shownSpots(landmarks),
      styles: { light: `${BASE_MAP}/style-light.json`, dark: `${BASE_MAP}/style-dark.json` },
      seats: territory.seats.map(({ centre: code, name, at: [lon, lat] }) => ({ centre: code, name, lon, lat })) };
  });
};
