import type { Instant } from '#base/values/instant.ts';
import { currentStatus, isFreeOfPatient, type StatusFact } from '../../domain/codes/vehicle-statuses.ts';
import { objectId } from '../../domain/identifiers/case-ids.ts';
import type { Assessment, Case, Mission, PartnerResource, ResourceRequest } from '../../domain/state.ts';
import { isObject, type Json, type JsonObject } from '../schema/json.ts';
import { readTime, writeTime } from '../schema/read-time.ts';
import { codesOf } from '../codes/code-lists.ts';
import { listAt, textAt } from '../convert/tree.ts';
import { patientIdOf } from './patient-here.ts';
import { keptVehicle, OUTSIDE } from './told-elsewhere.ts';
import { withoutNir } from './without-nir.ts';

const ZONE = 'Europe/Paris';
const time = (at: Instant): string => writeTime(at, ZONE);

const stateBody = ({ status, at }: Pick<StatusFact, 'status' | 'at'>): JsonObject =>
  ({ datetime: time(at), status, availability: isFreeOfPatient(status) });

/** The full identifier of a vehicle or request: ours are kept short when somebody typed them so. */
const fullId = (organisation: string, sort: 'resource' | 'request', id: string): string =>
  (id.includes(`.${sort}.`) ? id : objectId(organisation, sort, id));

/** Level of care of our crews (typePEC), by vehicle. */
export type CrewLevels = ReadonlyMap<string, string>;

/** Where nothing is known of crews. */
const NO_CREWS: CrewLevels = new Map();
const LEVELS = codesOf('typePEC');

const team = (level: string | null | undefined, more: Json | undefined = undefined): JsonObject => {
  const told = { ...(isObject(more) ? more : {}), ...(level && LEVELS.has(level) ? { medicalLevel: level } : {}) };
  return Object.keys(told).length > 0 ? { team: told } : {};
};

const resourceBody = (state: Case, mission: Mission, crews: CrewLevels): JsonObject => ({
  datetime: time(currentStatus(mission.statuses)?.at ?? mission.engagedAt), resourceId: fullId(state.organisation, 'resource',
    mission.resource),
  ...(mission.request === null ? {} : { requestId: mission.request }), missionId: mission.id, orgId: state.organisation,
  ...(mission.patients[0] === undefined ? {} : { patientId: patientIdOf(state, mission.patients[0]) }),
  vehicleType: mission.vehicleType, ...(mission.name ? { name: mission.name } : {}), ...team(crews.get(mission.resource)),
    state: mission.statuses.map(stateBody) });

type Found = { [key: string]: Json | undefined };
const only = (found: Found, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (found[key] === undefined ? [] : [[key, found[key]]])));

/** What of a partner's vehicle is kept as it came and told on so: no field of a dossier holds it. */
const AS_TOLD = ['missionId', 'patientId', 'centerName', 'centerCity', 'contact', 'freetext'];

/** A status as its partner told it: with its own word on whether the crew is free, when it said one. */
const stateAsTold = (kept: JsonObject | undefined) => (status: StatusFact): JsonObject => {
  const told = listAt(kept, 'state').find((one) => one['status'] === status.status && readTime(String(one['datetime'])) === status.at);
  return typeof told?.['availability'] === 'boolean' ? { ...stateBody(status), availability: told['availability'] } : stateBody(status);
};

/** A vehicle of another partner, as its own partner named it; one that nobody described cannot be told on. */
const partnerBody = (state: Case, vehicle: PartnerResource): JsonObject[] => {
  const { id, from, organisation, name, vehicleType, statuses, request, team: level } = vehicle;
  const kept = keptVehicle(state, from, id);
  const now = currentStatus(statuses);
  const datetime = now ? time(now.at) : kept?.['datetime'];
  return vehicleType === '' || datetime === undefined ? [] : [{ ...only(kept ?? {}, AS_TOLD), datetime, resourceId: id,
    ...(request === null ? {} : { requestId: request }), ...(organisation === null ? {} : { orgId: organisation }), vehicleType,
    ...(name ? { name } : {}), ...team(level, kept?.['team']), state: statuses.map(stateAsTold(kept)) }];
};

/**
 * RS-RI: all vehicles that we sent to the case, and those of the other partners when it is for one of them (`to`); nothing while there
 * is none.
 */
export const writeResources = (state: Case, to?: string, crews: CrewLevels = NO_CREWS): JsonObject | undefined => {
  const others = to === undefined ? [] : state.partnerResources.filter(({ from }) => from !== to)
    .flatMap((vehicle) => partnerBody(state, vehicle));
  const resource = [...state.missions.map((mission) => resourceBody(state, mission, crews)), ...others];
  return resource.length === 0 ? undefined : { caseId: state.caseId, resource };
};

/** RS-SR: one status of one vehicle, ours or a partner's. */
export const writeStatus = (
  { caseId, organisation }: Case, { resource }: Pick<Mission, 'resource'>, status: Pick<StatusFact, 'status' | 'at'>,
): JsonObject =>
  ({ caseId, resourceId: fullId(organisation, 'resource', resource), state: stateBody(status) });

/** RS-DR: what we ask of a partner, or take back. */
export const writeRequest = ({ caseId, organisation }: Case, request: ResourceRequest): JsonObject => ({ caseId, request: {
  requestId: fullId(organisation, 'request', request.id), datetime: time(request.at), purpose: request.purpose,
  ...(request.convention ? { convention: request.convention } : {}),
  ...(request.deadline ? { deadline: request.deadline } : {}), ...(request.freetext ? { freetext: request.freetext } : {}) },
...(request.cancelled ? { status: 'ANNULEE' } : {}) });

/** RS-RR: our answer to a partner's request. */
export const writeAnswer = ({ caseId }: Case, request: ResourceRequest): JsonObject => ({ caseId, requestId: request.id, response: {
  datetime: time(request.answeredAt ?? request.at), answer: request.answer ?? 'REFUSEE',
  ...(request.answerDeadline ? { deadline: request.answerDeadline } : {}),
  ...(request.answerText ? { freetext: request.answerText } : {}) } });

/** RS-ER: the vehicle that a SMUR is to send, with the crew that it has. */
export const writeEngagement = ({ caseId }: Case, { vehicleType, name, resource }: Mission, crews: CrewLevels = NO_CREWS): JsonObject =>
  ({ caseId, resource: [{ vehicleType, ...(name ? { name } : {}), ...team(crews.get(resource)) }] });

/** Parts of an assessment that a message carries; what else a crew typed stays here. */
const TOLD = ['procedure', 'mainDiagnosis', 'associatedDiagnosis', 'parameter', 'medicalHistory', 'treatment', 'freetext'];

const OF_PATIENT = ['birthName', 'birthDate', 'age', 'sex', 'externalId', 'height', 'weight'];

/** RS-BPV: what a crew found of a patient. A patient whose name nobody knows is told so: the model asks for a name. */
export const writeAssessment = (state: Case, { id, at, role, patient, content }: Assessment): JsonObject => {
  const found = (content ?? {}) as Found;
  const name = (key: string): Json => found[key] ?? 'INCONNU';
  const writer = state.kept.findLast(({ kind, flag, body }) => kind === 'RS-BPV' && flag === OUTSIDE
    && textAt(body as Json, 'reportId') === id);
  const label = writer && textAt(writer.body as Json, 'redactor.label');
  return { caseId: state.caseId, reportId: id, redactor: { ...(label ? { label } : {}), role }, creation: time(at),
    patient: { patientId: patientIdOf(state, patient ?? '1'), ...withoutNir(only(found, OF_PATIENT)), lastName: name('lastName'),
      firstName: name('firstName') },
    evaluation: only(found, TOLD) };
};
