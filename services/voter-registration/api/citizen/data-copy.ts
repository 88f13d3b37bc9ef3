import type { FastifyInstance } from 'fastify';
import { whoLooked, type Look } from '#base/access/who-looked.ts';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import type { Lang } from '#base/values/lang.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { REFUSAL_MOTIVES } from '../../domain/codes/refusal-motives.ts';
import type { DossierState } from '../../domain/state.ts';
import { CITIZEN_PATHS } from '../../web/citizen/pages.ts';
import type { CitizenKit } from './kit.ts';
import { ownDossier } from './own-dossier.ts';
import { timelineOf } from './timeline-of.ts';
import { asPerson, signedIn } from './visit.ts';

/** The copy of a request that its person takes away (RGPD, art. 15 and 20): one JSON file of known fields. */
export const dataCopyRoutes = (app: FastifyInstance, kit: CitizenKit): void => {
  app.get(CITIZEN_PATHS.dataCopy, { schema: { hide: true } }, async (request, reply) => {
    const visit = await signedIn(kit, request, reply);
    if (!visit) return reply;
    const { numero } = request.params as { numero: string };
    const { ref, state, events } = await ownDossier(kit, visit, numero, 'demande:lire', async (_tx, loaded) => loaded);
    const looks = await asPerson(kit, visit, (tx) => whoLooked(tx, ref, kit.register.clock()), ref.id);
    return reply.header('content-disposition', `attachment; filename="mes-donnees-${state.numero}.json"`)
      .type('application/json; charset=utf-8').send(JSON.stringify(copyOf(kit, { state, events, looks, lang: visit.lang }), null, 2));
  });
};

type Held = { state: DossierState; events: readonly RecordedEvent[]; looks: readonly Look[]; lang: Lang };

/**
 * What the service holds of the person in this request, field by field: what others think of it (suspicions, proposals, who
 * decided) is not theirs. A motive is told in the words of its letter.
 */
const copyOf = (kit: CitizenKit, { state, events, looks, lang }: Held) => ({
  numero: state.numero, etat: state.etat, canal: state.canal, dateDepot: toRfc3339(state.dateDepot),
  dateArrivee: toRfc3339(state.dateArrivee), dateComplet: state.dateComplet === null ? null : toRfc3339(state.dateComplet),
  demande: state.demande,
  pieces: state.pieces.map(({ id, type, mime, octets, recueLe }) => ({ id, type, mime, octets, recueLe: toRfc3339(recueLe) })),
  piecesAttendues: state.attendues.map(({ besoin, echeance, message }) => ({ besoin, echeance, ...(message ? { message } : {}) })),
  scrutins: state.scrutins,
  decision: state.decision && { sens: state.decision.sens, le: toRfc3339(state.decision.le), recoursAvant: state.decision.recoursAvant,
    motif: state.decision.motif && REFUSAL_MOTIVES[state.decision.motif].citoyen[lang] },
  recours: state.recours && { recuLe: toRfc3339(state.recours.recuLe), message: state.recours.message, issue: state.recours.issue,
    reponse: state.recours.reponse },
  inscription: state.inscription && { le: toRfc3339(state.inscription.le), effetLe: state.inscription.effetLe, nne: state.inscription.nne,
    bureau: state.inscription.bureau },
  etapes: timelineOf(kit, state, events).flatMap(({ state: place, etat, at }) =>
    (place === 'next' || at === undefined ? [] : [{ etat, le: toRfc3339(at) }])),
  consultations: looks.map(({ at, role, organisation, purpose }) => ({ le: toRfc3339(at), fonction: role, finalite: purpose,
    ...(organisation ? { organisme: organisation } : {}) })),
});
