import type { FastifyInstance, FastifyRequest } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import { newId, randomSlice } from '#base/values/ids.ts';
import { publicNumber } from '#base/values/public-number.ts';
import { organisationOf } from '../../domain/identifiers/case-ids.ts';
import type { IncidentKind } from '../../domain/incident/codes.ts';
import type { IncidentCommand } from '../../domain/incident/commands.ts';
import type { IncidentPlace } from '../../domain/incident/incident.ts';
import { LIMITS } from '../../limits.ts';
import { listIncidents } from '../../store/incidents.ts';
import { answerOf } from '../command-schema.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { contextOf, visitCentre, type ConsoleKit } from '../console-kit.ts';
import { attachCases, pourVictim } from './attach.ts';
import { giveIncident, openIncident } from './give-incident.ts';
import { INCIDENT_BODY, INCIDENT_COMMANDS_BODY } from './incident-schema.ts';
import { readIncident } from './read-incident.ts';
import { UUID } from '../id-schemas.ts';

const tags = ['console'];
const PARAMS = { type: 'object', properties: { id: UUID, victim: { type: 'string', maxLength: 80 } }, required: ['id'] };

const idOf = (request: FastifyRequest): string => (request.params as { id: string }).id;

/** Events of many victims: opened, listed, read, worked on, their dossiers attached. */
export const incidentRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/evenements', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'evenement:lire');
    const rows = await desk.read(visit.permit, async (tx) => {
      const value = await listIncidents(tx, visit, LIMITS.list_max);
      return { value, dossiers: value.map(({ id }) => ({ partition: visit.partition, id })), fields: ['address'] };
    });
    return { at: regulation.clock(), rows };
  });
  app.put('/api/regulation/evenements/:id', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: INCIDENT_BODY } },
    async (request, reply) => {
    const visit = await visitCentre(kit, request, 'evenement:ecrire');
    const id = idOf(request);
    const { name, kind, place } = request.body as { name: string; kind: IncidentKind; place?: IncidentPlace };
    await openIncident(regulation, visit.actor, id, { type: 'ouvrirEvenement', id: `ouvrir-${id}`, name, kind, ...(place ? { place } : {}),
      centre: visit.centre, organisation: organisationOf(visit.centre), exercise: visit.exercise,
      number: publicNumber('EVT', null, visit.partition, randomSlice(10)) });
    return reply.code(201).send(await readIncident(kit, visit, id));
  });
  app.get('/api/regulation/evenements/:id', { schema: { tags, querystring: { ...CENTRE_QUERY, properties: { ...CENTRE_QUERY.properties,
    avant: { type: 'string', pattern: '^\\d{1,6}$' } } }, params: PARAMS } }, async (request) => {
    const visit = await visitCentre(kit, request, 'evenement:lire');
    const { avant } = request.query as { avant?: string };
    return readIncident(kit, visit, idOf(request), avant === undefined ? undefined : Number(avant));
  });
  app.post('/api/regulation/evenements/:id/commandes', { bodyLimit: LIMITS.commands_bytes_max,
    schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: INCIDENT_COMMANDS_BODY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'evenement:ecrire');
    const { commands } = request.body as { commands: IncidentCommand[] };
    const { version, outcomes } = await giveIncident(regulation, contextOf(visit),
      { ref: { partition: visit.partition, id: idOf(request) }, actor: visit.actor, exercise: visit.exercise, commands });
    return { version, outcomes: outcomes.map(({ id, problem }) => answerOf({ id }, problem, languageOf(request))) };
  });
  app.post('/api/regulation/evenements/:id/dossiers', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: { type: 'object',
    additionalProperties: false, required: ['dossiers', 'attach'], properties: { attach: { type: 'boolean' },
      dossiers: { type: 'array', minItems: 1, maxItems: LIMITS.attached_at_once_max, items: UUID } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'evenement:ecrire');
    const { dossiers, attach } = request.body as { dossiers: string[]; attach: boolean };
    return attachCases(kit, visit, contextOf(visit), { incident: idOf(request), dossiers, attach });
  });
  app.post('/api/regulation/evenements/:id/victimes/:victim/dossier', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS,
    body: { type: 'object', additionalProperties: false, required: ['dossier'], properties: { dossier: UUID } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'evenement:ecrire');
    const { victim } = request.params as { victim: string };
    const { dossier } = request.body as { dossier: string };
    return pourVictim(kit, visit, contextOf(visit), { incident: idOf(request), victim, dossier, id: newId() });
  });
};
