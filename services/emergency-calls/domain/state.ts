import type { Instant } from '#base/values/instant.ts';
import type { CareLevel } from './codes/care-levels.ts';
import type { Practitioner } from './care-offer/offer.ts';
import type { CaseKind } from './codes/attributions.ts';
import type { CaseState } from './codes/case-states.ts';
import type { DecisionType } from './codes/decision-types.ts';
import type { Priority } from './codes/priorities.ts';
import type { StatusFact, VehicleStatus } from './codes/vehicle-statuses.ts';
import type { FieldConflict, FieldValue } from './fields/merge-change.ts';

/** Who spoke or wrote: shown and exchanged with each note and decision. */
export type Operator = { label: string; role: string };

export type Patient = { id: string; careLevel: CareLevel | null; addedAt: Instant };

/** A patient entered by mistake: out of the dossier as it stands, never out of its story. */
export type PatientSetAside = Patient & { at: Instant; by: string; reason: string };

/** Append-only: a correction is a new note. */
export type Note = { id: string; at: Instant; by: string; operator: Operator; text: string; patient: string
  | null; medical: boolean; origin: string | null; channel?: 'RADIO' };

export type CaseDecision = {
  id: string; at: Instant; by: string; operator: Operator; type: DecisionType; patient: string | null; resourceType: string | null;
  medicalTransport: boolean | null; orientationType: string | null; destination: string | null; prescription: string | null;
  /** Was it taken after new information (second intention), or by somebody else before us (prior)? */
  intention: 'first' | 'second' | 'prior';
};

/** What a crew found (bilan): vital signs as told, with plausibility warnings and never a refusal. */
export type Assessment = { id: string; at: Instant; by: string; role: string; patient: string
  | null; content: unknown; warnings: readonly string[] };

export type Mission = {
  id: string; resource: string; name: string; vehicleType: string; engagedAt: Instant; engagedBy: string;
  patients: readonly string[]; statuses: readonly StatusFact[]; assessments: readonly Assessment[]; request: string | null;
  /** What was shown when a human chose: kept with the choice. */
  shown: readonly { resource: string; seconds: number }[];
};

/** A partner who follows the case, with the fate of what we last sent. */
export type Share = {
  partner: string; purpose: string; since: Instant; until: Instant | null;
  /** Words of a diagnosis in free texts for fire or police: asked of the sender, then sent or left out as he chose. */
  words: Readonly<Record<string, 'ask' | 'send' | 'leave-out'>>;
};

/** A vehicle that a partner sends to the case, as it tells. */
export type ReceivedResource = {
  id: string; organisation: string | null; name: string; vehicleType: string; request: string | null; team: string | null;
  states: readonly { status: VehicleStatus; at: Instant }[];
};

/** The same, beside ours: who told of it, and its statuses in the order in which they came. */
export type PartnerResource = Omit<ReceivedResource, 'states'> & { from: string; statuses: readonly StatusFact[] };

/** A message of a partner that is shown with the case as it came: documents, engagements, joint operations, what came unasked. */
export type KeptMessage = { id: string; from: string; kind: string; at: Instant; body: unknown; flag: string | null;
  warnings: readonly string[] };

/** A handover of the whole case to another centre, proposed by data beside the telephone call. */
export type Transfer = { to: string; askedAt: Instant; askedBy: string; answer: 'waiting' | 'accepted' | 'refused'
  | 'illegal' | 'withdrawn'; answeredAt: Instant | null;
  /** Partners who follow the case of the centre that asks us: ours to tell once we take it. */
  followers: readonly string[];
  /** Centres that we asked before this one and that may still say yes: their answer crosses our next question. */
  askedBefore: readonly string[] };

/** A vehicle or an activity asked of a partner. */
export type ResourceRequest = {
  id: string; from: string; to: string; at: Instant; purpose: string; convention: string | null; deadline: string | null;
  freetext: string | null; answer: string | null; answerDeadline: string | null; answerText: string | null; answeredAt: Instant
    | null; cancelled: boolean;
  /** An answer in part, or later: a person takes it or leaves it. */
  choice: 'waiting' | 'taken' | 'left' | null;
};

/** A message that left or came; what the screens say "delivered" from. */
export type Sent = { id: string; model: string; to: string; at: Instant; state: 'queued' | 'delivered'
  | 'failed'; stateAt: Instant; cause: string | null };

export type LinkedCall = { id: string; at: Instant; direction: 'in' | 'out'; first: boolean };

/** A step of a protocol on screen, stamped by a key. */
export type ProtocolStep = { protocol: string; step: string; at: Instant; by: string };

/** A call back promised to the caller. */
export type CallBack = { id: string; dueAt: Instant; by: string; reason: string; doneAt: Instant | null };

/** A line of the written dialogue with the caller (as with the emergency number 114), in order. */
export type Spoken = { id: string; at: Instant; side: 'centre' | 'caller'; by: string; text: string; operator: Operator | null };

/** A photo or document that came with the dossier; its pages are shown once it was scanned. */
export type DossierDocument = { id: string; file: string; at: Instant; from: 'caller' | 'crew'; by: string; title: string | null };

/** What was agreed: where, when, and the doctor in whose name. */
export type AppointmentTerms = {
  offer: string; category: string; place: string; start: Instant; end: Instant; practitioner: Practitioner | null;
  organization: { organizationId: string; name: string } | null;
  regulator: { id: string | null; lastName: string; firstName: string; email: string };
};

/** An appointment for a patient of the dossier. */
export type Appointment = AppointmentTerms & { id: string; at: Instant; by: string; cancelledAt: Instant | null };

/** A dossier of one centre, folded from its events. Contents are null or empty once erased. */
export type Case = {
  version: number;
  /** Three characters of the centre whose dossier this is, and its organisation. */
  centre: string; organisation: string;
  caseId: string; number: string;
  kind: CaseKind; attribution: string;
  state: CaseState | null; stateSince: Instant;
  createdAt: Instant; activatedAt: Instant; openedBy: string;
  /** The organisation in charge (CRRA traitant). */
  owner: string;
  exercise: boolean;
  priority: Priority;
  /** Since when it is a P0, and when the second line said that it is on it; null for any other priority. */
  alarm: { since: Instant; secondLineAt: Instant | null } | null;
  /** Waits for a doctor since; taken by. */
  waiting: { since: Instant; branch: 'AMU' | 'SNP' } | null;
  doctor: { by: string; at: Instant } | null;
  fields: Readonly<Record<string, FieldValue>>;
  conflicts: readonly FieldConflict[];
  /** Values that partners sent, side by side with ours, by organisation then path. */
  received: Readonly<Record<string, Readonly<Record<string, FieldValue>>>>;
  patients: readonly Patient[];
  /** Entered by mistake: their fields stay in the story, and whoever enters them again brings them back. */
  patientsSetAside: readonly PatientSetAside[];
  notes: readonly Note[];
  decisions: readonly CaseDecision[];
  missions: readonly Mission[];
  shares: readonly Share[];
  transfer: Transfer | null;
  requests: readonly ResourceRequest[];
  /** What partners send to the case, and what they say that has no other place. */
  partnerResources: readonly PartnerResource[];
  kept: readonly KeptMessage[];
  sent: readonly Sent[];
  calls: readonly LinkedCall[];
  steps: readonly ProtocolStep[];
  callBacks: readonly CallBack[];
  appointments: readonly Appointment[];
  dialogue: readonly Spoken[];
  documents: readonly DossierDocument[];
  /** The event that several dossiers belong to, and the main dossier when this one was joined to another. */
  event: string | null; joinedTo: string | null;
  /** Commands already taken, so that a console that sends again changes nothing. */
  commands: readonly string[];
};
