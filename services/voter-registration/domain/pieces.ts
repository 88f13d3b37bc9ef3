import { sparedBy } from './address-check.ts';
import type { Demande } from './demande/demande.ts';
import { needsOf, type Attache } from './codes/attachments.ts';
import type { TypeListe } from './codes/lists.ts';
import { PIECE_NEEDS, type BesoinPiece, type PieceNeedEntry } from './codes/piece-needs.ts';
import { STATUTS_A_REMPLACER, type StatutPiece } from './codes/piece-statuses.ts';
import type { PieceType } from './codes/piece-types.ts';

const needEntry = (need: BesoinPiece): PieceNeedEntry => PIECE_NEEDS[need];

/** Types of documents by which a proof can be given. */
export const typesFor = (need: BesoinPiece): readonly PieceType[] => needEntry(need).alternatives.flat();

/** True when the documents at hand give the proof: all those of one alternative. */
export const isProven = (need: BesoinPiece, types: readonly PieceType[]): boolean =>
  needEntry(need).alternatives.some((together) => together.every((type) => types.includes(type)));

/** What decides which proofs a request must bring. */
type Asking = Pick<Demande, 'attache' | 'typeListe' | 'verificationAdresse'>;

/** The proofs that a request asks for and that neither the documents give nor a supplier's answer spares. */
export const missingNeeds = ({ attache, typeListe, verificationAdresse }: Asking, types: readonly PieceType[]): BesoinPiece[] => {
  const spared = sparedBy(verificationAdresse);
  return needsOf(attache, typeListe).filter((need) => !spared.includes(need) && !isProven(need, types));
};

/** The proof of the attachment that a type of document serves, if any. */
export const needServedBy = (attache: Attache, type: PieceType, list: TypeListe = 'PRINCIPALE'): BesoinPiece | undefined =>
  needsOf(attache, list).find((need) => typesFor(need).includes(type));

/** Types of the documents that count: those infected, unreadable or refused do not. */
export const usableTypes = (pieces: readonly { type: PieceType; statut: StatutPiece }[]): PieceType[] =>
  pieces.flatMap(({ type, statut }) => (STATUTS_A_REMPLACER.includes(statut) ? [] : [type]));
