import type { FastifyInstance } from 'fastify';
import type { Tx } from '#base/store/context.ts';
import { findClusters, type Cluster } from '../../domain/duplicates/find-clusters.ts';
import { rankDuplicates, type Likely } from '../../domain/duplicates/rank-duplicates.ts';
import { thresholdsOf } from '../../domain/duplicates/thresholds.ts';
import { problems } from '../../errors.ts';
import { LIMITS } from '../../limits.ts';
import { eventsOf, findCandidates, findCase, findJoined, findSameNumber, type NearCase } from '../../store/duplicates.ts';
import { readSettings } from '../../store/settings.ts';
import { signsSince } from '../../store/signs.ts';
import { CENTRE_QUERY } from '../centre-query.ts';
import { visitCentre, type CentreVisit, type ConsoleKit } from '../console-kit.ts';
import { UUID } from '../id-schemas.ts';

const tags = ['console'];
const FIELDS = ['address', 'health', 'location'];
const LIKELY_MAX = 5;

const shown = ({ dossier, number, priority, address, label, openedAt }: NearCase) =>
  ({ dossier, number, priority, address, label, openedAt });

/** Likely dossiers with what tells them apart on the screen; a main one that is older than the others is read by itself. */
const withNames = async (tx: Tx, at: CentreVisit, open: readonly NearCase[], likely: readonly Likely[]) => {
  const named = [];
  for (const { dossier, metres, minutesApart, nature } of likely) {
    const found = open.find((one) => one.dossier === dossier) ?? await findCase(tx, at, dossier);
    if (found) named.push({ ...shown(found), metres, minutesApart, nature });
  }
  return named;
};

/** `GET …/dossiers/:id/doublons`: which open dossiers may be about the same thing, and which were joined. Nothing is joined by itself. */
const duplicateRoute = (app: FastifyInstance, kit: ConsoleKit): void => {
  const { regulation, access: { desk } } = kit;
  app.get('/api/regulation/dossiers/:id/doublons', { schema: { tags, querystring: CENTRE_QUERY,
    params: { type: 'object', properties: { id: UUID }, required: ['id'] } } }, async (request) => {
    const visit = await visitCentre(kit, request, 'dossier:lire');
    const { id } = request.params as { id: string };
    return desk.read(visit.permit, async (tx) => {
      const subject = await findCase(tx, visit, id);
      if (!subject) throw problems.DOSSIER_INTROUVABLE();
      const thresholds = thresholdsOf(await readSettings(tx, visit));
      const open = await findCandidates(tx, visit, subject, thresholds);
      const sameNumber = await findSameNumber(tx, visit, subject, regulation.clock() - LIMITS.same_number_ms);
      const likely = rankDuplicates(subject, open, thresholds).filter(({ dossier }) => sameNumber.every((one) => one.dossier !== dossier))
        .slice(0, LIKELY_MAX);
      const found = await withNames(tx, visit, open, likely);
      const joined = await findJoined(tx, visit, id);
      const main = subject.joinedTo === null ? undefined : await findCase(tx, visit, subject.joinedTo);
      const value = { main: main ? shown(main) : null, joined: joined.map(shown),
        sameNumber: sameNumber.filter((one) => one.dossier !== subject.joinedTo && one.joinedTo !== id).map(shown),
        likely: found };
      const ids = [id, ...[...value.likely, ...value.sameNumber, ...value.joined].map(({ dossier }) => dossier)];
      return { value, fields: FIELDS, dossiers: ids.map((one) => ({ partition: visit.partition, id: one })) };
    });
  });
};

/** A cluster with the event that it is under, in part or wholly. */
const proposed = ({ centre: place, calls, dossiers, metres, since }: Cluster, known: Awaited<ReturnType<typeof eventsOf>>) => {
  const mine = known.filter(({ dossier }) => dossiers.includes(dossier));
  return { place, calls, metres, since, dossiers: mine.map(({ dossier }) => dossier),
    event: mine.find(({ event }) => event !== null)?.event ?? null, apart: mine.filter(({ event }) => event === null).map((one) =>
      one.dossier),
    name: mine.find((one) => one.place !== null)?.place ?? null };
};

/** `GET …/grappes`: many calls at one place in a short time, that are probably one event, until all of them are under it. */
export const duplicateRoutes = (app: FastifyInstance, kit: ConsoleKit): void => {
  duplicateRoute(app, kit);
  app.get('/api/regulation/grappes', { schema: { tags, querystring: CENTRE_QUERY } }, async (request) => {
    const visit = await visitCentre(kit, request, 'file:lire');
    const now = kit.regulation.clock();
    const rows = await kit.access.desk.read(visit.permit, async (tx) => {
      const thresholds = thresholdsOf(await readSettings(tx, visit));
      const clusters = findClusters(await signsSince(tx, visit, kit.regulation.numbers, now - thresholds.cluster_ms), now, thresholds);
      const ids = clusters.flatMap(({ dossiers }) => dossiers);
      const known = ids.length === 0 ? [] : await eventsOf(tx, visit, ids);
      const value = clusters.map((cluster) => proposed(cluster, known)).filter(({ event, apart }) => event === null || apart.length > 0);
      return { value, fields: FIELDS, dossiers: value.flatMap(({ dossiers }) => dossiers.map((id) =>
        ({ partition: visit.partition, id }))) };
    });
    return { at: now, rows };
  });
};
