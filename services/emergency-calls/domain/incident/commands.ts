import type { Instant } from '#base/values/instant.ts';
import type { IncidentKind, VictimCategory } from './codes.ts';
import type { IncidentPlace } from './incident.ts';

type Given<T extends string, C> = { type: T; id: string; at?: Instant } & C;

/** What may be said of a victim beside their category. */
export type VictimDescription = { tag?: string; sex?: string; age?: string; text?: string };

/** What is done to an event of many; as those of a dossier, each has an id of its own and sent twice changes nothing. */
export type IncidentCommand =
  | Given<'ouvrirEvenement', { number: string; centre: string; organisation: string; name: string; kind: IncidentKind;
    place?: IncidentPlace; exercise?: boolean }>
  | Given<'qualifierEvenement', { name?: string; kind?: IncidentKind; place?: IncidentPlace }>
  | Given<'inscrireVictime', { victim: string; category: VictimCategory } & VictimDescription>
  | Given<'categoriserVictime', { victim: string; category: VictimCategory }>
  | Given<'decrireVictime', { victim: string } & VictimDescription>
  | Given<'verserVictime', { victim: string; dossier: string; patient: string }>
  | Given<'evacuerVictime', { victim: string; destination: string; vehicle?: string }>
  | Given<'arriverVictime', { victim: string }>
  | Given<'noterEvenement', { note: string; text: string }>
  | Given<'cloreEvenement', Record<never, never>>;

export type IncidentCommandType = IncidentCommand['type'];
export type IncidentCommandOf<T extends IncidentCommandType> = Extract<IncidentCommand, { type: T }>;
