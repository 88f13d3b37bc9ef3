import type { FastifyInstance } from 'fastify';
import { inContext, systemContext } from '#base/store/context.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { readAdvice, readAidView, readRegulationAid, writeAdvice } from '../../store/mutual-aid/aid-view.ts';
import { helpedSince } from '../../store/mutual-aid/diversions.ts';
import { listResources } from '../../store/resources.ts';
import { CENTRE_CODE } from '../centre-query.ts';
import { visitCentre, type ConsoleKit } from '../console-kit.ts';

const tags = ['console'];
const QUERY = { type: 'object', properties: { centre: CENTRE_CODE } };
const DAY_MS = 24 * 3_600_000;
/** How long after a diverted call its helper may look at the first centre's means. */
const HELP_MS = 6 * 3_600_000;

/** Mutual aid at the consoles: how it stands, and what a helper must know of the centre whose call it took. */
export const aidRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/entraide', { schema: { tags, querystring: QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const at = regulation.clock();
    return desk.read(visit.permit, async (tx) => {
      const regulation = await readRegulationAid(tx, visit, LIMITS.list_max, visit.exercise);
      return { fields: ['health'], dossiers: regulation.map(({ dossier }) => ({ partition: visit.partition, id: dossier })),
        value: { at, ...await readAidView(tx, visit, at - DAY_MS), regulation, advice: await readAdvice(tx, visit) } };
    });
  });
  app.get('/api/regulation/entraide/aides/:helped', { schema: { tags, querystring: QUERY,
    params: { type: 'object', properties: { helped: CENTRE_CODE }, required: ['helped'] } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:lire');
    const { helped } = request.params as { helped: string };
    const since = regulation.clock() - HELP_MS;
    const may = await desk.read(visit.permit, async (tx) => ({ fields: [], dossiers: [],
      value: await helpedSince(tx, visit, helped, since) }));
    if (!may) throw problems.ENTRAIDE_ABSENTE();
    // The visitor's own rows end at their centre: a helper sees the other's means because its call was taken here.
    const at = { partition: regulation.partitionOfCentre(helped), centre: helped };
    return inContext(regulation.app, systemContext('entraide', 'regulation'), async (tx) => ({ centre: helped,
      advice: await readAdvice(tx, at), resources: await listResources(tx, at.partition, at.centre) }));
  });
  app.put('/api/regulation/entraide/consigne', { schema: { tags, querystring: QUERY, body: { type: 'object', required: ['text'],
    additionalProperties: false, properties: { text: { type: 'string', maxLength: LIMITS.advice_chars_max } } } } },
  async (request) => {
    const visit = await visitCentre(kit, request, 'debordement:commander');
    const { text } = request.body as { text: string };
    const at = regulation.clock();
    await desk.read(visit.permit, async (tx) => ({ fields: [], dossiers: [],
      value: await writeAdvice(tx, visit, text, visit.actor.id, at) }));
    return { text, at };
  });
};
