import { isDeepStrictEqual } from 'node:util';
import type { Case, KeptMessage } from '../../domain/state.ts';
import { caseFromFire } from '../convert/case-from-fire.ts';
import { countedIds } from '../convert/counted-ids.ts';
import { listAt, textAt } from '../convert/tree.ts';
import { isObject, type JsonObject } from '../schema/json.ts';
import { readTime } from '../schema/read-time.ts';
import { FOLLOWERS_KEY } from './followers.ts';
import { patientHere, patientIdOf } from './patient-here.ts';
import { alertText } from './read-case.ts';
import { restOfCase } from './rest-of-case.ts';
import { withoutNir } from './without-nir.ts';

/** Says that a kept message holds what our fields do not. */
export const OUTSIDE = 'HORS_CHAMPS';

const CASE_KINDS = new Set(['RS-EDA', 'RS-EDA-MAJ', 'RC-EDA']);
/** What is ours to say, or has a place of its own in what we write. */
const OURS = ['caseId', 'senderCaseId', 'creation', 'owner', 'freetext', 'patient', 'medicalNote', 'decision'];
const PAIRS_MAX = 3;

/** Partners whose word we tell on: those who share the case, and who is in charge; never the one whom we tell. */
export const isTeller = ({ shares, owner, organisation }: Case, from: string, to: string | undefined): boolean =>
  from !== to && from !== organisation && (from === owner || shares.some(({ partner }) => partner === from));

/**
 * Values that partners gave for fields in which nobody here wrote: told on as they stand, the latest of several. What we wrote, and what
 * we emptied, stands before them (DSF 15-15 §5.4).
 */
export const valuesElsewhere = (state: Case, to?: string): [path: string, value: unknown][] => {
  const found = new Map<string, { value: unknown; position: number }>();
  for (const [from, values] of Object.entries(state.received)) {
    if (!isTeller(state, from, to)) continue;
    for (const [path, { value, position }] of Object.entries(values)) {
      if (state.fields[path] === undefined && value !== null && position >= (found.get(path)?.position ?? -1)) {
        found.set(path, { value, position });
      }
    }
  }
  return [...found].map(([path, { value }]) => [path, value]);
};

const restOf = (state: Case, { kind, body, from, at, id }: KeptMessage): JsonObject | undefined => {
  if (!isObject(body)) return undefined;
  return kind === 'RC-EDA' ? restOfCase(caseFromFire(body, from, state.organisation, { at, newId: countedIds(id) }), true) : body;
};

/** What partners said of the case that no field here holds, the newest first. */
const rests = (state: Case, to: string | undefined): JsonObject[] => state.kept
  .filter(({ flag, kind, from }) => flag === OUTSIDE && CASE_KINDS.has(kind) && isTeller(state, from, to))
  .map((one) => restOf(state, one)).filter((rest) => rest !== undefined).reverse();

/** Puts into a tree what it does not hold; what it holds stays. */
const fill = (tree: JsonObject, more: JsonObject, but: readonly string[] = []): void => {
  for (const [key, value] of Object.entries(more)) {
    if (but.includes(key)) continue;
    const own = tree[key];
    if (own === undefined) tree[key] = structuredClone(value);
    else if (isObject(own) && isObject(value)) fill(own, value);
  }
};

const withFileToTell = (patient: JsonObject): JsonObject => {
  const { administrativeFile: file } = patient;
  return isObject(file) ? { ...patient, administrativeFile: withoutNir(file) } : patient;
};

const fillPatients = (tree: JsonObject, state: Case, rest: JsonObject): void => {
  const ours = new Map(listAt(tree, 'patient').map((one) => [textAt(one, 'patientId'), one]));
  for (const patient of listAt(rest, 'patient')) {
    const own = ours.get(patientIdOf(state, patientHere(state, textAt(patient, 'patientId') ?? '')));
    if (own) fill(own, withFileToTell(patient), ['patientId']);
  }
};

const fillDecisions = (tree: JsonObject, state: Case, rest: JsonObject): void => {
  for (const told of listAt(rest, 'decision')) {
    const { destination } = told;
    const patient = textAt(told, 'patientId');
    const own = listAt(tree, 'decision').find((one) => one['decisionType'] === told['decisionType']
      && readTime(textAt(one, 'creation') ?? '') === readTime(textAt(told, 'creation') ?? '')
      && textAt(one, 'patientId') === (patient && patientIdOf(state, patientHere(state, patient))));
    if (own && destination !== undefined) fill(own, { destination });
  }
};

/** A case that somebody else made is as old as its maker says. */
const asOldAsTold = (tree: JsonObject, { caseId, organisation }: Case, { creation }: JsonObject): void => {
  if (creation !== undefined && !caseId.startsWith(`${organisation}.`)) tree['creation'] = creation;
};

/** Notes of the caller as the partner lists them, with their times, while nobody here wrote into them. */
const isOf = (notes: readonly JsonObject[], ours: unknown): boolean => ours === undefined || ours === alertText(notes);

const listNotes = (tree: JsonObject, state: Case, rest: JsonObject): void => {
  const [alert, notes] = [tree['initialAlert'], listAt(rest, 'initialAlert.notes')];
  if (isObject(alert) && notes.length > 0 && isOf(notes,
    state.fields['initialAlert.notes']?.value)) alert['notes'] = structuredClone(notes);
};

const tidyPairs = (tree: JsonObject): void => {
  const pairs = listAt(tree, 'additionalInformation.customMap').filter(({ key }) => key !== FOLLOWERS_KEY).slice(0, PAIRS_MAX);
  if (pairs.length > 0) tree['additionalInformation'] = { customMap: pairs };
  else delete tree['additionalInformation'];
};

/** Lays beside what we say of a case what partners said of it that has no field here: places, pairs, references, times. */
export const fillFromPartners = (tree: JsonObject, state: Case, to?: string): void => {
  const all = rests(state, to);
  for (const [nth, rest] of all.entries()) {
    if (nth === all.findIndex((one) => listAt(one, 'initialAlert.notes').length > 0)) listNotes(tree, state, rest);
    asOldAsTold(tree, state, rest);
    fill(tree, rest, OURS);
    fillPatients(tree, state, rest);
    fillDecisions(tree, state, rest);
  }
  if (all.length > 0) tidyPairs(tree);
};

/** Kept parts of one vehicle of a partner: crew, telephone, texts; the latest that the partner told. */
export const keptVehicle = ({ kept }: Case, from: string, resourceId: string): JsonObject | undefined => kept
  .filter((one) => one.flag === OUTSIDE && one.from === from && (one.kind === 'RS-RI' || one.kind === 'RC-RI') && isObject(one.body))
  .flatMap(({ body }) => listAt(body as JsonObject, 'resource').filter((one) => one['resourceId'] === resourceId)).at(-1);

/** Is what is kept of a message the same as what the same partner's last one of its kind left? */
export const isKeptAlready = ({ kept }: Case, from: string, kind: string, rest: JsonObject): boolean => {
  const last = kept.findLast((one) => one.from === from && one.kind === kind && one.flag === OUTSIDE);
  return last !== undefined && isDeepStrictEqual(last.body, rest);
};
