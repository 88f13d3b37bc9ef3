import { toRfc3339, type Instant } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import { completionDue } from '../calendar/decision-terms.ts';
import { localDay } from '../calendar/local-day.ts';
import { sparedBy } from '../address-check.ts';
import { qualify, type Qualifications } from '../calendar/qualify.ts';
import type { MotifCompletion } from '../codes/completion-motives.ts';
import type { BesoinPiece } from '../codes/piece-needs.ts';
import { STATUTS_A_REMPLACER, type StatutPiece } from '../codes/piece-statuses.ts';
import type { DecisionContext } from '../context.ts';
import type { EventOf } from '../events.ts';
import { maskNir } from '../identity/nir.ts';
import { isProven, missingNeeds, needServedBy, typesFor, usableTypes } from '../pieces.ts';
import { isFresh } from '../piece-freshness.ts';
import type { DossierState, PieceDossier } from '../state.ts';
import { accept, NOTHING, refuse, type Decider } from './decision.ts';

const asked = (
  state: DossierState, now: Instant,
  request: { besoin: BesoinPiece; motif: MotifCompletion; message?: string }, automatique: boolean,
): EventOf<'PieceDemandee'> => ({
  type: 'PieceDemandee', version: 1,
  facts: { echeance: completionDue(localDay(now, state.commune ?? '')), automatique },
  content: request,
});

/** A message to the applicant, masked of any social security number. */
export const cleanMessage = (message: string | undefined): { message?: string } =>
  (message === undefined || message.trim() === '' ? {} : { message: maskNir(message.trim().normalize('NFC')) });

/** True when a message exceeds the service's limit. */
export const messageTooLong = (message: string | undefined): boolean =>
  (message?.length ?? 0) > LIMITS.message_chars_max;

/** The town hall asks for a proof, with a coded motive and a due date (L.18 I). */
export const demanderPiece: Decider<'demanderPiece'> = (command, state, { now }) => {
  if (messageTooLong(command.message)) return refuse('MESSAGE_TROP_LONG', 'demanderPiece');
  const { besoin, motif } = command;
  return accept(asked(state, now, { besoin, motif, ...cleanMessage(command.message) }, false));
};

const pieceOf = (state: DossierState, id: string): PieceDossier | undefined =>
  state.pieces.find((piece) => piece.id === id);

/** Once decided or ended, a request asks for nothing more. */
const STATES_THAT_ASK: readonly DossierState['etat'][] = [
  'DEPOSEE', 'CONTROLE_AUTO', 'TRANSMISE', 'A_COMPLETER', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU',
];

/** A file that no longer counts is asked for again by itself, with a neutral motive, unless another gives the proof. */
const replacement = (
  state: DossierState, piece: PieceDossier, motif: MotifCompletion, now: Instant,
): EventOf<'PieceDemandee'>[] => {
  if (!state.demande || !STATES_THAT_ASK.includes(state.etat)) return [];
  const besoin = needServedBy(state.demande.attache, piece.type, state.demande.typeListe);
  const rest = usableTypes(state.pieces.filter(({ id }) => id !== piece.id));
  if (!besoin || isProven(besoin, rest) || sparedBy(state.demande.verificationAdresse).includes(besoin)) return [];
  return [asked(state, now, { besoin, motif }, true)];
};

/** An infection always shows; other automatic findings never undo what an agent has judged. */
const mayBecome = (from: StatutPiece, to: StatutPiece): boolean =>
  from !== to && from !== 'INFECTEE' && (to === 'INFECTEE' || from === 'RECUE' || from === 'SAINE');

/** Malware scan or legibility check of one document: the dossier is kept whatever the result. */
export const constaterPiece: Decider<'constaterPiece'> = (command, state, { now }) => {
  const piece = pieceOf(state, command.piece);
  if (!piece) return refuse('PIECE_INCONNUE', 'constaterPiece');
  if (!mayBecome(piece.statut, command.statut)) return NOTHING;
  const examined = {
    type: 'PieceExaminee', version: 1, facts: { piece: command.piece, statut: command.statut },
  } as const;
  const motif = command.statut === 'ILLISIBLE' ? 'ILLISIBLE' : 'FICHIER_INUTILISABLE';
  const again = STATUTS_A_REMPLACER.includes(command.statut) ? replacement(state, piece, motif, now) : [];
  return accept(examined, ...again);
};

/** The town hall accepts or refuses one document; a refusal asks for another. */
export const jugerPiece: Decider<'jugerPiece'> = (command, state, { now }) => {
  const piece = pieceOf(state, command.piece);
  if (!piece) return refuse('PIECE_INCONNUE', 'jugerPiece');
  if (piece.statut === 'INFECTEE') return refuse('PIECE_EN_QUARANTAINE', 'jugerPiece');
  const { dateDocument } = command;
  const depositDay = localDay(state.dateDepot, state.commune ?? '');
  if (command.statut === 'ACCEPTEE' && dateDocument && !isFresh(piece.type, dateDocument, depositDay)) {
    return refuse('PIECE_PERIMEE', 'jugerPiece');
  }
  if (command.statut === 'REFUSEE' && !command.motif) return refuse('MOTIF_REQUIS', 'jugerPiece');
  const examined = {
    type: 'PieceExaminee', version: 1, facts: { piece: command.piece, statut: command.statut },
  } as const;
  const refused = command.statut === 'REFUSEE' && command.motif ? command.motif : undefined;
  return accept(examined, ...(refused ? replacement(state, piece, refused, now) : []));
};

/** Proofs awaited that the new documents give: one of theirs must be new, so that an old file does not count twice. */
const provided = (state: DossierState, added: readonly PieceDossier[]): BesoinPiece[] => {
  const types = usableTypes([...state.pieces, ...added]);
  return state.attendues.flatMap(({ besoin }) =>
    (added.some(({ type }) => typesFor(besoin).includes(type)) && isProven(besoin, types) ? [besoin] : []));
};

/** Standing for the coming ballots once complete at `complet`. */
const requalified = (state: DossierState, complet: Instant, { now, closings }: DecisionContext): Qualifications => {
  if (!state.demande || !state.commune || !state.canal || !state.typeListe) return { nationales: [], locales: [] };
  const { motifL30 } = state.demande;
  const filing = { canal: state.canal, depot: state.retenu, complet, ...(motifL30 ? { motifL30 } : {}) };
  const place = { commune: state.commune, liste: state.typeListe };
  return qualify(closings, place, filing, now, localDay(now, state.commune));
};

const isComplete = (state: DossierState, added: readonly PieceDossier[], fournis: readonly BesoinPiece[]): boolean =>
  state.demande !== null && state.attendues.every(({ besoin }) => fournis.includes(besoin))
  && missingNeeds(state.demande, usableTypes([...state.pieces, ...added])).length === 0;

/** New documents from the applicant or the desk; the request is complete when nothing is awaited any more (§3.5). */
export const completer: Decider<'completer'> = (command, state, context) => {
  const known = new Set(state.pieces.map(({ id }) => id));
  const pieces = command.pieces.filter(({ id }) => !known.has(id));
  if (command.pieces.length === 0) return refuse('PIECES_ABSENTES', 'completer');
  if (pieces.length === 0) return NOTHING;
  if (known.size + pieces.length > LIMITS.dossier_pieces_max) return refuse('PIECES_TROP_NOMBREUSES', 'completer');
  const added = pieces.map((piece): PieceDossier => ({ ...piece, statut: 'RECUE', recueLe: context.now }));
  const fournis = provided(state, added);
  const complete = isComplete(state, added, fournis);
  const arrivee = Math.min(command.arrivee, context.now);
  const { nationales, locales } = complete ? requalified(state, arrivee, context) : { nationales: [], locales: [] };
  return accept({
    type: 'PiecesRecues', version: 1,
    facts: { pieces: pieces.map(({ id }) => id), complete, arrivee: toRfc3339(arrivee), scrutins: nationales },
    content: { pieces, fournis, scrutinsLocaux: locales },
  });
};
