import type { Instant } from '#base/values/instant.ts';
import type { Operator } from '../state.ts';
import type { IncidentKind, VictimCategory } from './codes.ts';

/** Where an event of many is. */
export type IncidentPlace = { label: string; lat: number | null; lon: number | null };

/** Where a victim goes, in what, and when they left and came there. */
export type Evacuation = { destination: string; vehicle: string | null; leftAt: Instant; arrivedAt: Instant | null };

export type Victim = {
  id: string; tag: string | null; category: VictimCategory; categoryAt: Instant; sex: string | null; age: string | null;
  text: string | null; dossier: string | null; patient: string | null; evacuation: Evacuation | null; enteredAt: Instant; by: string;
};

/** Append-only: a correction is another note. */
export type IncidentNote = { id: string; at: Instant; by: string; operator: Operator; text: string };

/** An event of many victims or many dossiers (évènement), folded. Dossiers name it themselves (`Case.event`). */
export type Incident = {
  version: number; centre: string; organisation: string; number: string; state: 'OUVERT' | 'CLOS' | null; exercise: boolean;
  name: string; kind: IncidentKind; place: IncidentPlace | null; openedAt: Instant; openedBy: string; stateSince: Instant;
  victims: readonly Victim[]; notes: readonly IncidentNote[]; commands: readonly string[];
};

/** An event before its first fact. */
export const noIncident = (): Incident => ({ version: 0, centre: '', organisation: '', number: '', state: null, exercise: false, name: '',
  kind: 'MULTIPLE', place: null, openedAt: 0, openedBy: '', stateSince: 0, victims: [], notes: [], commands: [] });
