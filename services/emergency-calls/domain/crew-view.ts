import type { CaseState } from './codes/case-states.ts';
import type { Priority } from './codes/priorities.ts';
import type { StatusFact } from './codes/vehicle-statuses.ts';
import { CREW_FIELDS, type CrewField } from './codes/crew-fields.ts';
import type { Placed } from './fields/field-kinds.ts';
import type { Case } from './state.ts';

/** A patient as the crew needs them: who to look for. */
export type CrewPatient = { id: string; careLevel: string | null; name: string | null; sex: string | null; age: string | null };

/** A mission as its crew sees it: where, how to get in, what for, what to beware of. Nothing of the rest of the dossier. */
export type CrewMission = {
  dossier: string; mission: string; vehicle: string; number: string; exercise: boolean; state: CaseState | null; priority: Priority;
  engagedAt: number; motive: string | null; nature: string | null; risks: readonly string[];
  place: { lat: number; lon: number; precision: string } | null;
  lines: readonly { field: CrewField; value: string }[];
  patients: readonly CrewPatient[];
  statuses: readonly Pick<StatusFact, 'status' | 'at'>[];
  assessments: readonly { id: string; at: number; patient: string | null; warnings: readonly string[] }[];
  documents: number;
};

const value = <T>(state: Case, path: string): T | null => (state.fields[path]?.value ?? null) as T | null;
const label = (coded: { label: string } | null): string | null => coded?.label ?? null;
/** A town's name, or a motorway with its marker and direction. */
const ofRecord = ({ name, pk, direction }: { name?: string; pk?: string; direction?: string }): string =>
  [name, pk && `PK ${pk}`, direction && `→ ${direction}`].filter(Boolean).join(' ');
const asText = (found: unknown): string => (Array.isArray(found) ? found.join(', ')
  : typeof found === 'object' && found !== null ? ofRecord(found) : String(found ?? ''));

const patientOf = (state: Case) => ({ id, careLevel }: Case['patients'][number]): CrewPatient => ({ id, careLevel,
  name: value(state, `patient/${id}/identity.strictFeatures.birthName`), sex: value(state, `patient/${id}/identity.strictFeatures.sex`),
  age: value(state, `patient/${id}/detail.age`) });

/** What the dossier sends to the crew of one of its missions; nothing when the mission is not of this dossier. */
export const crewView = (dossier: string, state: Case, mission: string): CrewMission | undefined => {
  const found = state.missions.find(({ id }) => id === mission);
  if (!found) return undefined;
  const point = value<Placed>(state, 'location.geometry');
  return {
    dossier, mission, vehicle: found.name, number: state.number, exercise: state.exercise, state: state.state, priority: state.priority,
    engagedAt: found.engagedAt, motive: label(value(state, 'qualification.healthMotive')),
    nature: label(value(state, 'qualification.whatsHappen')),
    risks: (value<{ label: string }[]>(state, 'qualification.riskThreat') ?? []).map((risk) => risk.label),
    place: point && { lat: point.lat, lon: point.lon, precision: point.precision },
    lines: CREW_FIELDS.flatMap((field) => {
      const text = asText(value(state, field)).trim();
      return text === '' ? [] : [{ field, value: text }];
    }),
    patients: state.patients.map(patientOf(state)), statuses: found.statuses.map(({ status, at }) => ({ status, at })),
    assessments: found.assessments.map(({ id, at, patient, warnings }) => ({ id, at, patient, warnings })),
    documents: state.documents.filter(({ from }) => from === 'crew').length,
  };
};
