import type { Instant } from '#base/values/instant.ts';
import type { Operator } from '../state.ts';
import type { IncidentKind, VictimCategory } from './codes.ts';
import type { IncidentPlace } from './incident.ts';

/** `facts` stand in the clear for ever: ids and states. What was said of a person is `content`, closed under the event's key. */
type Ev<T extends string, F, C = undefined> = { type: T; version: 1; facts: F & { cmd: string; le: Instant }; content?: C };

/** A victim as written down; absent means unchanged. */
export type Described = { tag?: string | null; sex?: string | null; age?: string | null; text?: string | null };

export type IncidentEvent =
  | Ev<'EvenementOuvert', { number: string; centre: string; organisation: string; kind: IncidentKind; exercise: boolean },
    { name: string; place: IncidentPlace | null }>
  | Ev<'EvenementQualifie', Record<never, never>, { name?: string; kind?: IncidentKind; place?: IncidentPlace }>
  | Ev<'VictimeInscrite', { victim: string }, Described & { category: VictimCategory }>
  | Ev<'VictimeCategorisee', { victim: string }, { category: VictimCategory }>
  | Ev<'VictimeDecrite', { victim: string }, Described>
  | Ev<'VictimeVersee', { victim: string; dossier: string; patient: string }>
  | Ev<'VictimeEvacuee', { victim: string }, { destination: string; vehicle: string | null }>
  | Ev<'VictimeArrivee', { victim: string }>
  | Ev<'EvenementNote', { note: string }, { operator: Operator; text: string }>
  | Ev<'EvenementClos', Record<never, never>>;

export type IncidentEventType = IncidentEvent['type'];
export type IncidentEventOf<T extends IncidentEventType> = Extract<IncidentEvent, { type: T }>;

/** The event that begins such a dossier: it tells its type from a call's. */
export const OPENING_EVENT: IncidentEventType = 'EvenementOuvert';
