import type { FastifyInstance } from 'fastify';
import { isUuidv7, newId } from '#base/values/ids.ts';
import { isInTime } from '../domain/calls/takes-calls.ts';
import { problems } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { earlierCases, holdCall, linkCall, listToCallBack, listWaiting, recordCalls, type CallEntry } from '../store/calls.ts';
import { placesOfCall } from '../store/locations.ts';
import { readTakesCalls } from '../store/takes-calls.ts';
import { listResources } from '../store/resources.ts';
import { originsOfCalls } from '../store/mutual-aid/diversions.ts';
import type { Tx } from '#base/store/context.ts';
import { CENTRE_QUERY } from './centre-query.ts';
import { fillFromItsCar } from './fill-from-car.ts';
import { visitCentre, type CentreVisit, type ConsoleKit } from './console-kit.ts';

const tags = ['console'];
const PARAMS = { type: 'object', properties: { call: { type: 'string', maxLength: 80 } }, required: ['call'] };

/** With the centre that diverted each, if one did. */
const withOrigins = async (tx: Tx, { partition }: CentreVisit, calls: CallEntry[]) => {
  const origins = calls.length === 0 ? new Map<string, string>() : await originsOfCalls(tx, partition, calls.map(({ callId }) => callId));
  return calls.map((call) => ({ ...call, from: origins.get(call.callId) ?? null }));
};

/** What rings, who must be called back, what a number's earlier dossiers are, and who answered. */
export const callRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/appels', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const lists = await desk.read(visit.permit, async (tx) => ({ fields: ['telephone'], dossiers: [], value: {
      waiting: await withOrigins(tx, visit, await listWaiting(tx, visit, { agent: visit.actor.id, now: regulation.clock() },
        regulation.numbers, LIMITS.list_max)),
      callBack: await listToCallBack(tx, visit, regulation.numbers, LIMITS.list_max) } }));
    return { at: regulation.clock(), ...lists };
  });
  app.get('/api/regulation/appels/:call/historique', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    return desk.read(visit.permit, async (tx) => {
      const call = await holdCall(tx, visit, regulation.numbers, (request.params as { call: string }).call);
      if (!call) throw problems.APPEL_INCONNU();
      const cases = call.number === null ? []
        : await earlierCases(tx, visit, regulation.numbers, call.number, regulation.clock() - LIMITS.same_number_ms);
      const { places, vehicle } = await placesOfCall(tx, visit, regulation.numbers, call.callId);
      return { value: { call, cases, places, vehicle }, fields: ['telephone', 'health', 'location'], dossiers: cases.map((one) =>
        ({ partition: visit.partition, id: one.dossier_id })) };
    });
  });
  app.post('/api/regulation/appels/:call/decrocher', { schema: { tags, querystring: CENTRE_QUERY, params: PARAMS, body: { type: 'object',
    additionalProperties: false, required: ['dossier'], properties: { dossier: { type: 'string', maxLength: 36 } } } } },
      async (request) => {
    const visit = await visitCentre(kit, request, 'appel:decrocher');
    const callId = (request.params as { call: string }).call;
    const { dossier } = request.body as { dossier: string };
    const now = regulation.clock();
    let carTold = (): boolean => false;
    const taken = await desk.read(visit.permit, async (tx) => {
      const call = await holdCall(tx, visit, regulation.numbers, callId);
      if (!call) throw problems.APPEL_INCONNU();
      const mine = call.answeredBy === visit.actor.id && (call.dossier ?? dossier) === dossier;
      if (call.answeredAt !== null && !mine) throw problems.APPEL_DEJA_DECROCHE();
      // A dossier that is older takes no call that comes in; calling back about it is another thing.
      const until = call.toCallBack || !isUuidv7(dossier) ? null : (await readTakesCalls(tx, visit, [dossier])).get(dossier) ?? null;
      if (!isInTime(call.presentedAt, until)) throw problems.APPEL_TROP_TARD();
      if (call.answeredAt === null) {
        const kind = call.toCallBack ? 'CALLED_BACK' : 'ANSWERED';
        await recordCalls(tx, { partition: visit.partition, centre: visit.centre, partitions: regulation.partitions, now },
          regulation.numbers, [{ eventId: newId(), callId, centre: visit.centre, kind, at: now, agent: visit.actor.id }]);
      }
      carTold = await linkCall(tx, visit.partition, callId, dossier, call.toCallBack ? now : null);
      return { value: { ...call, dossier }, fields: ['telephone'], dossiers: [] };
    });
    if (carTold()) await fillFromItsCar(regulation, visit, dossier, taken);
    return taken;
  });
  app.get('/api/regulation/moyens', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'moyens:lire');
    const rows = await desk.read(visit.permit, async (tx) =>
      ({ value: await listResources(tx, visit.partition, visit.centre, visit.exercise), fields: [], dossiers: [] }));
    return { at: regulation.clock(), rows };
  });
};
