import type { FastifyInstance } from 'fastify';
import { gatheringAround } from '../domain/duplicates/gathering-around.ts';
import { SURE_M, thresholdsOf } from '../domain/duplicates/thresholds.ts';
import { LIMITS } from '../limits.ts';
import { casesAhead, listWaiting, type CallEntry } from '../store/calls.ts';
import { placesBefore, placesOfCalls } from '../store/locations.ts';
import { readSettings } from '../store/settings.ts';
import { signsSince } from '../store/signs.ts';
import { CENTRE_QUERY } from './centre-query.ts';
import { visitCentre, type CentreVisit, type ConsoleKit } from './console-kit.ts';
import type { Tx } from '#base/store/context.ts';

/** What is known of each of the first calls, before anybody speaks. */
const knownOf = async ({ regulation }: ConsoleKit, tx: Tx, visit: CentreVisit, calls: readonly CallEntry[]) => {
  const ids = calls.map(({ callId }) => callId);
  const now = regulation.clock();
  const cases = await casesAhead(tx, visit, ids, now - LIMITS.same_number_ms);
  const places = await placesOfCalls(tx, visit, regulation.numbers, ids);
  const before = await placesBefore(tx, visit, regulation.numbers, ids, { since: now - LIMITS.same_number_ms,
    limit: LIMITS.calls_before_max });
  const placed = [...places.values()].some(({ places: [best] }) => (best?.radius_m ?? Infinity) <= SURE_M);
  const thresholds = thresholdsOf(await readSettings(tx, visit));
  const signs = placed ? await signsSince(tx, visit, regulation.numbers, now - thresholds.cluster_ms) : [];
  return calls.map((call) => {
    const { places: [place] = [], vehicle = null } = places.get(call.callId) ?? {};
    const own = cases.get(call.callId) ?? [];
    const others = signs.filter(({ dossier }) => own.every(({ dossier_id: id }) => id !== dossier));
    const sure = place && (place.radius_m ?? Infinity) <= SURE_M;
    return { ...call, cases: own, before: before.get(call.callId) ?? [], place: place ?? null, vehicle,
      around: (sure && gatheringAround(call.callId, place, now, others, thresholds)) ?? null };
  });
};

/**
 * `GET /api/regulation/appels/premiers`: the first calls of the agent's pick-up order with their numbers' dossiers of the last day, their
 * telephone's place and what else was called in around it. One read, written down once, and of no call but the next few.
 */
export const aheadRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  app.get('/api/regulation/appels/premiers', { schema: { tags: ['console'], querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'appel:decrocher');
    const rows = await kit.access.desk.read(visit.permit, async (tx) => {
      const first = await listWaiting(tx, visit, { agent: visit.actor.id, now: kit.regulation.clock() }, kit.regulation.numbers,
        LIMITS.calls_ahead_max);
      const value = await knownOf(kit, tx, visit, first);
      return { value, fields: ['telephone', 'health', 'location'], dossiers: value.flatMap(({ cases }) =>
        cases.map((one) => ({ partition: visit.partition, id: one.dossier_id }))) };
    });
    return { at: kit.regulation.clock(), rows };
  });
};
