import { canonicalJson } from '#base/values/canonical-json.ts';
import type { Instant } from '#base/values/instant.ts';
import { gravest } from '../../domain/codes/care-levels.ts';
import type { Placed } from '../../domain/fields/field-kinds.ts';
import { patientOfPath } from '../../domain/fields/case-fields.ts';
import { objectId } from '../../domain/identifiers/case-ids.ts';
import type { Case, CaseDecision, Note, Patient } from '../../domain/state.ts';
import { cityForMessage, type City } from '../convert/city-for-message.ts';
import type { JsonObject, Json } from '../schema/json.ts';
import { writeTime } from '../schema/read-time.ts';
import { listAt } from '../convert/tree.ts';
import { patientIdOf } from './patient-here.ts';
import { PLACES } from './read-case.ts';
import { fillFromPartners, valuesElsewhere } from './told-elsewhere.ts';

/** Time of a message in the centre's zone. */
type WriteTime = (at: Instant) => string;

const own = (tree: JsonObject, name: string): JsonObject => {
  const found = tree[name];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : (tree[name] = {});
};

/** Puts a value at a dotted path of a tree. */
const put = (tree: JsonObject, path: string, value: Json): void => {
  const names = path.split('.');
  names.slice(0, -1).reduce(own, tree)[names.at(-1)!] = value;
};

const geometry = (place: Placed, time: WriteTime): JsonObject => ({ datetime: time(Date.parse(place.at)), point: {
  coord: { lat: place.lat, lon: place.lon, ...(place.height === undefined ? {} : { height: place.height }), precision: place.precision },
  ...(place.isAml ? { isAml: true } : {}) } });

const named = (value: Record<string, string>): JsonObject =>
  ({ ...value, complete: value.complete ?? [value.firstName, value.lastName].filter(Boolean).join(' ') });

/** Fields whose form in a message is not the one in which they are typed. */
const FORMS: Readonly<Record<string, (value: never, time: WriteTime) => Json>> = {
  'location.geometry': geometry as never,
  'initialAlert.notes': ((text: string) => [{ freetext: text }]) as never,
  'initialAlert.caller.detailedName': named as never,
  'identity.nonStrictFeatures': named as never,
  'generalPractitioner.detailedName': named as never,
  externalId: ((value: Record<string, string>) => [value]) as never,
};
/** Fields of a patient that a message holds elsewhere than at their path. */
const FILED: Readonly<Record<string, string>> = { ...PLACES, externalId: 'administrativeFile.externalId' };
/** Fields that stay at home: no model carries them. */
const HOME: ReadonlySet<string> = new Set(['freetext']);

/** Fields with a value: ours, and where we have none those of partners. */
type Valued = readonly (readonly [path: string, value: unknown])[];

const valuesOf = (state: Case, to: string | undefined): Valued => [...valuesElsewhere(state, to),
  ...Object.entries(state.fields).flatMap(([path, { value }]) => (value === null ? [] : [[path, value] as const]))];

const fieldsInto = (tree: JsonObject, values: Valued, time: WriteTime): void => {
  for (const [path, value] of values) {
    if (HOME.has(path) || patientOfPath(path)) continue;
    put(tree, path, FORMS[path] ? FORMS[path](value as never, time) : value as Json);
  }
};

/** Identifier of a note: one that came from a partner keeps the partner's. */
const noteIdOf = (organisation: string, id: string): string =>
  (id.includes('.medicalNote.') ? id : objectId(organisation, 'medicalNote', id));

/** The fields of each patient, read once for all of them: a dossier may have hundreds. */
const patientFields = (values: Valued): ReadonlyMap<string, readonly [field: string, value: unknown][]> => {
  const found = new Map<string, [string, unknown][]>();
  for (const [path, value] of values) {
    const place = patientOfPath(path);
    if (!place) continue;
    const own = found.get(place.patient);
    if (own) own.push([place.field, value]);
    else found.set(place.patient, [[place.field, value]]);
  }
  return found;
};

const patientBody = (
  state: Case, { id, careLevel }: Patient, fields: readonly [field: string, value: unknown][], time: WriteTime,
): JsonObject => {
  const body: JsonObject = { patientId: patientIdOf(state, id) };
  for (const [field, value] of fields) {
    put(body, FILED[field] ?? field, FORMS[field] ? FORMS[field]!(value as never, time) : value as Json);
  }
  if (careLevel) put(body, 'detail.careLevel', careLevel);
  return body;
};

const noteBody = (state: Case, { id, at, operator, text, patient }: Note, time: WriteTime): JsonObject => ({
  ...(patient === null ? {} : { patientId: patientIdOf(state, patient) }), operator: { ...operator },
  medicalNoteId: noteIdOf(state.organisation, id), creation: time(at), freetext: text });

const decisionBody = (state: Case, one: CaseDecision, time: WriteTime): JsonObject => ({
  ...(one.patient === null ? {} : { patientId: patientIdOf(state, one.patient) }), creation: time(one.at), operator: { ...one.operator },
  decisionType: one.type, ...(one.resourceType === null ? {} : { resourceType: one.resourceType }),
  ...(one.medicalTransport === null ? {} : { medicalTransport: one.medicalTransport }),
  ...(one.orientationType === null ? {} : { orientationType: one.orientationType }),
  ...(one.destination === null ? {} : { destination: { freetext: one.destination } }) });

const caseDetails = (state: Case): JsonObject => {
  const level = gravest(state.patients.map(({ careLevel }) => careLevel));
  return { ...(state.state ? { status: state.state } : {}), priority: state.priority, ...(level ? { careLevel: level } : {}) };
};

/** A general practitioner without a name cannot be told: the model asks for it, whatever else is known. */
const withoutNameless = (patient: JsonObject): void => {
  const file = patient.administrativeFile as JsonObject | undefined;
  const doctor = file?.generalPractitioner as JsonObject | undefined;
  if (!doctor || doctor.detailedName !== undefined) return;
  delete file!.generalPractitioner;
  if (Object.keys(file!).length === 0) delete patient.administrativeFile;
};

/** Parts that a message may not hold by halves: an alert needs its caller, an address its whole text, a town five digits. */
const repaired = (tree: JsonObject, state: Case, time: WriteTime): JsonObject => {
  const location = own(tree, 'location');
  const address = location.detailedAddress as JsonObject | undefined;
  if (address && typeof address.complete !== 'string') delete location.detailedAddress;
  if (location.city) {
    const { city, freetext } = cityForMessage(location.city as City);
    location.city = city;
    if (freetext) location.freetext = [location.freetext, freetext].filter(Boolean).join(' ; ');
  }
  for (const patient of listAt(tree, 'patient')) withoutNameless(patient);
  const alert = tree.initialAlert as JsonObject | undefined;
  const caller = alert?.caller as JsonObject | undefined;
  if (alert && !caller?.callerContact) delete tree.initialAlert;
  else if (alert) alert.reception ??= time(state.createdAt);
  return tree;
};

/** For whom a case is written: `owner` differs from ours when we ask a centre to take it; `to` does not hear its own words again. */
export type CaseAudience = { to?: string | undefined; owner?: string; zone?: string };

/** The whole case as an RS-EDA says it to another centre: what we know, and what partners told us of it where we say nothing. */
export const writeCase = (state: Case, { to, owner = state.owner, zone = 'Europe/Paris' }: CaseAudience = {}): JsonObject => {
  const time: WriteTime = (at) => writeTime(at, zone);
  const values = valuesOf(state, to);
  const tree: JsonObject = { caseId: state.caseId, senderCaseId: state.number, creation: time(state.createdAt), qualification: {},
    location: {}, owner };
  fieldsInto(tree, values, time);
  own(tree, 'qualification').details = { ...caseDetails(state), attribution: state.attribution };
  if (state.patients.length > 0) {
    const of = patientFields(values);
    tree.patient = state.patients.map((one) => patientBody(state, one, of.get(one.id) ?? [], time));
  }
  if (state.notes.length > 0) tree.medicalNote = state.notes.map((one) => noteBody(state, one, time));
  if (state.decisions.length > 0) tree.decision = state.decisions.map((one) => decisionBody(state, one, time));
  fillFromPartners(tree, state, to);
  return repaired(tree, state, time);
};

/** A message about a change of a case. */
export type CaseUpdate = { kind: 'RS-EDA' | 'RS-EDA-MAJ'; body: JsonObject };

/** What an RS-EDA-MAJ can say of a case; any other change needs the whole RS-EDA again, which its maker may send. */
const updatable = (body: JsonObject): JsonObject => {
  const { riskThreat, details } = (body.qualification ?? {}) as JsonObject;
  const { attribution: _, ...told } = (details ?? {}) as JsonObject;
  const notes = (body.initialAlert as JsonObject | undefined)?.notes;
  return { ...(body.perimeter === undefined ? {} : { perimeter: body.perimeter }), owner: body.owner!,
    qualification: { ...(riskThreat === undefined ? {} : { riskThreat }), details: told },
    ...(notes === undefined ? {} : { initialAlert: { notes } }) };
};

const LISTS = ['patient', 'medicalNote', 'decision'] as const;
const same = (a: Json | undefined, b: Json | undefined): boolean => canonicalJson(a ?? null) === canonicalJson(b ?? null);

/** The case without what an update can say. */
const fixed = (body: JsonObject): JsonObject => {
  const { riskThreat: _risks, details, ...qualification } = (body.qualification ?? {}) as JsonObject;
  const { notes: _notes, ...alert } = (body.initialAlert ?? {}) as JsonObject;
  return { ...body, qualification: { ...qualification, attribution: (details as JsonObject).attribution ?? null }, initialAlert: alert,
    owner: null,
    perimeter: null, ...Object.fromEntries(LISTS.map((name) => [name, null])) };
};

/** A free text that a partner wrote of the case: an update alone has a place for it; ours stays at home. */
const freetextElsewhere = (state: Case, to: string | undefined): string | undefined =>
  valuesElsewhere(state, to).find(([path]) => path === 'freetext')?.[1] as string | undefined;

/** What changed from `before`, for those who follow the case; nothing when nothing that travels changed. */
export const writeUpdate = (before: Case, after: Case, audience: Omit<CaseAudience, 'owner'> = {}): CaseUpdate | undefined => {
  const [was, now] = [writeCase(before, audience), writeCase(after, audience)];
  const [freeBefore, free] = [before, after].map((state) => freetextElsewhere(state, audience.to));
  if (same(was, now) && free === freeBefore) return undefined;
  if (!same(fixed(was), fixed(now))) return { kind: 'RS-EDA', body: now };
  const [old, fresh] = [updatable(was), updatable(now)];
  const parts = Object.entries(fresh).filter(([name, value]) => !same(old[name], value));
  const added = LISTS.flatMap((name) => {
    const known = new Set(((was[name] ?? []) as Json[]).map((one) => JSON.stringify(one)));
    const list = ((now[name] ?? []) as Json[]).filter((one) => !known.has(JSON.stringify(one)));
    return list.length > 0 ? [[name, list] as const] : [];
  });
  return { kind: 'RS-EDA-MAJ', body: { caseId: after.caseId, senderCaseId: after.number, ...Object.fromEntries(parts),
    ...Object.fromEntries(added), ...(free === undefined || free === freeBefore ? {} : { freetext: free }) } };
};
