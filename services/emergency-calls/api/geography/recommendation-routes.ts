import type { FastifyInstance } from 'fastify';
import { judgePoint } from '#base/geo/coordinates/judge-point.ts';
import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';
import { straightLineMs } from '#base/geo/road/straight-line.ts';
import { EVEN_ON_FULL_DISK } from '#base/http/full-disk.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { CREW_LEVELS } from '../../domain/codes/crew-levels.ts';
import type { VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import { recommendationOf } from '../../domain/recommendation/recommendation-settings.ts';
import { recommend, type RoadTime } from '../../domain/recommendation/recommend.ts';
import { shortlist, type FleetVehicle, type Shortlisted, type VehicleAsk } from '../../domain/recommendation/shortlist.ts';
import { vectorCarries } from '../../exchange/codes/code-lists.ts';
import { listResources, type ResourceEntry } from '../../store/resources.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { readSettings } from '../../store/settings.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const BODY = { type: 'object', additionalProperties: false, required: ['lat', 'lon'], properties: {
  lat: { type: 'number', minimum: -90, maximum: 90 }, lon: { type: 'number', minimum: -180, maximum: 180 },
  confirmed: { type: 'boolean' }, crew: { type: 'string', enum: CREW_LEVELS }, carries: { type: 'boolean' },
  skills: { type: 'array', maxItems: 5, items: { type: 'string', maxLength: 32 } }, flight: { type: 'boolean' } } };
type Body = Partial<VehicleAsk> & { lat: number; lon: number; confirmed?: boolean };

/** Neighbours that are asked for their soonest vehicles: the nearest seats. */
const NEIGHBOURS = 3;

/** Where a vehicle is; one whose tracker tells a doubtful place is nowhere until it tells another (domain §13). */
const placeOf = ({ lat, lon }: ResourceEntry): LonLat | null =>
  (lat === null || lon === null || judgePoint([lon, lat]).doubts.length > 0 ? null : [lon, lat]);

const vehicleOf = (centre: string) => (one: ResourceEntry): FleetVehicle => ({ ...one, centre, carries: vectorCarries(one.vehicleType),
  status: one.status as VehicleStatus | null, at: placeOf(one) });

/** Vehicles of a centre. Neighbours' are read by the service itself: what is shown of them is their name, kind and time. */
const fleetOf = async ({ regulation }: ConsoleKit, centre: string): Promise<FleetVehicle[]> => {
  const entries = await inContext(regulation.app, systemContext('recommandation', 'regulation'), (tx) =>
    listResources(tx, regulation.partitionOfCentre(centre), centre));
  return entries.map(vehicleOf(centre));
};

const neighboursOf = ({ geography }: ConsoleKit, centre: string, scene: LonLat): string[] => (geography.state() === 'ready'
  ? geography.ground().territory.seats.filter((seat) => seat.centre !== centre)
    .map((seat) => ({ centre: seat.centre, metres: sphereDistance(seat.at, scene) }))
    .sort((a, b) => a.metres - b.metres).slice(0, NEIGHBOURS).map((seat) => seat.centre) : []);

/** Times by road in the order of the candidates; while there is no map, the straight line answers and says so. */
const timesOf = async ({ geography }: ConsoleKit, scene: LonLat, candidates: readonly Shortlisted[]): Promise<RoadTime[]> => {
  const places = candidates.map(({ vehicle: { at } }) => ({ at }));
  if (geography.state() !== 'ready') return places.map(({ at }) => ({ roadMs: straightLineMs(at, scene), by: 'straight-line' }));
  const times: RoadTime[] = [];
  for (const { index, roadMs, by } of await geography.ground().geo.arrivals(scene, places, 'urgent')) times[index] = { roadMs, by };
  return times;
};

/**
 * `POST /api/regulation/moyens/plus-proches`: the soonest vehicles at a point that fit what is asked, why the others are out, the
 * soonest of the neighbours and the cover left behind (domain §9). A doubtful point gives none until somebody confirmed it
 * (`confirmed`, domain §13). It only shows: nothing is engaged.
 */
export const recommendationRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.post('/api/regulation/moyens/plus-proches', { config: EVEN_ON_FULL_DISK, schema: { tags: ['console'], querystring: CENTRE_QUERY,
    body: BODY } },
    async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:lire');
    const { centre } = visit;
    const { lat, lon, confirmed = false, crew = 'SANS', carries = false, skills = [], flight = true } = request.body as Body;
    const [scene, now]: [LonLat, number] = [[lon, lat], kit.regulation.clock()];
    const { doubts } = judgePoint(scene);
    const none = { best: [], others: 0, out: [], neighbours: [] };
    if (doubts.length > 0 && !confirmed) return { at: now, doubts, ...none };
    const ask = { crew, carries, skills, flight };
    const settings = recommendationOf(await inContext(kit.regulation.app, systemContext('recommandation', 'regulation'), (tx) =>
      readSettings(tx, visit)));
    const fleet = await fleetOf(kit, centre);
    const neighbourFleets = await Promise.all(neighboursOf(kit, centre, scene).map((one) => fleetOf(kit, one)));
    const own = shortlist(ask, fleet, now, settings);
    const others = shortlist(ask, neighbourFleets.flat(), now, settings).candidates;
    const [ownTimes, otherTimes] = await Promise.all([timesOf(kit, scene, own.candidates), timesOf(kit, scene, others)]);
    return { at: now, doubts, ...recommend({ scene, now, settings, fleet: [...fleet, ...neighbourFleets.flat()] },
      { ...own, times: ownTimes }, { candidates: others, times: otherTimes }) };
  });
};
