import type { Text } from '#base/values/lang.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Attache } from '../../domain/codes/attachments.ts';
import type { Canal } from '../../domain/codes/channels.ts';
import type { MotifCompletion } from '../../domain/codes/completion-motives.ts';
import type { TypeListe } from '../../domain/codes/lists.ts';
import type { Nature } from '../../domain/codes/natures.ts';
import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import type { StatutPiece } from '../../domain/codes/piece-statuses.ts';
import type { PieceType } from '../../domain/codes/piece-types.ts';
import type { MotifRefus } from '../../domain/codes/refusal-motives.ts';
import type { Etat } from '../../domain/codes/states.ts';
import type { Demande } from '../../domain/demande/demande.ts';
import type { ControleIdentite, Divergence, Qualification } from '../../domain/events.ts';

/** What the API of the town hall's console sends; instants are RFC 3339 texts. */
export type Sens = 'ACCEPTER' | 'REFUSER';

export type DeskCommune = { code: string; nom: string };

export type Me = {
  /** Pseudonym of the person in this service. */
  id: string; name: string; roles: readonly string[]; mayor: boolean; secondFactor: boolean; communes: readonly DeskCommune[];
};

/** Lists of the queue, in the order of the work. */
export const LISTS = ['a-traiter', 'a-completer', 'a-viser', 'decidees', 'autres'] as const;
export type ListName = (typeof LISTS)[number];

export type QueueRow = {
  numero: string; etat: Etat; version: number; nom: string; nomUsage: string | null; prenoms: string; naissance: string;
  nature: Nature; attache: Attache; canal: Canal; depose: string; echeance: CivilDate | null; proposition: Sens | null;
  motif: MotifRefus | null; horsDelai: boolean; pieces: number; attendues: number; doublons: number;
  identite: ControleIdentite | null;
};

export type QueuePage = { today: CivilDate; rows: readonly QueueRow[]; next: string | null };
export type Counts = { today: CivilDate; lists: Readonly<Record<ListName, number>>; late: number };

export type DeskPiece = { id: string; type: PieceType; mime: string; octets: number; statut: StatutPiece; recueLe: string };
export type Awaited = { besoin: BesoinPiece; motif: MotifCompletion; echeance: CivilDate; message?: string };

/** The other request of a possible duplicate; its traits only when it lies in the same commune. */
export type Duplicate = {
  autre: string; raisons: readonly string[]; issue: 'SIGNALE' | 'RETENU' | 'ECARTE';
  traits?: { nom: string; prenoms: string; naissance: string; adresse: string; etat: Etat; depose: string };
};

export type HistoryLine = {
  le: string; titre: Text; detail: Text | null; par: 'vous' | 'usager' | 'mairie' | 'maire' | 'commission' | 'registre'
    | 'service';
};

export const ACTIONS = ['demander-piece', 'juger-piece', 'instruire', 'viser', 'retenir-doublon',
  'ecarter-doublon'] as const;
export type ActionName = (typeof ACTIONS)[number];

/** A polling station by the key that the register takes, and as people call it. */
export type StationProposal = { bureau: string; numero: string; libelle: string };

export type DossierDetail = {
  numero: string; version: number; etat: Etat; today: CivilDate; commune: DeskCommune; canal: Canal; typeListe: TypeListe;
  depose: string; complet: string | null;
  /** Day of reception of a paper request: the clock and the closings count from it. */
  recueLe: CivilDate | null; echeance: CivilDate | null; zone: string;
  demande: Omit<Demande, 'pieces'>; lieuNaissance: string; paysNaissance: Text;
  /** The polling station that the visa will carry, when the town hall's stations settle it. */
  bureauPropose: StationProposal | null;
  identite: ControleIdentite | null; divergences: readonly Divergence[]; reponseIdentite: string | null; scrutins: readonly (
    Qualification & { libelle: Text })[];
  pieces: readonly DeskPiece[]; attendues: readonly Awaited[];
  proposition: { sens: Sens; motif: MotifRefus | null; mienne: boolean } | null;
  decision: { sens: Sens; motif: MotifRefus | null; le: string; recoursAvant: CivilDate | null } | null;
  doublons: readonly Duplicate[]; history: readonly HistoryLine[];
  actions: readonly ActionName[];
};

/** Body of each action. */
export type ActionBodies = {
  'demander-piece': { besoin: BesoinPiece; motif: MotifCompletion; message?: string };
  'juger-piece': { piece: string; statut: 'ACCEPTEE' | 'REFUSEE'; motif?: MotifCompletion };
  'instruire': { sens: Sens; motif?: MotifRefus; message?: string };
  'viser': { sens: Sens; motif?: MotifRefus; message?: string };
  'retenir-doublon': { autre: string };
  'ecarter-doublon': { autre: string };
};

export type Acted = { numero: string; etat: Etat; version: number };
export type VisaResult = { numero: string } & (
  { ok: true; etat: Etat; version: number } | { ok: false; code: string; title: string });

/** News of one dossier on the live stream. */
export type News = { numero: string; etat: Etat; version: number };

/** What the entry of paper offers to choose from. */
export type PaperReference = {
  today: CivilDate; countries: readonly { code: string; nom: string }[]; postalCodes: readonly string[];
};
