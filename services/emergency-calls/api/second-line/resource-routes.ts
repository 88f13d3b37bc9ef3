import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ABSENCES, type Absence } from '../../domain/codes/vehicle-absences.ts';
import { CREW_LEVELS } from '../../domain/codes/crew-levels.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { tellNews } from '../../store/news.ts';
import { changeResource, enterResources, type NewResource, type ResourceChange } from '../../store/resources.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['bord'];
const BOOLEAN = { type: 'boolean' };
const NAME = { type: 'string', minLength: 1, maxLength: 80 };
const VEHICLE = { type: 'object', additionalProperties: false, required: ['callSign', 'name', 'vehicleType', 'crew', 'lat', 'lon'],
  properties: {
    callSign: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,40}$' }, name: NAME,
    vehicleType: { type: 'string', pattern: '^[A-Z0-9]{1,12}(\\.[A-Z0-9-]{1,12}){0,3}$' },
    crew: { type: 'string', enum: [...CREW_LEVELS] },
    sector: { ...NAME, type: ['string', 'null'] },
    skills: { type: 'array', maxItems: 20, items: { type: 'string', minLength: 1, maxLength: 40 } },
    lat: { type: 'number', minimum: -90, maximum: 90 }, lon: { type: 'number', minimum: -180, maximum: 180 } } };
const RESOURCE = { type: 'object', properties: { resource: { type: 'string', minLength: 1, maxLength: 128 } } };

type ToldVehicle = { callSign: string; name: string; vehicleType: string; crew: string; sector?: string | null; skills?: string[];
  lat: number; lon: number };

const entryOf = (centre: string, { callSign, lat, lon, sector = null, skills = [], ...told }: ToldVehicle): NewResource =>
  ({ ...told, resourceId: `${organisationOf(centre)}.resource.${callSign}`, sector, skills, baseLat: lat, baseLon: lon });

/**
 * The fleet of a centre: `POST /api/regulation/moyens` enters vehicles or changes what is known of them, `PUT …/:resource` puts one in or
 * out of service and says whether it takes several missions at once (domain §5), both for the supervisor; `PUT …/:resource/absence` says
 * why one cannot be sent for now, as the radio tells it.
 */
export const resourceRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  const change = async (request: FastifyRequest, action: string, asked: ResourceChange) => {
    const visit = await visitCentre(kit, request, action);
    const { resource } = request.params as { resource: string };
    return desk.read(visit.permit, async (tx) => {
      if (!await changeResource(tx, visit, resource, asked)) throw problems.MOYEN_INCONNU();
      await tellNews(tx, { ...visit, partitions: regulation.partitions, exercise: null }, 'moyen', [resource]);
      return { value: { ok: true }, fields: [], dossiers: [] };
    });
  };
  app.post('/api/regulation/moyens', { schema: { tags, querystring: CENTRE_QUERY, body: { type: 'object', additionalProperties: false,
    required: ['vehicles'],
    properties: { vehicles: { type: 'array', minItems: 1, maxItems: LIMITS.vehicles_entered_max, items: VEHICLE } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:inscrire');
    const entries = (request.body as { vehicles: ToldVehicle[] }).vehicles.map((one) => entryOf(visit.centre, one));
    return desk.read(visit.permit, async (tx) => {
      await enterResources(tx, visit.partition, visit.centre, entries);
      const ids = entries.map(({ resourceId }) => resourceId);
      await tellNews(tx, { ...visit, partitions: regulation.partitions, exercise: null }, 'moyen', ids);
      return { value: { resources: ids }, fields: [], dossiers: [] };
    });
  });
  app.put('/api/regulation/moyens/:resource', { schema: { tags, querystring: CENTRE_QUERY, params: RESOURCE, body: { type: 'object',
    additionalProperties: false, minProperties: 1, properties: { several: BOOLEAN, inService: BOOLEAN } } } },
  (request) => change(request, 'moyens:inscrire', request.body as ResourceChange));
  app.put('/api/regulation/moyens/:resource/absence', { schema: { tags, querystring: CENTRE_QUERY, params: RESOURCE, body: {
    type: 'object', additionalProperties: false, required: ['absence'],
    properties: { absence: { enum: [...ABSENCES, null] } } } } },
  (request) => change(request, 'moyens:suivre', request.body as { absence: Absence | null }));
};
