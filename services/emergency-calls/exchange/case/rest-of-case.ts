import { isFreeOfPatient, VEHICLE_STATUSES } from '../../domain/codes/vehicle-statuses.ts';
import { dropAt, listAt } from '../convert/tree.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { PLACES, readCase } from './read-case.ts';

const LABEL_CHARS_MAX = 255;

/** Taken from every case: what it is called and whose it is; when its maker made it is kept with the message that opens a dossier. */
const NAMES = ['caseId', 'owner'];
/** Taken from the message that opens a dossier; a later one does not change ours, so that it is shown beside it. */
const OPENING = ['qualification.details.priority', 'qualification.details.attribution'];

const placed = (path: string): string => PLACES[path] ?? path;

/** A list without what was taken of each of its objects; an object of which only its id is left goes too. */
const restOfList = (list: readonly JsonObject[], taken: (one: JsonObject, i: number) => readonly string[], id: string): JsonObject[] =>
  list.flatMap((one, i) => {
    const left = structuredClone(one);
    for (const path of taken(one, i)) dropAt(left, path);
    return Object.keys(left).some((key) => key !== id) ? [left] : [];
  });

const put = (rest: JsonObject, key: string, list: JsonObject[]): void => {
  if (list.length > 0) rest[key] = list;
  else delete rest[key];
};

const NOTE = ['patientId', 'medicalNoteId', 'creation', 'freetext'];
const DECISION = ['operator', 'resourceType', 'medicalTransport', 'orientationType', 'destination.freetext'];
const isLong = (one: JsonObject): boolean => String((one['operator'] as JsonObject | undefined)?.['label'] ?? '').length > LABEL_CHARS_MAX;

/**
 * What a case message (RS-EDA, RS-EDA-MAJ) says that no field, list or state of a dossier holds: kept with the case as it came, so that
 * nothing is silently dropped. Nothing when all of it was taken.
 */
export const restOfCase = (body: JsonObject, opening: boolean): JsonObject | undefined => {
  const rest = structuredClone(body);
  const read = readCase(body);
  const alertNotes = listAt(body, 'initialAlert.notes');
  const timed = alertNotes.some((note) => Object.keys(note).some((key) => key !== 'freetext'));
  for (const path of [...NAMES, ...opening ? OPENING : ['creation'], ...Object.keys(read.values)]) dropAt(rest, path);
  if (read.values['initialAlert.notes'] !== undefined && timed) {
    rest['initialAlert'] = { ...rest['initialAlert'] as JsonObject | undefined, notes: alertNotes };
  }
  const twice = (id: unknown): boolean => read.patients.filter((one) => one.id === id).length > 1;
  put(rest, 'patient', restOfList(listAt(body, 'patient'), ({ patientId }, i) => (twice(patientId) ? []
    : [...opening ? ['detail.careLevel'] : [], ...Object.keys(read.patients[i]!.values).map(placed)]), 'patientId'));
  put(rest, 'medicalNote', restOfList(listAt(body, 'medicalNote'), (one) => [...NOTE, ...isLong(one) ? [] : ['operator']], ''));
  put(rest, 'decision', listAt(body, 'decision').flatMap((one) => restOfList([one], () => DECISION, '')
    .filter((left) => left['destination'] !== undefined || isLong(one))));
  return emptied(rest);
};

/** Without the objects that say nothing. */
const emptied = (rest: JsonObject): JsonObject | undefined => {
  for (const [key, value] of Object.entries(rest)) if (isObject(value) && Object.keys(value).length === 0) delete rest[key];
  return Object.keys(rest).length > 0 ? rest : undefined;
};

const VEHICLE = ['requestId', 'orgId', 'vehicleType', 'name', 'team.medicalLevel'];

/** A status is taken whole when its availability is the one that goes with it. */
const isTold = ({ status, availability }: JsonObject): boolean => {
  const known = VEHICLE_STATUSES.find((one) => one === status);
  return known !== undefined && (availability === undefined || availability === isFreeOfPatient(known));
};

const statesOf = ({ state }: JsonObject): JsonObject[] => (Array.isArray(state) ? state.filter(isObject) : isObject(state) ? [state] : []);

/** The same for a list of vehicles (RS-RI, RC-RI): crews, telephones, texts and places of which a dossier keeps no field. */
export const restOfResources = (body: JsonObject): JsonObject | undefined => {
  const resource = restOfList(listAt(body, 'resource'), (one) => [...VEHICLE,
    ...statesOf(one).some(({ datetime }) => datetime === one['datetime']) ? ['datetime'] : [],
    ...statesOf(one).every(isTold) ? ['state'] : []], 'resourceId');
  return resource.length > 0 ? { resource: resource as Json } : undefined;
};
