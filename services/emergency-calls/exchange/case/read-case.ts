import type { Instant } from '#base/values/instant.ts';
import { CARE_LEVELS, type CareLevel } from '../../domain/codes/care-levels.ts';
import { DECISION_TYPES, type DecisionType } from '../../domain/codes/decision-types.ts';
import { PRIORITIES, type Priority } from '../../domain/codes/priorities.ts';
import { casePaths, fieldOf, patientFields } from '../../domain/fields/case-fields.ts';
import { isDoubtfulPlace } from '../../domain/fields/doubtful-place.ts';
import { fitsKind } from '../../domain/fields/field-kinds.ts';
import { listAt, textAt, valueAt } from '../convert/tree.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { readTime } from '../schema/read-time.ts';

/** Who wrote or decided at the partner's. */
export type ReadOperator = { label: string | null; role: string };

/** A note of a partner, as it came. */
export type ReadNote = { id: string; at: Instant | null; patient: string | null; text: string; operator: ReadOperator };

/** A patient of a message: the partner's id, and fields by their paths in a patient. */
export type ReadPatient = { id: string; careLevel: CareLevel | null; values: Readonly<Record<string, unknown>> };

/** A decision taken elsewhere. */
export type ReadDecision = { at: Instant; type: DecisionType; patient: string | null; resourceType: string | null;
  medicalTransport: boolean | null; orientationType: string | null; destination: string | null; operator: ReadOperator };

/** What a message says of a case, in our own terms: fields by their paths, and what is added to lists. */
export type ReadCase = {
  caseId: string; creation: Instant | null; owner: string | null; priority: Priority | null; attribution: string | null;
  values: Readonly<Record<string, unknown>>; notes: readonly ReadNote[]; patients: readonly ReadPatient[];
  decisions: readonly ReadDecision[];
};

const placed = (geometry: JsonObject): unknown => {
  const coord = valueAt(geometry, 'point.coord') as JsonObject | undefined;
  const told = readTime(textAt(geometry, 'datetime') ?? '');
  return coord && { ...coord, radius_m: null, source: 'PARTENAIRE', at: new Date(told ?? 0).toISOString(),
    ...(valueAt(geometry, 'point.isAml') === true ? { isAml: true } : {}),
    ...(isDoubtfulPlace(Number(coord['lat']), Number(coord['lon'])) ? { precision: 'INCONNUE', doubtful: true } : {}) };
};

/** Notes of an alert as one text, as we keep them. */
export const alertText = (notes: readonly JsonObject[]): string => notes.map(({ freetext }) => freetext).filter(Boolean).join(' ; ');

/** Fields whose form in a message is not the one in which they are kept. */
const FORMS: Readonly<Record<string, (value: Json) => unknown>> = {
  'location.geometry': (value) => placed(value as JsonObject),
  'initialAlert.notes': (value) => alertText(value as JsonObject[]),
};
/** Where a message holds a field of a patient, when not at its path. */
export const PLACES: Readonly<Record<string, string>> = Object.fromEntries(['generalPractitioner.detailedName',
  'generalPractitioner.rppsId'].map((path) => [path, `administrativeFile.${path}`]));

const valuesOf = (body: JsonObject, paths: readonly string[], declared: (path: string) => string): Record<string, unknown> =>
  Object.fromEntries(paths.flatMap((path) => {
    const told = valueAt(body, PLACES[path] ?? path);
    if (told === undefined) return [];
    const value = FORMS[path] ? FORMS[path](told) : told;
    return value !== undefined && fitsKind(fieldOf(declared(path))!.kind, value) ? [[path, value]] : [];
  }));

const oneOf = <T extends string>(codes: readonly T[], value: string | undefined): T | null => codes.find((one) => one === value) ?? null;

const readPatient = (patient: JsonObject): ReadPatient => ({ id: String(patient['patientId']),
  careLevel: oneOf(CARE_LEVELS, textAt(patient, 'detail.careLevel')),
  values: valuesOf(patient, patientFields(), (path) => `patient/1/${path}`) });

const readOperator = (one: JsonObject): ReadOperator => ({ label: textAt(one, 'operator.label') ?? null,
  role: textAt(one, 'operator.role') ?? 'INCONNU' });

const readNote = (note: JsonObject): ReadNote => ({ id: String(note['medicalNoteId']), at: readTime(textAt(note, 'creation') ?? '') ?? null,
  patient: textAt(note, 'patientId') ?? null, text: String(note['freetext']), operator: readOperator(note) });

const readDecision = (one: JsonObject): ReadDecision[] => {
  const type = oneOf(DECISION_TYPES, textAt(one, 'decisionType'));
  const at = readTime(textAt(one, 'creation') ?? '');
  return type === null || at === undefined ? [] : [{ at, type, patient: textAt(one, 'patientId') ?? null,
    resourceType: textAt(one, 'resourceType') ?? null, orientationType: textAt(one, 'orientationType') ?? null,
    medicalTransport: typeof one['medicalTransport'] === 'boolean' ? one['medicalTransport'] : null,
    destination: textAt(one, 'destination.freetext') ?? null, operator: readOperator(one) }];
};

/** Reads an RS-EDA or RS-EDA-MAJ body that the models accepted. What is absent is unchanged. */
export const readCase = (body: JsonObject): ReadCase => ({
  caseId: String(body['caseId']), creation: readTime(textAt(body, 'creation') ?? '') ?? null, owner: textAt(body, 'owner') ?? null,
  priority: oneOf(PRIORITIES, textAt(body, 'qualification.details.priority')),
  attribution: textAt(body, 'qualification.details.attribution') ?? null,
  values: valuesOf(body, casePaths(), (path) => path), patients: listAt(body, 'patient').map(readPatient),
  notes: listAt(body, 'medicalNote').map(readNote), decisions: listAt(body, 'decision').flatMap(readDecision),
});
