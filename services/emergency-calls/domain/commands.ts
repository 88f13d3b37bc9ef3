import type { Instant } from '#base/values/instant.ts';
import type { CareLevel } from './codes/care-levels.ts';
import type { CaseState } from './codes/case-states.ts';
import type { DecisionType } from './codes/decision-types.ts';
import type { Priority } from './codes/priorities.ts';
import type { VehicleStatus } from './codes/vehicle-statuses.ts';
import type { AppointmentTerms } from './state.ts';
import type { FieldChange } from './fields/merge-change.ts';
import type { Operator, ReceivedResource } from './state.ts';

/**
 * What every command carries: an id made by whoever gives it, so that sending twice is harmless, and when it was typed by
 * the sender's clock (a console that was cut off sends later).
 */
type Given<T extends string, C> = { type: T; id: string; at?: Instant } & C;

export type Branch = 'AMU' | 'SNP';

/** How what a note says reached the room, when not by the hand of its writer (HubSante.typeCom). */
export type NoteChannel = 'RADIO';

export type Command =
  | Given<'ouvrir', {
    caseId: string; number: string; centre: string; organisation: string; owner?: string; exercise?: boolean;
    /** For a dossier that begins later: its hour, and why it is a medical one (DRM). */
    planned?: { activateAt: Instant; attribution: string };
    fields?: Readonly<Record<string, unknown>>; call?: { id: string; at: Instant };
  }>
  | Given<'modifier', { changes: readonly FieldChange[] }>
  | Given<'trancher', { path: string; value: unknown }>
  | Given<'prioriser', { priority: Priority }>
  | Given<'attribuer', { attribution: string }>
  | Given<'ajouterPatient', { patient: string }>
  | Given<'ecarterPatient', { patient: string; reason: string }>
  | Given<'graduer', { patient: string; level: CareLevel }>
  | Given<'noter', { note: string; text: string; patient?: string; medical?: boolean; channel?: NoteChannel;
    /** Who wrote it at a partner's; of ourselves it is whoever gives the command. */
    operator?: Operator }>
  | Given<'decider', {
    decision: string; decisionType: DecisionType; patient?: string; resourceType?: string; medicalTransport?: boolean;
    orientationType?: string; destination?: string; prescription?: string; prior?: boolean;
    operator?: Operator;
  }>
  | Given<'demanderRegulation', { branch: Branch }>
  | Given<'prendre', Record<never, never>>
  | Given<'rendre', { branch: Branch }>
  | Given<'engager', {
    mission: string; resource: string; name: string; vehicleType: string; patients?: readonly string[]; request?: string;
    shown?: readonly { resource: string; seconds: number }[];
  }>
  | Given<'statuer', { mission: string; status: VehicleStatus; le: Instant }>
  | Given<'faireBilan', {
    mission: string; assessment: string; role: string; patient?: string; content: unknown; warnings?: readonly string[];
  }>
  | Given<'reprogrammer', { activateAt: Instant }>
  | Given<'changerEtat', { state: CaseState; reason?: string }>
  | Given<'partager', { partner: string; purpose: string }>
  | Given<'cesserPartage', { partner: string }>
  | Given<'demanderTransfert', { to: string; followers?: readonly string[] }>
  | Given<'repondreTransfert', { answer: 'accepted' | 'refused' | 'illegal'; from: string }>
  | Given<'reprendreTransfert', Record<never, never>>
  | Given<'changerProprietaire', { owner: string }>
  | Given<'demanderRessource', { request: string; from: string; to: string; purpose: string; convention?: string; deadline?: string;
    freetext?: string }>
  | Given<'repondreDemande', { request: string; answer: string; deadline?: string; freetext?: string }>
  | Given<'annulerDemande', { request: string }>
  | Given<'recevoir', { from: string; values: Readonly<Record<string, unknown>> }>
  | Given<'suivreEnvoi', { message: string; model: string; to: string; state: 'queued' | 'delivered' | 'failed'; cause?: string }>
  | Given<'recevoirMoyens', { from: string; resources: readonly ReceivedResource[] }>
  | Given<'recevoirStatut', { from: string; resource: string; status: VehicleStatus; le: Instant }>
  | Given<'garderMessage', { from: string; message: string; kind: string; body: unknown; flag?: string; warnings?: readonly string[] }>
  | Given<'transmettre', { partner: string; kind: string; body: unknown }>
  | Given<'choisirReponse', { request: string; choice: 'taken' | 'left' }>
  | Given<'interrogerMots', { partner: string; words: readonly string[] }>
  | Given<'trancherMots', { partner: string; words: readonly string[]; choice: 'send' | 'leave-out' }>
  | Given<'rattacherAppel', { call: string; direction: 'in' | 'out' }>
  | Given<'etape', { protocol: string; step: string }>
  | Given<'promettreRappel', { callBack: string; dueAt: Instant; reason: string }>
  | Given<'rappelFait', { callBack: string }>
  | Given<'prendreRendezVous', { appointment: string } & AppointmentTerms>
  | Given<'annulerRendezVous', { appointment: string }>
  | Given<'rattacherEvenement', { event: string | null }>
  | Given<'joindre', { main: string | null }>
  | Given<'dialoguer', { message: string; side: 'centre' | 'caller'; text: string }>
  | Given<'deposerDocument', { document: string; file: string; from: 'caller' | 'crew'; title?: string }>;

export type CommandType = Command['type'];
export type CommandOf<T extends CommandType> = Extract<Command, { type: T }>;
