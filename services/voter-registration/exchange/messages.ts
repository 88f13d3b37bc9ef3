import type { EtatCivil } from '../domain/identity/civil-status.ts';
import type { AdresseRattachement } from '../domain/demande/demande.ts';

/** A document as announced to the register: never its bytes. `sha256` is in hexadecimal. */
export type PieceAnnoncee = { type: string; sha256: string; octets: number; mime: string };

/**
 * Members of every message of version 1 of the exchange, whose prose and schemas are the register's. `rang` counts the
 * messages of one request from 1, without holes.
 */
type Envelope<T extends string> = { v: 1; id: string; rang?: number; emis: string; type: T; empreinte?: string };

export type DemandeTransmise = {
  numero: string; typeListe: string; nature: string; motifL30?: string; communeDemandee: string; attache: string;
  dateDepot: string; dateComplet?: string; etatCivil: EtatCivil;
  adresseRattachement: Omit<AdresseRattachement, 'cleBan'>;
  ancienneInscription?: string; pieces: readonly PieceAnnoncee[];
};

/** Portal → register. */
export type InscriptionMessage = Envelope<'demande.inscription'> & { demande: DemandeTransmise };
export type DecisionMessage = Envelope<'demande.decision'> & {
  numero: string; decision: 'ACCEPTEE' | 'REFUSEE'; motif: string | null; bureau?: string; le: string;
};
export type RetraitMessage = Envelope<'demande.retrait'> & { numero: string; le: string };
export type RadiationMessage = Envelope<'demande.radiation'> & { numero: string; motif: 'PERTE_ATTACHE' | 'JUGEMENT'; le: string };
export type OutgoingMessage = InscriptionMessage | DecisionMessage | RetraitMessage | RadiationMessage;

/** A trait on which the register differs, with its own spelling. */
export type Divergence = { trait: string; propose: string | null };

/** A registration elsewhere that the register ended by itself (art. L.10): its commune or post reads it here. */
export type Ancienne = { typeListe: string; commune: string; bureau: string; motif: string };

/** Register → portal. An `etat`, `motif` or `trait` that this version does not know is kept as it came. */
export type EtatMessage = Envelope<'demande.etat'> & {
  numero: string; refReu: string; etat: string; le: string; motif: string | null; echeance: string | null;
  divergences?: readonly Divergence[]; nne?: string; bureau?: string; ancienne?: Ancienne;
};

/** What the register says of each message taken in or refused. */
export type Accuse = {
  v: 1; type: 'accuse'; id: string; numero: string; recuLe: string; refReu?: string; statut: string;
};
export type ErreurMessage = { chemin: string; code: string };
export type Refus = {
  v: 1; type: 'refus'; id: string | null; code: string; definitif: boolean; erreurs: readonly ErreurMessage[];
};

/** One page of the register's feed of states. */
export type PageEtats = { v: 1; etats: readonly EtatMessage[]; suite: string; reste: boolean };
