import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { MotifCompletion } from './codes/completion-motives.ts';
import type { Canal } from './codes/channels.ts';
import type { TypeListe } from './codes/lists.ts';
import type { BesoinPiece } from './codes/piece-needs.ts';
import type { StatutPiece } from './codes/piece-statuses.ts';
import type { MotifRefus } from './codes/refusal-motives.ts';
import type { Etat } from './codes/states.ts';
import type { Sens } from './commands.ts';
import type { Demande, PieceJointe } from './demande/demande.ts';
import type { ControleIdentite, Qualification } from './events.ts';

/** A document of the dossier with what is known of it. */
export type PieceDossier = PieceJointe & { statut: StatutPiece; recueLe: Instant };

/** A proof still awaited from the applicant. */
export type PieceAttendue = { besoin: BesoinPiece; motif: MotifCompletion; echeance: CivilDate; message?: string };

/** The mayor's decision; `bureau` is the polling station assigned, if already known. */
export type DecisionMaire = {
  sens: Sens; motif: MotifRefus | null; par: string; le: Instant; recoursAvant: CivilDate | null; bureau: string | null;
};

/** What the register confirmed. */
export type Inscription = { effetLe: CivilDate; nne: string; bureau: string; libelleBureau?: string };

/**
 * A dossier folded from its events. What comes from encrypted content is null once the content is erased: the state
 * itself, the numbers and the instants stay.
 */
export type DossierState = {
  version: number;
  etat: Etat | 'INEXISTANT';
  etatDepuis: Instant;
  numero: string;
  /** Pseudonym of the person who filed, or of the agent who typed a paper request. */
  deposant: string;
  canal: Canal | null;
  typeListe: TypeListe | null;
  demande: Demande | null;
  /** Commune asked for; null before the deposit and after erasure. */
  commune: string | null;
  dateDepot: Instant;
  dateArrivee: Instant;
  /** Instant that counts for the closings. */
  retenu: Instant;
  dateComplet: Instant | null;
  calendrier: string;
  scrutins: readonly Qualification[];
  decisionAttendue: CivilDate | null;
  pieces: readonly PieceDossier[];
  attendues: readonly PieceAttendue[];
  identite: ControleIdentite | null;
  divergences: readonly string[];
  refReu: string | null;
  transmiseLe: Instant | null;
  proposition: { sens: Sens; motif: MotifRefus | null; par: string } | null;
  decision: DecisionMaire | null;
  inscription: Inscription | null;
  /** Why the registration ended later; a move elsewhere does it by itself (§4). */
  radiation: string | null;
  doublons: readonly { autre: string; raisons: readonly string[]; issue: 'SIGNALE' | 'RETENU' | 'ECARTE' }[];
  avantDoublon: Etat | null;
  purgeLe: Instant | null;
};
