import { needsOf, type Attache } from './codes/attachments.ts';
import type { ReponseAdresse } from './codes/address-answers.ts';
import type { FournisseurEnergie } from './codes/energy-suppliers.ts';
import type { TypeListe } from './codes/lists.ts';
import type { BesoinPiece } from './codes/piece-needs.ts';
import type { InstantText } from './events.ts';

/** What a supplier answered about the address in a request: `reference` is its own number for the answer. */
export type VerificationAdresse = { reponse: ReponseAdresse; fournisseur: FournisseurEnergie; le: InstantText; reference?: string };

const METROPOLITAN = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[AB])/;

/**
 * Whether the check may be offered: the address is to be proven, in a metropolitan département (the State's service Justif'Adresse
 * answers for no other).
 */
export const mayCheckAddress = (attache: Attache, list: TypeListe, commune: string): boolean =>
  needsOf(attache, list).includes('ADRESSE') && METROPOLITAN.test(commune);

/** The proofs that an answer spares: the address, once a supplier confirmed it. Whatever else it answered asks for the document. */
export const sparedBy = (check: VerificationAdresse | undefined): readonly BesoinPiece[] =>
  (check?.reponse === 'CONFIRMEE' ? ['ADRESSE'] : []);
