import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Verdict } from './calendar/admissibility.ts';
import type { ReponseAdresse } from './codes/address-answers.ts';
import type { Canal } from './codes/channels.ts';
import type { MotifCompletion } from './codes/completion-motives.ts';
import type { TypeListe } from './codes/lists.ts';
import type { Requerant } from './codes/court-applicants.ts';
import type { SensJugement } from './codes/judgments.ts';
import type { MotifRecours, ObjetRecours } from './codes/appeal-motives.ts';
import type { IssueVote } from './commission/vote.ts';
import type { BesoinPiece } from './codes/piece-needs.ts';
import type { MotifRefus } from './codes/refusal-motives.ts';
import type { StatutPiece } from './codes/piece-statuses.ts';
import type { Demande, PieceJointe } from './demande/demande.ts';
import type { LetterWords } from './letters/render-letter.ts';
import type { LetterKind } from './letters/templates.ts';

/** RFC 3339 UTC text: facts are read by people and by other programs. */
export type InstantText = string;

/** How a request stands for one coming ballot: the closing's civil date and its end. */
export type Qualification = { scrutin: string; verdict: Verdict; cloture: CivilDate; fin: InstantText };

/** Result of the civil-identity look-up (§6.4); anything but IDENTIFIEE and RECTIFIEE is looked at by an agent. */
export type ControleIdentite =
  | 'IDENTIFIEE' | 'RECTIFIEE' | 'A_VERIFIER' | 'ACTE_A_DEMANDER' | 'DECES_SIGNALE' | 'NON_CONTROLEE';

/** A trait on which the civil registry differs, with its own spelling when it gives one. */
export type Divergence = { trait: string; propose: string | null };

/** The registration elsewhere that the register ended by itself when it made this one (L.10). */
export type AncienneRadiee = { typeListe: string; commune: string; bureau: string; motif: string };

/** A letter that a mail server refused for good: its kind, its words and the address that it went to. */
export type LettreRejetee = { sorte: LetterKind; mots: LetterWords; courriel: string };

/** `facts` are sealed for ever in the clear, so they hold no personal data; `content` is erased with its key. */
type Ev<T extends string, F, C = undefined> = { type: T; version: 1; facts: F; content?: C };

export type DemandeDeposee = Ev<'DemandeDeposee', {
  numero: string; typeListe: TypeListe; canal: Canal; arrivee: InstantText; ticket?: InstantText;
  /** Instant that counts for the closings: the arrival, an earlier valid ticket, or the day of a paper request. */
  retenu: InstantText;
  calendrier: string;
  /** National ballots only: that of a by-election would tell the commune. */
  scrutins: readonly Qualification[];
  /** What an energy supplier answered about the address, when the person had it asked. */
  adresse?: ReponseAdresse;
  pieces: readonly string[]; complete: boolean; declaration: string;
  decisionAttendue: CivilDate; completerAvant: CivilDate;
  service: string; contactService: string; silence: string; loi: string;
}, { demande: Demande; scrutinsLocaux: readonly Qualification[]; aFournir: readonly BesoinPiece[] }>;

export type DossierEvent =
  | DemandeDeposee
  | Ev<'ControleAutoTermine', { identite: ControleIdentite }, 
    { divergences: readonly Divergence[]; reponse?: string }>
  | Ev<'DemandeTransmise', { refReu: string }>
  | Ev<'PieceDemandee', { echeance: CivilDate; automatique: boolean },
    { besoin: BesoinPiece; motif: MotifCompletion; message?: string }>
  | Ev<'PiecesRecues',
    { pieces: readonly string[]; complete: boolean; arrivee: InstantText; scrutins: readonly Qualification[] },
    {
      pieces: readonly PieceJointe[]; fournis: readonly BesoinPiece[]; scrutinsLocaux: readonly Qualification[];
    }>
  | Ev<'PieceExaminee', { piece: string; statut: StatutPiece }>
  | Ev<'DemandeInstruite', { sens: 'ACCEPTER' | 'REFUSER' }, { motif?: MotifRefus; message?: string }>
  | Ev<'DecisionVisee', { sens: 'ACCEPTER' | 'REFUSER'; recoursAvant: CivilDate | null },
    { motif?: MotifRefus; message?: string; bureau?: string }>
  | Ev<'ElecteurInscrit', { effetLe: CivilDate }, 
    { nne: string; bureau: string; libelleBureau?: string; ancienne?: AncienneRadiee }>
  | Ev<'InscriptionNonFaite', Record<string, never>, { motif: string }>
  | Ev<'InscriptionAnnulee', Record<string, never>, { motif: string }>
  | Ev<'RecoursForme', { objet: ObjetRecours; arrivee: InstantText; horsDelai: boolean; silenceLe: CivilDate },
    { message: string }>
  | Ev<'RecoursExamine', {
    seance: string; presents: number; pour: number; contre: number; issue: IssueVote; tribunalAvant: CivilDate | null;
  }, { motif: MotifRecours; message?: string }>
  | Ev<'SilenceConstate', { tribunalAvant: CivilDate }>
  | Ev<'JugementEnregistre', { sens: SensJugement; requerant: Requerant; rendu: CivilDate }, { juridiction: string; reference: string }>
  | Ev<'RadiationEngagee', { echeance: CivilDate }, { message: string }>
  | Ev<'RadiationRepondue', { canal: 'EN_LIGNE' | 'GUICHET'; arrivee: InstantText; horsDelai: boolean; pieces: readonly string[] },
    { message: string; pieces: readonly PieceJointe[] }>
  | Ev<'RadiationDecidee', { radier: boolean; recoursAvant: CivilDate | null }, { message: string }>
  | Ev<'CourrielRejete', Record<string, never>, LettreRejetee>
  | Ev<'ContactCorrige', Record<string, never>, { courriel: string }>
  | Ev<'DemandeRetiree', Record<string, never>>
  | Ev<'DemandeAbandonnee', Record<string, never>>
  | Ev<'DoublonSignale', { autre: string }, { raisons: readonly string[] }>
  | Ev<'DoublonRetenu', { autre: string }>
  | Ev<'DoublonEcarte', { autre: string }>
  | Ev<'DossierClos', { conserveJusquau: CivilDate }>
  | Ev<'ContenuPurge', { preuveExportee?: string }>;

export type EventType = DossierEvent['type'];
export type EventOf<T extends EventType> = Extract<DossierEvent, { type: T }>;

/** An event as stored: with its place, instant and author. */
export type Recorded<E extends DossierEvent = DossierEvent> = E & { position: number; at: Instant; actor: string };
