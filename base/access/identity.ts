import type { Instant } from '#base/values/instant.ts';
import type { Assurance } from './assurance.ts';

export type Sex = 'female' | 'male' | 'unspecified';

/** The *identité pivot* of FranceConnect; a trait that was absent or unreadable is left out and listed in `notices`. */
export type PivotIdentity = {
  kind: 'citizen';
  givenNames: string[];
  /** Birth name. */
  familyName?: string;
  nameInUse?: string;
  sex?: Sex;
  /** `YYYY-MM-DD`; day, or month and day, are `00` when the birth date is presumed. */
  birthDate?: string;
  /** INSEE commune code; empty for somebody born abroad. */
  birthPlace?: string;
  /** INSEE country code, 99100 = France. */
  birthCountry?: string;
};

export type AgentIdentity = {
  kind: 'agent';
  givenName: string;
  usualName: string;
  uid: string;
  siret: string;
  unit?: string;
  population?: string;
  phone?: string;
};

export type HealthIdentity = {
  kind: 'health';
  givenName: string;
  familyName: string;
  /** National identifier, RPPS. */
  nationalId: string;
  professions: string[];
  /** Structures where the person practises (FINESS or technical identifier). */
  structures: string[];
  emergencyRegulation: boolean;
};

/**
 * The RPPS number (11 digits) of a health professional whom Pro Santé Connect verified: its `SubjectNameID` carries it behind the
 * digit 8 of the register (ANS, identification of professionals). Nothing for anybody else, or another register's number.
 */
export const rppsOf = (person: PersonIdentity | undefined): string | undefined =>
  (person?.kind === 'health' ? /^8(\d{11})$/.exec(person.nationalId)?.[1] : undefined);

/** Somebody who proved nothing but a mailbox. */
export type MailboxIdentity = { kind: 'mailbox' };
export type PersonIdentity = PivotIdentity | AgentIdentity | HealthIdentity | MailboxIdentity;

/** What the caller should know about an identity that is otherwise verified. */
export type Notice = 'email-missing' | `unreadable:${string}`;

/** Outcome of a login: verified, and not yet an actor of this service. */
export type VerifiedIdentity = {
  provider: string;
  issuer: string;
  subject: string;
  assurance: Assurance;
  secondFactor: boolean;
  person: PersonIdentity;
  email?: string;
  notices: Notice[];
  /** Kept, sealed, for the provider's own logout. */
  idToken?: string;
  authenticatedAt: Instant;
};

/** The name to greet somebody with. */
export const displayNameOf = ({ person, email }: Pick<VerifiedIdentity, 'person' | 'email'>): string => {
  if (person.kind === 'citizen') {
    return [person.givenNames[0], person.nameInUse ?? person.familyName].filter(Boolean).join(' ');
  }
  if (person.kind === 'agent') return `${person.givenName} ${person.usualName}`;
  if (person.kind === 'health') return `${person.givenName} ${person.familyName}`;
  return email ?? '';
};
