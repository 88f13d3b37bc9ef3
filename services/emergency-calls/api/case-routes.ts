import type { FastifyInstance } from 'fastify';
import { languageOf } from '#base/http/language.ts';
import type { DossierRef } from '#base/dossiers/event.ts';
import type { Tx } from '#base/store/context.ts';
import type { Command } from '../domain/commands.ts';
import { callList, type CaseCalls } from '../domain/calls/call-list.ts';
import { caseIdOf, organisationOf } from '../domain/identifiers/case-ids.ts';
import type { Case } from '../domain/state.ts';
import { isSensitive } from '../domain/sensitive.ts';
import { problems } from '../errors.ts';
import { noteSensitiveRead } from './sensitive-read.ts';
import { LIMITS } from '../limits.ts';
import { HOLDER } from '../store/case-type.ts';
import { callsOfCase, joinedTo } from '../store/case-calls.ts';
import { listCases, type CaseList } from '../store/cases.ts';
import { answerOf, COMMANDS_BODY } from './command-schema.ts';
import { CENTRE_CODE, CENTRE_QUERY } from './centre-query.ts';
import { contextOf, visitCentre, type CentreVisit, type ConsoleKit } from './console-kit.ts';
import { giveCommands } from './give-commands.ts';
import { leaseNumbers, nextNumber } from './lease-numbers.ts';
import { openCase } from './open-case.ts';
import { ID_PARAMS } from './id-schemas.ts';

const tags = ['console'];
const CENTRE = { centre: CENTRE_CODE };
const NUMBER = { type: 'string', pattern: '^DRFR15[0-9A-Z]{3}\\d{10}$' };
const PLANNED = { type: 'object', additionalProperties: false, required: ['activateAt', 'attribution'],
  properties: { activateAt: { type: 'integer' }, attribution: { type: 'string', maxLength: 40 } } };

/** Numbers of the day that a console takes for itself, so that it can open dossiers when it is cut off. */
const lease = (kit: ConsoleKit, visit: CentreVisit, count: number): Promise<string[]> =>
  leaseNumbers(kit.regulation, contextOf(visit), visit.centre, count);

const asShown = (id: string, { commands: _, ...state }: Case) => ({ id, ...state });

/** A dossier as its console works on it: everything, folded. */
const readCase = (kit: ConsoleKit, visit: CentreVisit, id: string) => kit.access.desk.read(visit.permit, async (tx) => {
  const ref = { partition: visit.partition, id };
  const loaded = await kit.regulation.folded.cases.load(tx, ref, [HOLDER]);
  if (!loaded?.key || loaded.state.state === null || loaded.state.exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
  if (isSensitive(loaded.state)) await noteSensitiveRead(tx, kit.regulation, ref, visit.actor.id, visit.permit.wish.purpose);
  return { value: asShown(id, loaded.state), dossiers: [ref], fields: ['identity', 'health'] };
});

const withCalls = async (kit: ConsoleKit, tx: Tx, visit: CentreVisit, { id }: DossierRef, state: Case): Promise<CaseCalls> => ({ state,
  told: await callsOfCase(tx, visit, kit.regulation.numbers, id, state.calls.map(({ id: call }) => call)),
  joined: state.joinedTo === null ? null : state.number });

/** The calls of a dossier and of those joined to it: who called whom, when, about what; a recording is listened to under a broken glass. */
const readCalls = (kit: ConsoleKit, visit: CentreVisit, id: string) => kit.access.desk.read(visit.permit, async (tx) => {
  const ref = { partition: visit.partition, id };
  const loaded = await kit.regulation.folded.cases.load(tx, ref, [HOLDER]);
  if (!loaded?.key || loaded.state.state === null || loaded.state.exercise !== visit.exercise) throw problems.DOSSIER_INTROUVABLE();
  const cases = [await withCalls(kit, tx, visit, ref, { ...loaded.state, joinedTo: null })];
  const ofNumber = new Map<string | null, string>([[null, id]]);
  for (const joined of await joinedTo(tx, visit, id)) {
    const other = await kit.regulation.folded.cases.load(tx, { ...ref, id: joined }, [HOLDER]);
    if (!other?.key || other.state.exercise !== visit.exercise) continue;
    cases.push(await withCalls(kit, tx, visit, { ...ref, id: joined }, other.state));
    ofNumber.set(other.state.number, joined);
  }
  const rows = callList(cases).map(({ recorded, ...line }) => ({ ...line,
    recording: recorded ? `/relecture/${ofNumber.get(line.joined) ?? id}?centre=${visit.centre}` : null }));
  return { value: { rows }, dossiers: [...ofNumber.values()].map((one) => ({ ...ref, id: one })),
    fields: ['telephone', 'identity'] };
});

/** Opening, reading and writing a dossier; lists of a centre; numbers kept for a cut. */
export const caseRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.post('/api/regulation/numeros', { schema: { tags, querystring: CENTRE_QUERY, body: { type: 'object', additionalProperties: false,
    required: ['count'], properties: { count: { type: 'integer', minimum: 1, maximum: LIMITS.leased_numbers_max } } } } },
      async (request) => {
    const visit = await visitCentre(kit, request, 'numero:prendre');
    return { numbers: await lease(kit, visit, (request.body as { count: number }).count) };
  });
  app.put('/api/regulation/dossiers/:id', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS,
    body: { type: 'object', additionalProperties: false,
    properties: { number: NUMBER, call: { type: 'string', maxLength: 80 }, at: { type: 'integer' }, planned: PLANNED } } } },
  async (request, reply) => {
    const visit = await visitCentre(kit, request, 'dossier:ouvrir');
    const { id } = request.params as { id: string };
    const body = request.body as { number?: string; call?: string; at?: number; planned?: { activateAt: number; attribution: string } };
    const number = body.number ?? await nextNumber(kit.regulation, contextOf(visit), visit.centre);
    const organisation = organisationOf(visit.centre);
    const { state } = await openCase(kit.regulation, visit.actor, id, { type: 'ouvrir', id: `ouvrir-${id}`, number, centre: visit.centre,
      organisation,
      caseId: caseIdOf(organisation, number), ...(body.at === undefined ? {} : { at: body.at }),
        ...(visit.exercise ? { exercise: true } : {}),
      ...(body.planned === undefined ? {} : { planned: body.planned }),
      ...(body.call === undefined ? {} : { call: { id: body.call, at: kit.regulation.clock() } }) }, body);
    // New, it holds what its opener sent and nothing is read; opened before, others may have written into it.
    return reply.code(201).send(state ? asShown(id, state) : await readCase(kit, visit, id));
  });
  app.get('/api/regulation/dossiers/:id', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS } }, async (request) => {
    const { id } = request.params as { id: string };
    const visit = await visitCentre(kit, request, 'dossier:lire');
    return readCase(kit, visit, id);
  });
  app.get('/api/regulation/dossiers/:id/appels', { schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS } }, async (request) => {
    const { id } = request.params as { id: string };
    return readCalls(kit, await visitCentre(kit, request, 'dossier:lire'), id);
  });
  app.post('/api/regulation/dossiers/:id/commandes', { bodyLimit: LIMITS.commands_bytes_max,
    schema: { tags, querystring: CENTRE_QUERY, params: ID_PARAMS, body: COMMANDS_BODY } }, async (request) => {
    const { id } = request.params as { id: string };
    const { commands } = request.body as { commands: Command[] };
    const visit = await visitCentre(kit, request, 'dossier:ecrire', undefined);
    const { version, outcomes } = await giveCommands(kit.regulation, contextOf(visit),
      { ref: { partition: visit.partition, id }, actor: visit.actor, commands, purpose: visit.permit.wish.purpose,
        exercise: visit.exercise }, kit.consequences);
    const lang = languageOf(request);
    return { version, outcomes: outcomes.map((outcome) => answerOf(outcome, outcome.ok ? undefined : outcome.problem, lang)) };
  });
  app.get('/api/regulation/dossiers', { schema: { tags, querystring: { type: 'object',
    properties: { ...CENTRE, liste: { type: 'string', enum: ['open', 'waiting', 'planned'] } } } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const { liste = 'open' } = request.query as { liste?: CaseList };
    const rows = await kit.access.desk.read(visit.permit, async (tx) => {
      const value = await listCases(tx, liste, visit.partition, visit.centre, LIMITS.list_max, visit.exercise);
      return { value, dossiers: value.map(({ dossier_id }) => ({ partition: visit.partition, id: dossier_id })),
        fields: ['address', 'health'] };
    });
    return { at: kit.regulation.clock(), rows };
  });
};
