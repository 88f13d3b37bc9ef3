import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { languageOf } from '#base/http/language.ts';
import type { Text } from '#base/values/lang.ts';
import { crewView, type CrewMission } from '../../domain/crew-view.ts';
import type { Command } from '../../domain/commands.ts';
import { CREW_ROLES, type CrewMember } from '../../domain/codes/crew-roles.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { HOLDER } from '../../store/case-type.ts';
import { boardableVehicles, boardVehicle, leaveVehicle, missionsOfVehicle, vehicleOf, wasOnMission, type Boarded,
  type CrewMissionRef } from '../../store/crews.ts';
import { moveResources } from '../../store/resources.ts';
import { vehicleWord } from '../../web/kit/vehicle-word.ts';
import { answerOf, CREW_BODY } from '../command-schema.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, visitCentre, type CentreVisit, type ConsoleKit } from '../console-kit.ts';
import { bringDocument, documentReceiver } from '../documents/receive-document.ts';
import { giveCommands } from '../give-commands.ts';

const tags = ['tablet'];
const RESOURCE = { type: 'string', minLength: 1, maxLength: 120 };
/** Those aboard, as many as there are functions. */
const TEAM = { type: 'array', maxItems: CREW_ROLES.length, items: { type: 'object', additionalProperties: false,
  required: ['role', 'name'], properties: { role: { enum: CREW_ROLES }, name: { type: 'string', pattern: '\\S', maxLength: 80 } } } };
const PARAMS = { type: 'object', required: ['id', 'mission'], properties: { id: { type: 'string', format: 'uuid' },
  mission: { type: 'string', maxLength: 80 } } };
const coordinate = (max: number) => ({ type: 'number', minimum: -max, maximum: max });
const POSITION = { type: 'object', additionalProperties: false, required: ['lat', 'lon', 'at'], properties: { lat: coordinate(90),
  lon: coordinate(180), at: { type: 'integer' }, speed_km_h: { type: ['number', 'null'] }, heading_deg: { type: ['number', 'null'] } } };

/** What a vehicle is, in words: the tablet keeps no lists of codes. */
const vehicleLabel = (code: string): Text => ({ fr: vehicleWord(code, 'fr'), en: vehicleWord(code, 'en') });

/** A crew sees the one dossier of its mission and no other row of the centre: the second wall. */
const onlyDossier = (visit: CentreVisit, dossier: string) =>
  ({ ...visit.permit, wish: { ...visit.permit.wish, resource: { territories: [], dossier } } });
const tagOf = (vehicle: Boarded | undefined, refs: readonly CrewMissionRef[]): string =>
  `"${createHash('sha256').update(JSON.stringify([vehicle ?? null, refs])).digest('base64url').slice(0, 22)}"`;

/**
 * What the tablet of a crew asks: the vehicle of the shift, its missions and no others, what is typed aboard (each with its own
 * instant, taken once), where the vehicle is.
 */
export const tabletRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/tablette/vehicules', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'mission:lire');
    return desk.read(visit.permit, async (tx) => ({ fields: [], dossiers: [], value: {
      vehicle: await vehicleOf(tx, visit, visit.actor.id, regulation.clock()) ?? null,
        vehicles: (await boardableVehicles(tx, visit)).map((one) => ({ ...one, label: vehicleLabel(one.vehicleType) })) } }));
  });
  app.put('/api/regulation/tablette/vehicule', { schema: { tags, querystring: CENTRE_QUERY,
    body: { type: 'object', additionalProperties: false,
    required: ['resource'], properties: { resource: { ...RESOURCE, type: ['string', 'null'] }, team: TEAM } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'mission:ecrire');
    const { resource, team = [] } = request.body as { resource: string | null; team?: CrewMember[] };
    return desk.read(visit.permit, async (tx) => {
      if (resource === null) await leaveVehicle(tx, visit, visit.actor.id, regulation.clock());
      else if (!await boardVehicle(tx, visit, visit.actor.id, { resource, team }, regulation.clock())) throw problems.MOYEN_INCONNU();
      return { fields: [], dossiers: [], value: { vehicle: await vehicleOf(tx, visit, visit.actor.id, regulation.clock()) ?? null } };
    });
  });
  app.get('/api/regulation/tablette/missions', { schema: { tags, querystring: CENTRE_QUERY } }, async (request, reply) => {
    const visit = await visitCentre(kit, request, 'mission:lire');
    const { vehicle, refs } = await desk.read(visit.permit, async (tx) => {
      const found = await vehicleOf(tx, visit, visit.actor.id, regulation.clock());
      return { fields: [], dossiers: [], value: { vehicle: found, refs: found === undefined ? []
        : await missionsOfVehicle(tx, visit, found.resourceId, regulation.clock() - LIMITS.crew_ended_ms) } };
    });
    const tag = tagOf(vehicle, refs);
    if (request.headers['if-none-match'] === tag) return reply.code(304).send();
    const missions: CrewMission[] = [];
    for (const ref of refs) missions.push(...await readMission(kit, visit, ref));
    return reply.header('etag', tag)
      .send({ at: regulation.clock(), vehicle: vehicle ?? null, missions });
  });
  app.post('/api/regulation/tablette/missions/:id/:mission/commandes', { bodyLimit: LIMITS.commands_bytes_max,
    schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: CREW_BODY } }, async (request) => {
    const { visit, id, mission } = await missionAsked(kit, request);
    const { commands } = request.body as { commands: Command[] };
    // Another vehicle may be on the same dossier: a crew speaks for its own mission only.
    if (commands.some((command) => 'mission' in command && command.mission !== mission)) throw problems.MISSION_INCONNUE();
    const { outcomes } = await giveCommands(regulation, contextOf(visit),
      { ref: { partition: visit.partition, id }, actor: visit.actor, commands, purpose: visit.permit.wish.purpose }, kit.consequences);
    const lang = languageOf(request);
    return { outcomes: outcomes.map((outcome) => answerOf(outcome, outcome.ok ? undefined : outcome.problem, lang)) };
  });
  const receive = documentReceiver(kit);
  app.post('/api/regulation/tablette/missions/:id/:mission/documents', { bodyLimit: LIMITS.document_bytes_max + LIMITS.commands_bytes_max,
    schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } }, async (request, reply) => {
    const { visit, id } = await missionAsked(kit, request);
    const { file, fields } = await receive(request);
    const outcome = await bringDocument(kit, contextOf(visit), { ref: { partition: visit.partition, id }, actor: visit.actor, file,
      purpose: visit.permit.wish.purpose, id: wordOf(fields.get('id')) ?? file.objectId, from: 'crew' }, kit.consequences);
    if (!outcome.ok) throw outcome.problem;
    return reply.code(201).send({ id: outcome.id });
  });
  app.post('/api/regulation/tablette/position', { schema: { tags, querystring: CENTRE_QUERY, body: POSITION } }, async (request, reply) => {
    const visit = await visitCentre(kit, request, 'mission:ecrire');
    const fix = request.body as { lat: number; lon: number; at: number; speed_km_h?: number | null; heading_deg?: number | null };
    await desk.read(visit.permit, async (tx) => {
      const vehicle = await vehicleOf(tx, visit, visit.actor.id, regulation.clock());
      if (vehicle) await moveResources(tx, visit.partition, visit.centre, [{ resourceId: vehicle.resourceId, lat: fix.lat, lon: fix.lon,
        at: Math.min(fix.at, regulation.clock()), speed_km_h: fix.speed_km_h ?? null, heading_deg: fix.heading_deg ?? null }]);
      return { value: undefined, fields: [], dossiers: [] };
    });
    return reply.code(204).send();
  });
};

const WORD = /^[A-Za-z0-9_-]{1,60}$/;
const wordOf = (typed: string | undefined): string | undefined => (typed !== undefined && WORD.test(typed) ? typed : undefined);

/** One mission as its crew may see it, with its line of audit; nothing when its dossier was erased. */
const readMission = (kit: ConsoleKit, visit: CentreVisit, ref: CrewMissionRef): Promise<CrewMission[]> =>
  kit.access.desk.read(onlyDossier(visit, ref.dossier), async (tx) => {
    const place = { partition: visit.partition, id: ref.dossier };
    const loaded = await kit.regulation.folded.cases.load(tx, place, [HOLDER]);
    const view = loaded?.key ? crewView(ref.dossier, loaded.state, ref.mission) : undefined;
    return { value: view ? [view] : [], dossiers: [place], fields: ['address', 'health'] };
  });

/** The mission of the question, when the asker is or was lately on its vehicle; another one does not exist for them. */
const missionAsked = async (kit: ConsoleKit, request: FastifyRequest):
Promise<{ visit: CentreVisit; id: string; mission: string }> => {
  const { id, mission } = request.params as { id: string; mission: string };
  const visit = await visitCentre(kit, request, 'mission:ecrire');
  const mine = await kit.access.desk.read(visit.permit, async (tx) => ({ fields: [], dossiers: [],
    value: await wasOnMission(tx, visit, visit.actor.id, id, mission, kit.regulation.clock()) }));
  if (!mine) throw problems.MISSION_INCONNUE();
  return { visit, id, mission };
};
