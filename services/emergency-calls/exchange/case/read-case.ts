import type { Instant } from '#base/values/instant.ts';
import { casePaths, fieldOf } from '../../domain/fields/case-fields.ts';
import { fitsKind } from '../../domain/fields/field-kinds.ts';
import { PRIORITIES, type Priority } from '../../domain/codes/priorities.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { readTime } from '../schema/read-time.ts';

/** A note of a partner, as it came. */
export type ReadNote = { id: string; label: string; text: string };

/** What a message says of a case, in our own terms: fields by their paths, and what is added to lists. */
export type ReadCase = {
  caseId: string; creation: Instant | null; owner: string | null; priority: Priority | null; attribution: string | null;
  values: Readonly<Record<string, unknown>>; notes: readonly ReadNote[];
  /** Patients' ids as the partner gives them; their fields are shown beside ours. */
  patients: readonly string[];
};

const at = (tree: Json | undefined, path: string): Json | undefined => path.split('.').reduce<Json | undefined>((here, name) =>
  (typeof here === 'object' && here !== null && !Array.isArray(here) ? here[name] : undefined), tree);

const text = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null);
const list = (value: Json | undefined): JsonObject[] => (Array.isArray(value) ? value as JsonObject[] : []);

const placed = (geometry: JsonObject): unknown => {
  const coord = at(geometry, 'point.coord') as JsonObject | undefined;
  const told = readTime(text(geometry.datetime) ?? '');
  return coord && { ...coord, radius_m: null, source: 'PARTENAIRE', at: new Date(told ?? 0).toISOString(),
    ...(at(geometry, 'point.isAml') === true ? { isAml: true } : {}) };
};

/** Fields whose form in a message is not the one in which they are kept. */
const FORMS: Readonly<Record<string, (value: Json) => unknown>> = {
  'location.geometry': (value) => placed(value as JsonObject),
  'initialAlert.notes': (value) => list(value).map(({ freetext }) => freetext).filter(Boolean).join(' ; '),
};

const valuesOf = (body: JsonObject): Record<string, unknown> => Object.fromEntries(casePaths().flatMap((path) => {
  const told = at(body, path);
  if (told === undefined) return [];
  const value = FORMS[path] ? FORMS[path](told) : told;
  return value !== undefined && fitsKind(fieldOf(path)!.kind, value) ? [[path, value]] : [];
}));

/** Reads an RS-EDA or RS-EDA-MAJ body that the models accepted. What is absent is unchanged. */
export const readCase = (body: JsonObject): ReadCase => {
  const priority = text(at(body, 'qualification.details.priority'));
  return {
    caseId: String(body.caseId), creation: readTime(text(body.creation) ?? '') ?? null, owner: text(body.owner),
    priority: PRIORITIES.find((one) => one === priority) ?? null, attribution: text(at(body, 'qualification.details.attribution')),
    values: valuesOf(body), patients: list(body.patient).map(({ patientId }) => String(patientId)),
    notes: list(body.medicalNote).map(({ medicalNoteId, operator, freetext }) => ({ id: String(medicalNoteId),
      label: text(at(operator, 'label')) ?? text(at(operator, 'role')) ?? '', text: String(freetext) })),
  };
};
