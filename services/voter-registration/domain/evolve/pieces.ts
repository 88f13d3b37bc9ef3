import type { Instant } from '#base/values/instant.ts';
import type { Etat } from '../codes/states.ts';
import type { Evolvers } from '../evolve.ts';
import type { PieceJointe } from '../demande/demande.ts';
import type { DossierState, PieceDossier } from '../state.ts';

const AT_TOWN_HALL: readonly DossierState['etat'][] = ['TRANSMISE', 'COMPLETE', 'INSTRUITE', 'NON_INSCRITE_REU'];

/** Before the town hall has the dossier, and after the decision, a request for a document does not move the state. */
const awaiting = (etat: DossierState['etat']): DossierState['etat'] =>
  (AT_TOWN_HALL.includes(etat) ? 'A_COMPLETER' : etat);

const completed = (etat: DossierState['etat']): Etat | 'INEXISTANT' => (etat === 'A_COMPLETER' ? 'COMPLETE' : etat);

const newPiece = (piece: PieceJointe, recueLe: Instant): PieceDossier => ({ ...piece, statut: 'RECUE', recueLe });

/** Documents asked for, received and examined. */
export const onPieces: Pick<Evolvers, 'PieceDemandee' | 'PiecesRecues' | 'PieceExaminee'> = {
  PieceDemandee: (state, { facts, content }) => ({
    ...state,
    etat: awaiting(state.etat), dateComplet: null,
    proposition: awaiting(state.etat) === state.etat ? state.proposition : null,
    attendues: content
      ? [...state.attendues.filter(({ besoin }) => besoin !== content.besoin), { ...content, echeance: facts.echeance }]
      : state.attendues,
  }),
  PiecesRecues: (state, { facts, content, at }) => ({
    ...state,
    etat: facts.complete ? completed(state.etat) : state.etat,
    dateComplet: facts.complete ? Date.parse(facts.arrivee) : state.dateComplet,
    scrutins: facts.complete ? [...facts.scrutins, ...(content?.scrutinsLocaux ?? [])] : state.scrutins,
    pieces: [...state.pieces, ...(content?.pieces ?? []).map((piece) => newPiece(piece, at))],
    attendues: facts.complete ? [] : state.attendues.filter(({ besoin }) => !content?.fournis.includes(besoin)),
  }),
  PieceExaminee: (state, { facts }) => ({
    ...state,
    pieces: state.pieces.map((piece) => (piece.id === facts.piece ? { ...piece, statut: facts.statut } : piece)),
  }),
};
