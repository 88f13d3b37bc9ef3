import { canonicalJson } from '#base/values/canonical-json.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { DossierState } from '../domain/state.ts';
import { fingerprintOf } from './fingerprint.ts';
import type {
  Accuse, DecisionMessage, DemandeTransmise, EtatMessage, InscriptionMessage, OutgoingMessage, PieceAnnoncee, Refus,
  RadiationMessage, RetraitMessage,
} from './messages.ts';

/** What each message of a request carries: its id (UUIDv7), its rank from 1, and when it is sent. */
export type Stamp = { id: string; rang: number; emis: Instant };

const envelope = ({ id, rang, emis }: Stamp): { v: 1; id: string; rang: number; emis: string } =>
  ({ v: 1, id, rang, emis: toRfc3339(emis) });

const stamped = <M extends OutgoingMessage>(message: M): M => ({ ...message, empreinte: fingerprintOf(message) });

/** Documents that count, with the digests that the file room gives by object id. */
const announced = (state: DossierState, digests: ReadonlyMap<string, string>): PieceAnnoncee[] =>
  state.pieces.flatMap(({ id, type, octets, mime, statut }) => {
    const sha256 = digests.get(id);
    return sha256 === undefined || statut === 'INFECTEE' ? [] : [{ type, sha256, octets, mime }];
  });

/** The former registration only travels when it is a code: a label is for people. */
const formerOf = (state: DossierState): { ancienneInscription?: string } => {
  const code = state.demande?.ancienneInscription?.code;
  return code === undefined ? {} : { ancienneInscription: code };
};

const requestOf = (state: DossierState, digests: ReadonlyMap<string, string>): DemandeTransmise | undefined => {
  const { demande } = state;
  if (!demande) return undefined;
  const { cleBan: _key, ...adresseRattachement } = demande.adresseRattachement;
  return {
    numero: state.numero, typeListe: demande.typeListe, nature: demande.nature,
    ...(demande.motifL30 ? { motifL30: demande.motifL30 } : {}), communeDemandee: demande.communeDemandee,
    attache: demande.attache, dateDepot: toRfc3339(state.dateDepot),
    ...(state.dateComplet === null ? {} : { dateComplet: toRfc3339(state.dateComplet) }),
    etatCivil: demande.etatCivil, adresseRattachement, ...formerOf(state), pieces: announced(state, digests),
  };
};

/** The complete request (arrêté of 8 March 2019); nothing once its content is erased. */
export const buildInscription = (
  stamp: Stamp, state: DossierState, digests: ReadonlyMap<string, string>,
): InscriptionMessage | undefined => {
  const demande = requestOf(state, digests);
  return demande ? stamped({ ...envelope(stamp), type: 'demande.inscription', demande }) : undefined;
};

/** The mayor's decision; nothing before there is one. */
export const buildDecision = (stamp: Stamp, state: DossierState): DecisionMessage | undefined => {
  const { decision } = state;
  if (!decision) return undefined;
  const accepted = decision.sens === 'ACCEPTER';
  return stamped({
    ...envelope(stamp), type: 'demande.decision', numero: state.numero,
    decision: accepted ? 'ACCEPTEE' : 'REFUSEE', motif: accepted ? null : decision.motif,
    ...(accepted && decision.bureau ? { bureau: decision.bureau } : {}), le: toRfc3339(decision.le),
  });
};

/** A withdrawal: by the person, or for want of an answer. */
export const buildRetrait = (stamp: Stamp, numero: string, le: Instant): RetraitMessage =>
  stamped({ ...envelope(stamp), type: 'demande.retrait', numero, le: toRfc3339(le) });

/** A strike-off by the mayor or the court, of the registration that the request made. */
export const buildRadiation = (stamp: Stamp, numero: string, motif: RadiationMessage['motif'], le: Instant): RadiationMessage =>
  stamped({ ...envelope(stamp), type: 'demande.radiation', numero, motif, le: toRfc3339(le) });

/** Our answer to a state that was taken in. */
export const buildAccuse = (message: EtatMessage, recuLe: Instant): Accuse =>
  ({ v: 1, type: 'accuse', id: message.id, numero: message.numero, recuLe: toRfc3339(recuLe), statut: 'RECU' });

/** Our answer to a state that was not. */
export const buildRefus = (
  id: string | null, code: string, definitif: boolean, erreurs: Refus['erreurs'] = [],
): Refus => ({ v: 1, type: 'refus', id, code, definitif, erreurs });

/** One message as one line: canonical JSON, so that the same message always has the same bytes. */
export const emit = (message: OutgoingMessage | Accuse | Refus): string => canonicalJson(message);
