import type { Instant } from '#base/values/instant.ts';
import type { CareLevel } from './codes/care-levels.ts';
import type { CaseKind } from './codes/attributions.ts';
import type { CaseState } from './codes/case-states.ts';
import type { Priority } from './codes/priorities.ts';
import type { VehicleStatus } from './codes/vehicle-statuses.ts';
import type { AppointmentTerms, CaseDecision, Operator, ReceivedResource } from './state.ts';

/**
 * `facts` are sealed in the clear for ever: identifiers, states and paths, never what was said of a person or of their
 * health, which is `content`, closed under the dossier's key. `cmd` is the command's id, `le` its typing instant in ms.
 */
type Ev<T extends string, F, C = undefined> = { type: T; version: 1; facts: F & { cmd: string; le: Instant }; content?: C };

export type WrittenField = { path: string; value: unknown };

export type CaseEvent =
  | Ev<'DossierOuvert', { caseId: string; number: string; centre: string; organisation: string; owner: string; exercise: boolean;
    state: CaseState; activateAt: Instant; kind?: CaseKind }, { fields: readonly WrittenField[]; call: { id: string; at: Instant } | null;
    attribution?: string }>
  | Ev<'HeureChangee', { activateAt: Instant }>
  | Ev<'ChampsModifies', { paths: readonly string[] }, { written: readonly WrittenField[]; conflicting: readonly WrittenField[] }>
  | Ev<'ConflitTranche', { path: string }, { value: unknown }>
  | Ev<'PrioriteFixee', Record<never, never>, { priority: Priority }>
  | Ev<'AttributionFixee', { kind: CaseKind }, { attribution: string }>
  | Ev<'PatientAjoute', { patient: string }>
  | Ev<'PatientEcarte', { patient: string }, { reason: string }>
  | Ev<'NiveauFixe', { patient: string }, { level: CareLevel }>
  | Ev<'NoteAjoutee', { note: string }, { operator: Operator; text: string; patient: string | null; medical: boolean; origin: string
    | null; channel?: 'RADIO' }>
  | Ev<'DecisionPrise', { decision: string; kind: CaseKind }, Omit<CaseDecision, 'id' | 'at' | 'by'>>
  | Ev<'RegulationDemandee', { branch: 'AMU' | 'SNP' }>
  | Ev<'MedecinPrend', { kind: CaseKind }, { attribution: string }>
  | Ev<'MissionEngagee', { mission: string; resource: string }, { name: string; vehicleType: string; patients: readonly string[];
    request: string | null; shown: readonly { resource: string; seconds: number }[] }>
  | Ev<'StatutRecu', { mission: string; status: VehicleStatus; statutLe: Instant }>
  | Ev<'BilanRecu', { mission: string; assessment: string }, { role: string; patient: string
    | null; content: unknown; warnings: readonly string[] }>
  | Ev<'EtatChange', { state: CaseState }, { reason: string | null }>
  | Ev<'PartageOuvert', { partner: string }, { purpose: string }>
  | Ev<'PartageClos', { partner: string }>
  | Ev<'TransfertDemande', { to: string; followers?: readonly string[] }>
  | Ev<'TransfertRepondu', { answer: 'accepted' | 'refused' | 'illegal' | 'late'; from: string }>
  | Ev<'TransfertRepris', { to: string }>
  | Ev<'ProprietaireChange', { owner: string }>
  | Ev<'RessourceDemandee', { request: string; from: string; to: string }, { purpose: string; convention?: string | null;
    deadline: string | null; freetext: string | null }>
  | Ev<'DemandeRepondue', { request: string }, { answer: string; deadline?: string | null; freetext: string | null }>
  | Ev<'DemandeAnnulee', { request: string }>
  | Ev<'ValeursRecues', { from: string; paths: readonly string[] }, { values: readonly WrittenField[] }>
  | Ev<'EnvoiSuivi', { message: string; model: string; to: string; state: 'queued' | 'delivered' | 'failed' }, { cause: string | null }>
  | Ev<'MoyensRecus', { from: string; resources: readonly string[] }, { resources: readonly ReceivedResource[] }>
  | Ev<'StatutPartenaireRecu', { from: string; resource: string; status: VehicleStatus; statutLe: Instant }>
  | Ev<'MessageGarde', { from: string; message: string; kind: string; flag: string | null }, { body: unknown; warnings: readonly string[] }>
  | Ev<'MessageTransmis', { partner: string; kind: string }, { body: unknown }>
  | Ev<'ReponseChoisie', { request: string; choice: 'taken' | 'left' }>
  | Ev<'MotsInterroges', { partner: string }, { words: readonly string[] }>
  | Ev<'MotsTranches', { partner: string; choice: 'send' | 'leave-out' }, { words: readonly string[] }>
  | Ev<'AppelRattache', { call: string; direction: 'in' | 'out' }>
  | Ev<'EtapeProtocole', Record<never, never>, { protocol: string; step: string }>
  | Ev<'RappelPromis', { callBack: string; dueAt: Instant }, { reason: string }>
  | Ev<'RappelFait', { callBack: string }>
  | Ev<'RendezVousPris', { appointment: string }, AppointmentTerms>
  | Ev<'RendezVousAnnule', { appointment: string }>
  | Ev<'EvenementRattache', { event: string | null }>
  | Ev<'DossierJoint', { main: string | null }>
  | Ev<'MessageEchange', { message: string; side: 'centre' | 'caller' }, { text: string; operator: Operator | null }>
  | Ev<'DocumentDepose', { document: string; file: string; from: 'caller' | 'crew' }, { title: string | null }>;

export type EventType = CaseEvent['type'];
export type EventOf<T extends EventType> = Extract<CaseEvent, { type: T }>;

/** An event as stored: with its place, instant and author. */
export type Recorded<E extends CaseEvent = CaseEvent> = E & { position: number; at: Instant; actor: string };
