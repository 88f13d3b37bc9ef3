import type { FastifyInstance } from 'fastify';
import type { LonLat } from '#base/geo/crs/projection.ts';
import { placesAtPoint } from '#base/geo/places/at-point.ts';
import type { Place } from '#base/geo/places/place.ts';
import { GEO_LIMITS } from '#base/geo/limits.ts';
import { CENTRE_CODE } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';
import type { Ground } from './geography.ts';

/** Degrees as they stand in an address of the web. */
const DEGREES = { type: 'string', pattern: '^-?[0-9]{1,3}([.][0-9]{1,20})?$' };
const QUERY = { type: 'object', required: ['q'], properties: { centre: CENTRE_CODE,
  q: { type: 'string', maxLength: GEO_LIMITS.query_characters_max }, lat: DEGREES, lon: DEGREES } };
type Asked = { q: string; lat?: string; lon?: string };
const SHOWN = 8;
const NOWHERE = { communes: [] };

/** Where to look from: the point given (the caller's telephone), else the seat of the centre. */
const focusOf = ({ territory }: Ground, centre: string, { lat, lon }: Asked): LonLat | undefined =>
  (lat !== undefined && lon !== undefined ? [Number(lon), Number(lat)] : territory.seatOf(centre)?.at);

const answerOf = ({ communes }: Pick<Ground['landmarks'], 'communes'>,
  { at: [lon, lat], kind, label, context, commune, spot, nearestNumber, doubts }: Place) => ({
  kind, label, context, lat, lon, ...(spot ? { spot } : {}), ...(nearestNumber ? { nearestNumber } : {}), ...(doubts ? { doubts } : {}),
  ...(commune ? { commune: { code: commune, name: communes.find(({ code }) => code === commune)?.name ?? '' } } : {}) });

/**
 * `GET /api/regulation/lieux?q=`: places found for what is typed, the likeliest first, made to be asked at each keystroke: addresses,
 * streets, spots, crossings `A / B`, kilometre posts, coordinates in any notation with their doubts. Nothing of it is
 * kept. Until there is a map, `state` says so and only coordinates are found. `…/lieux/autour` says what is at a point.
 */
export const placeRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.get('/api/regulation/lieux', { schema: { tags: ['console'], querystring: QUERY } }, async (request) => {
    const { centre } = await visitCentre(kit, request, 'lieu:chercher');
    const asked = request.query as Asked;
    const state = kit.geography.state();
    if (state !== 'ready') return { state, places: placesAtPoint(asked.q).map((place) => answerOf(NOWHERE, place)) };
    const ground = kit.geography.ground();
    const focus = focusOf(ground, centre, asked);
    const found = await ground.geo.search(asked.q, { count: SHOWN, ...(focus ? { focus } : {}) });
    return { state, places: found.map((place) => answerOf(ground.landmarks, place)) };
  });
  app.get('/api/regulation/lieux/autour', { schema: { tags: ['console'], querystring: { ...QUERY, required: ['lat', 'lon'] } } },
    async (request) => {
    await visitCentre(kit, request, 'lieu:chercher');
    const { lat, lon } = request.query as Required<Asked>;
    if (kit.geography.state() !== 'ready') return { address: null, commune: null };
    const ground = kit.geography.ground();
    const { address, commune } = await ground.geo.reverse([Number(lon), Number(lat)]);
    return { address: address ? { ...answerOf(ground.landmarks, address), metres: Math.round(address.metres) } : null,
      commune: commune ?? null };
  });
};
