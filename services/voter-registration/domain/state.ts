import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { MotifCompletion } from './codes/completion-motives.ts';
import type { Canal } from './codes/channels.ts';
import type { TypeListe } from './codes/lists.ts';
import type { Requerant } from './codes/court-applicants.ts';
import type { SensJugement } from './codes/judgments.ts';
import type { MotifRecours, ObjetRecours } from './codes/appeal-motives.ts';
import type { IssueVote } from './commission/vote.ts';
import type { BesoinPiece } from './codes/piece-needs.ts';
import type { StatutPiece } from './codes/piece-statuses.ts';
import type { MotifRefus } from './codes/refusal-motives.ts';
import type { Etat } from './codes/states.ts';
import type { Sens } from './commands.ts';
import type { Demande, PieceJointe } from './demande/demande.ts';
import type { AncienneRadiee, ControleIdentite, Divergence, LettreRejetee, Qualification } from './events.ts';

/** Where an appeal stands: a vote without majority leaves it pending, silence rejects it. */
export type IssueRecours = 'EN_COURS' | IssueVote | 'SILENCE';

/** A document of the dossier with what is known of it. */
export type PieceDossier = PieceJointe & { statut: StatutPiece; recueLe: Instant };

/** A proof still awaited from the applicant. */
export type PieceAttendue = { besoin: BesoinPiece; motif: MotifCompletion; echeance: CivilDate; message?: string };

/** The mayor's decision; `bureau` is the polling station assigned, if already known. */
export type DecisionMaire = {
  sens: Sens; motif: MotifRefus | null; par: string; le: Instant; recoursAvant: CivilDate | null; bureau: string | null;
};

/** The preliminary appeal (RAPO) and what the control commission made of it; `seance` is that of the last vote. */
export type Recours = {
  objet: ObjetRecours;
  message: string | null; recuLe: Instant; horsDelai: boolean; silenceLe: CivilDate;
  issue: IssueRecours; seance: string | null; presents: number; pour: number; contre: number;
  motif: MotifRecours | null; reponse: string | null; decideLe: Instant | null; tribunalAvant: CivilDate | null;
};

/** A decision of the court, entered by the town hall. */
export type Jugement = {
  sens: SensJugement; requerant: Requerant; rendu: CivilDate; juridiction: string | null; reference: string | null; le: Instant;
};

/** The adversarial procedure before a strike-off (L.18 I): the notice, the answer, the mayor's decision. */
export type ProcedureRadiation = {
  engageeLe: Instant; repondreAvant: CivilDate; message: string | null;
  /** The last answer; earlier ones are in the history. */
  reponse: { le: Instant; message: string | null; horsDelai: boolean } | null;
  decision: { radier: boolean; le: Instant; par: string; message: string | null; recoursAvant: CivilDate | null } | null;
};

/** Whose decision put the person on the roll. */
export type OrigineInscription = 'MAIRE' | 'COMMISSION' | 'JUGEMENT';

/** What the register confirmed; `le` is when it did. */
export type Inscription = {
  le: Instant; origine: OrigineInscription; effetLe: CivilDate; nne: string; bureau: string; libelleBureau?: string;
  ancienne?: AncienneRadiee;
};

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
  divergences: readonly Divergence[];
  /** What the look-up answered, when it did not simply find the person. */
  reponseIdentite: string | null;
  refReu: string | null;
  transmiseLe: Instant | null;
  proposition: { sens: Sens; motif: MotifRefus | null; par: string } | null;
  decision: DecisionMaire | null;
  inscription: Inscription | null;
  /** Why the registration ended later; a move elsewhere does it by itself (§4). */
  radiation: string | null;
  radieLe: Instant | null;
  procedure: ProcedureRadiation | null;
  recours: Recours | null;
  jugement: Jugement | null;
  doublons: readonly { autre: string; raisons: readonly string[]; issue: 'SIGNALE' | 'RETENU' | 'ECARTE' }[];
  avantDoublon: Etat | null;
  /** Letters that the address given refused; none once the person has corrected it. */
  rejets: readonly LettreRejetee[];
  purgeLe: Instant | null;
};
