import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Canal } from './codes/channels.ts';
import type { MotifCompletion } from './codes/completion-motives.ts';
import type { BesoinPiece } from './codes/piece-needs.ts';
import type { Requerant } from './codes/court-applicants.ts';
import type { SensJugement } from './codes/judgments.ts';
import type { MotifRecours } from './codes/appeal-motives.ts';
import type { MotifRefus } from './codes/refusal-motives.ts';
import type { Demande, PieceJointe } from './demande/demande.ts';
import type { AncienneRadiee, ControleIdentite, Divergence, LettreRejetee } from './events.ts';

/**
 * Files a validated request. `arrivee` is the first byte of the final POST, `ticket` the issue of a waiting-room
 * ticket; `recueLe` is the day the town hall received a paper request.
 */
export type Deposer = {
  type: 'deposer'; numero: string; demande: Demande; canal: Canal;
  arrivee: Instant; ticket?: Instant; recueLe?: CivilDate;
};

export type Sens = 'ACCEPTER' | 'REFUSER';

export type Command =
  | Deposer
  | { type: 'controlerAuto'; identite: ControleIdentite; divergences: readonly Divergence[]; reponse?: string }
  | { type: 'transmettre'; refReu: string }
  | { type: 'demanderPiece'; besoin: BesoinPiece; motif: MotifCompletion; message?: string }
  | { type: 'completer'; pieces: readonly PieceJointe[]; arrivee: Instant }
  | { type: 'constaterPiece'; piece: string; statut: 'SAINE' | 'INFECTEE' | 'ILLISIBLE' }
  | {
    type: 'jugerPiece'; piece: string; statut: 'ACCEPTEE' | 'REFUSEE'; motif?: MotifCompletion;
    /** Date read on the document: of expiry for an identity document, of issue for the others. */
    dateDocument?: CivilDate;
  }
  | { type: 'instruire'; sens: Sens; motif?: MotifRefus; message?: string }
  | { type: 'viser'; sens: Sens; motif?: MotifRefus; message?: string; bureau?: string }
  | { type: 'inscrire'; refReu: string; nne: string; bureau: string; libelleBureau?: string; effetLe: CivilDate;
    ancienne?: AncienneRadiee }
  | { type: 'nonInscriteReu'; refReu: string; motif: string }
  | { type: 'annulerReu'; refReu: string; motif: string }
  | { type: 'formerRecours'; message: string; arrivee: Instant }
  | {
    type: 'statuerRecours'; seance: string; presents: number; pour: number; contre: number; motif: MotifRecours;
    message?: string;
  }
  | { type: 'constaterSilence' }
  | {
    type: 'enregistrerJugement'; sens: SensJugement; requerant: Requerant; rendu: CivilDate; juridiction: string; reference: string;
  }
  | { type: 'engagerRadiation'; message: string }
  | { type: 'repondreRadiation'; message: string; pieces?: readonly PieceJointe[]; arrivee?: Instant }
  | { type: 'deciderRadiation'; radier: boolean; message: string }
  | { type: 'retirer' }
  | { type: 'constaterRejet'; lettre: LettreRejetee }
  | { type: 'corrigerContact'; courriel: string }
  | { type: 'abandonner' }
  | { type: 'signalerDoublon'; autre: string; raisons: readonly string[] }
  | { type: 'retenirDoublon'; autre: string }
  | { type: 'ecarterDoublon'; autre: string }
  | { type: 'clore' }
  | { type: 'purgerContenu'; preuveExportee?: string };

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
