import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import type { DraftRef, FormState } from '#base/ui/form.ts';
import type { Shell } from '#base/ui/shell.ts';
import type { UploadedFile } from '#base/ui/uploaded-file.ts';
import type { ReponseAdresse } from '../../domain/codes/address-answers.ts';
import type { Attache } from '../../domain/codes/attachments.ts';
import type { MotifCompletion } from '../../domain/codes/completion-motives.ts';
import type { MotifRefus } from '../../domain/codes/refusal-motives.ts';
import type { BesoinPiece } from '../../domain/codes/piece-needs.ts';
import type { PieceType } from '../../domain/codes/piece-types.ts';
import type { Etat } from '../../domain/codes/states.ts';

/** What every page receives. */
export type PageProps = { shell: Shell };

/** A page of the form: its state and the page before it. */
export type StepProps = PageProps & { form: FormState; back: string };

/** Last day to register online for a ballot in one commune, in its legal time. */
export type ClosingView = {
  ballot: Text;
  firstRound: CivilDate;
  closesOn: CivilDate;
  paperClosesOn: CivilDate;
  zone: string;
  /** Article of the code, or legal text of a departure from it. */
  article: string;
  departure: boolean;
};

/** A ballot whose closing has passed: the request is taken, and counts after it. `lateUntil`: L.30 still open. */
export type LateView = { ballot: Text; firstRound: CivilDate; closedOn: CivilDate; lateUntil?: CivilDate };

export type CommuneChoice = { code: string; name: string; department: string; hint?: Text };

export type ClosingLookup = {
  typed: string;
  notFound?: boolean;
  choices?: readonly CommuneChoice[];
  found?: { commune: string; closings: readonly ClosingView[]; late?: LateView };
};

export type DraftView = { href: string; savedAt: Instant; keptUntil: CivilDate; zone: string };

export type StartProps = PageProps & { lookup: ClosingLookup; draft?: DraftView };

/** A question about one's own registration; `self` when an identity is proven, `choices` when the commune must be told apart. */
export type EnquiryProps = PageProps & { form: FormState; self: boolean; choices?: readonly CommuneChoice[];
  posts: readonly { code: string; name: string }[] };

export type RegistrationView = {
  list: Text; commune: string;
  /** The roll is that of a consular post. */
  abroad?: boolean; station: string; place: string; address: string; order?: number; nne: string;
  /** Set when the registration has ended. */
  ended?: { on: CivilDate; reason: Text };
};
export type ProxyView = { given: boolean; from: CivilDate; until: CivilDate };

/** `certificate`: the token that gets the PDF, for the first active registration. */
export type EnquiryAnswerProps = PageProps & {
  found: boolean; self: boolean; commune: string; registrations: readonly RegistrationView[]; certificate: string;
  /** Proxies that have not ended: given or held, first and last day. */
  proxies: readonly ProxyView[];
};

/** Why somebody is sent to the login page. */
export type LoginReason = 'session-expired' | 'link-expired' | 'link-used' | 'cancelled' | 'level-too-low' | 'provider-down'
  | 'unknown-person';

export type ConnectProps = PageProps & {
  form: FormState;
  franceConnect: { available: boolean; action: string };
  reason?: LoginReason;
};

export type EmailSentProps = PageProps & {
  /** The address as typed, shown so that a mistake is seen. */
  email: string;
  form: FormState;
  validMinutes: number;
  /** Address of the demonstration's mailbox screen, in demonstration only. */
  mailbox?: string;
};

export type EmailConfirmProps = PageProps & { form: FormState; token: string };

export type ResumeProps = PageProps & { form: FormState; savedAt: Instant; keptUntil: CivilDate; zone: string };

/** Names given by FranceConnect are shown and not edited; what it left out is asked. */
export type IdentityProps = StepProps & { locked: readonly string[] };
export type BirthProps = IdentityProps & {
  countries: readonly { code: string; nom: string }[];
  /** Where the person was born, by name, when only its code is in the form; empty when neither is. */
  place: string;
};

export type NotEligibleProps = PageProps & { back: string };
/** Which supplementary list, and of which State; `states` in the order of the language. */
/** A choice of places by code. */
export type ConsularPostProps = StepProps & { posts: readonly { code: string; name: string }[] };

export type EuListsProps = StepProps & { states: readonly { code: string; name: string }[] };
export type MinorProps = PageProps & { birthday18: CivilDate; back: string; keptUntil: CivilDate };

export type CommuneChoiceProps = StepProps & {
  reason: 'several' | 'arrondissement' | 'former-commune';
  typed: string;
  choices: readonly CommuneChoice[];
};

/** `others`: there are more links, on a page of their own. */
export type AttachmentProps = StepProps & { commune: string; offered: readonly Attache[]; others?: boolean };
export type AttachmentDetailsProps = StepProps & { commune: string; attachment: 'RESIDENCE_6M' | 'ENFANT_MOINS_26' };
export type LateReasonProps = StepProps & { late: LateView };
/** `abroad`: no address in the commune is asked, only where the person lives; `post`: the commune is a consular post. */
export type AddressProps = StepProps & {
  abroad?: boolean; post?: boolean; commune: { code: string; name: string; postalCodes: readonly string[] };
};

/** One need for a proof: which documents answer it, and what was received. */
export type PieceSlot = { need: BesoinPiece; files: readonly (UploadedFile & { type: PieceType })[] };
export type PieceLimits = { piecesMax: number; pieceBytesMax: number; totalBytesMax: number };
/** The check of the address with an energy supplier: the last answer, and whether it may be asked (again). */
export type AddressCheckView = {
  action: string; address: string; answer?: { code: ReponseAdresse; supplier: string }; open: boolean;
};
export type PiecesProps = StepProps & {
  slots: readonly PieceSlot[]; limits: PieceLimits; removeAction: string; continueAction: string; addressCheck?: AddressCheckView;
};

export type AnswerRow = { term: Text; value: Text | string | undefined; changeHref?: string };
export type AnswerSection = { title: Text; rows: readonly AnswerRow[] };

/** What a page says of the ballot that the person has in mind; `verdict` once the request is filed. */
export type Outlook = { closing?: ClosingView; late?: LateView; verdict?: 'A_TEMPS' | 'A_COMPLETER' | 'L30' };

export type CheckProps = StepProps & {
  sections: readonly AnswerSection[];
  /** Steps still to be answered; when there are some, the request cannot be sent. */
  missing: readonly { title: Text; href: string }[];
  outlook: Outlook;
  /** Likely registered ex officio (L.11 II). */
  exOfficio?: boolean;
};

export type DeclarationProps = StepProps & { to: string; statement: { version: string; text: Text }; outlook: Outlook };

export type EarlierRequest = { number: string; commune: string; receivedAt: Instant; zone: string; href: string };
export type DuplicateProps = StepProps & { earlier: readonly EarlierRequest[] };

export type ReceiptLinks = { pdf: string; json: string; qr: string; verify: string };
export type ReceiptProps = PageProps & {
  number: string;
  receivedAt: Instant;
  /** First byte at the edge, when it came before the closing and the record after it (§3.6). */
  arrivedAt?: Instant;
  zone: string;
  commune: string;
  /** Who it is sent to, as the end of a sentence. */
  to: string;
  outlook: Outlook;
  links: ReceiptLinks;
  /** The service in charge and how it is reached (CRPA, R.112-11-1); an empty text is not set. */
  authority: string;
  contact: { mail: string; phone: string; address: string };
  followHref: string;
  decisionBefore: CivilDate;
  notifiedBy: readonly ('courriel' | 'sms')[];
  earlier: readonly EarlierRequest[];
  /** Where to post to go on with the other supplementary list. */
  otherList?: { action: string; list: Text };
};

/** Facts that fill the sentence of a state (`domain/codes/states.ts`). */
export type StateFacts = {
  numero?: string;
  /** Name and code of the commune or consular post. */
  commune?: string; place?: string; bureau?: string; autre?: string; date?: CivilDate; motif?: MotifRefus; at?: Instant;
};
export type TimelineStep = { state: 'done' | 'current' | 'next'; etat: Etat; at?: Instant; facts: StateFacts };

export type AskedPiece = { need: BesoinPiece; motive: MotifCompletion; message?: string };

export type FollowUpProps = PageProps & {
  number: string;
  commune: string;
  zone: string;
  etat: Etat;
  timeline: readonly TimelineStep[];
  asked?: { pieces: readonly AskedPiece[]; before: CivilDate; href: string };
  refusal?: { motive: MotifRefus; appealBefore: CivilDate; appealHref?: string };
  /** An appeal and what became of it: until when the commission answers, or the court can be asked. */
  appeal?: { answerBefore: CivilDate; outcome?: string; courtBefore?: CivilDate };
  /** The notice of a strike-off and how to answer it; once decided, what and how to contest it. */
  strikeOff?: StrikeOffView;
  /** The registration ended in another way, by itself or by order. */
  ended?: { on: CivilDate; motive?: Text };
  /** The address that takes no mail, and where to correct it. */
  emailRefused?: string;
  emailHref?: string;
  withdrawHref?: string;
  receiptHref: string;
  accessesHref: string;
  /** The copy of what is held of the person (RGPD, art. 15 and 20). */
  dataHref: string;
  outlook: Outlook;
  earlier: readonly EarlierRequest[];
  /** Just done by the person, said once at the top. */
  done?: 'completed' | 'withdrawn' | 'appealed' | 'answered' | 'corrected';
};

export type CompletePieceProps = PageProps & {
  number: string; form: FormState; back: string; asked: readonly AskedPiece[]; before: CivilDate; slots: readonly PieceSlot[];
  limits: PieceLimits; removeAction: string; continueAction: string;
};

export type WithdrawProps = PageProps & { number: string; commune: string; form: FormState; back: string };

export type AppealProps = PageProps & {
  number: string; commune: string; against: 'refusal' | 'strike-off'; reason: string; before: CivilDate; late: boolean;
  form: FormState; back: string;
};

/** Another e-mail address for a request; `refused` is the one that takes no mail. */
export type EmailProps = PageProps & { number: string; refused?: string; form: FormState; back: string };

/** A strike-off as the person reads it (L.18 I). */
export type StrikeOffView = {
  /** Who considers it or did it, at the head of a sentence. */
  office: string;
  why: string; before: CivilDate; answeredAt?: Instant; answerHref?: string;
  decision?: { struck: boolean; reason: string; on: CivilDate; appealBefore?: CivilDate; appealHref?: string };
};

export type StrikeOffAnswerProps = PageProps & {
  /** Who considers it, at the head of a sentence. */
  office: string;
  number: string; commune: string; why: string; before: CivilDate; late: boolean; form: FormState; back: string;
  slots: readonly PieceSlot[]; limits: PieceLimits; removeAction: string; continueAction: string;
};

/** One consultation of the dossier, by role and place, never by name. */
export type AccessLine = { at: Instant; who: Text; place: string; purpose: Text;
  /** An emergency access: its reason, and what the review said of it. */
  exceptional?: { reason: Text; review?: 'justified' | 'unjustified' } };
export type AccessesProps = PageProps & { number: string; back: string; zone: string; lines: readonly AccessLine[] };

export type RequestLine = {
  number: string; commune: string; etat: Etat; facts: StateFacts; receivedAt: Instant; zone: string; href: string;
};
export type MyRequestsProps = PageProps & { requests: readonly RequestLine[]; draft?: DraftView };

export type ErrorKind = 'not-found' | 'forbidden' | 'unavailable' | 'too-many' | 'changed' | 'bad-request' | 'unexpected';
export type ErrorProps = PageProps & { kind: ErrorKind; traceId?: string; retryAfterS?: number; back?: string };

/** Who runs this installation; from its settings. */
export type OperatorFacts = {
  publisher: string; director: string; address: string; host: string; contact: string; dpo: string; updatedOn: CivilDate;
};
export type InformationProps = PageProps & { operator: OperatorFacts };

export type { DraftRef };
