import type { FastifyInstance } from 'fastify';
import type { DossierRef } from '#base/access/audit.ts';
import type { Tx } from '#base/store/context.ts';
import { parsePublicNumber } from '#base/values/public-number.ts';
import type { DossierState } from '../../domain/state.ts';
import { queueByNumber, type QueueEntry } from '../../store/desk-queue.ts';
import { ACTIONS, type ActionBodies, type ActionName, type Duplicate } from '../../web/desk/model.ts';
import { act, expectedVersion } from './act.ts';
import { DESK_ACTIONS, nextActions } from './desk-actions.ts';
import { deskVisit, type DeskKit } from './desk-kit.ts';
import { dossierDetail } from './desk-views.ts';
import { openDossier } from './open-dossier.ts';
import { stationFor } from './station-proposal.ts';

const tags = ['desk'];
const numeroOf = (request: { params: unknown }): string => (request.params as { numero: string }).numero;

type Link = DossierState['doublons'][number];

/** The other request's line, when it lies in the same commune; elsewhere only its number is known here. */
const otherOf = async (tx: Tx, { autre }: Link, commune: string): Promise<QueueEntry | undefined> => {
  const number = parsePublicNumber(autre);
  return number && queueByNumber(tx, number.partition, number.text, commune);
};

const duplicateOf = ({ autre, raisons, issue }: Link, other: QueueEntry | undefined): Duplicate => ({
  autre, raisons, issue,
  ...(other ? { traits: { nom: other.nom_naissance, prenoms: other.prenoms, naissance: other.date_naissance,
    adresse: other.adresse,
    etat: other.etat, depose: other.date_depot.toISOString() } } : {}),
});

/** Only what is still to be decided has a station to propose. */
const proposed = async ({ register: { partitions } }: DeskKit, tx: Tx, commune: string, { demande, decision }: DossierState) =>
  (demande && !decision ? stationFor(tx, { partitions, commune }, demande) : null);

/** One request with everything that a decision needs, and the actions on it. */
export const dossierRoutes = (app: FastifyInstance, kit: DeskKit): void => {
  app.get('/api/desk/demandes/:numero', { schema: { tags } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const detail = await openDossier(kit, visit, numeroOf(request), 'demande:lire', async ({ tx, loaded, commune }) => {
      const { state } = loaded;
      const others = await Promise.all(state.doublons.map((link) => otherOf(tx, link, commune)));
      const also: DossierRef[] = others.flatMap((other) =>
        (other ? [{ partition: other.partition, id: other.dossier_id }] : []));
      const value = dossierDetail(loaded, { reference: kit.reference(), now: visit.at, me: visit.actor.id,
        actions: nextActions(kit, visit, state), bureauPropose: await proposed(kit, tx, commune, state),
          doublons: state.doublons.map((link, i) => duplicateOf(link, others[i])) });
      return { value, also, fields: ['identity', 'address', 'contact', 'pieces'] };
    });
    return reply.header('etag', `"${detail.version}"`).send(detail);
  });
  for (const name of ACTIONS) actionRoute(app, kit, name);
};

const actionRoute = <Name extends ActionName>(app: FastifyInstance, kit: DeskKit, name: Name): void => {
  const { right, body, give } = DESK_ACTIONS[name];
  app.post(`/api/desk/demandes/:numero/actions/${name}`, { schema: { tags, body } }, async (request, reply) => {
    const visit = await deskVisit(kit, request);
    const acted = await act(kit, visit, numeroOf(request), right, () => expectedVersion(request.headers['if-match']),
      () => give(request.body as ActionBodies[Name]));
    return reply.header('etag', `"${acted.version}"`).send(acted);
  });
};
