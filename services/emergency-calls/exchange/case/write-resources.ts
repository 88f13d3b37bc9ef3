import type { Instant } from '#base/values/instant.ts';
import { currentStatus, isFreeOfPatient, type StatusFact } from '../../domain/codes/vehicle-statuses.ts';
import { objectId } from '../../domain/identifiers/case-ids.ts';
import type { Assessment, Case, Mission, PartnerResource, ResourceRequest } from '../../domain/state.ts';
import type { Json, JsonObject } from '../schema/json.ts';
import { writeTime } from '../schema/read-time.ts';
import { patientIdOf } from './write-case.ts';

const ZONE = 'Europe/Paris';
const time = (at: Instant): string => writeTime(at, ZONE);

const stateBody = ({ status, at }: Pick<StatusFact, 'status' | 'at'>): JsonObject =>
  ({ datetime: time(at), status, availability: isFreeOfPatient(status) });

/** The full identifier of a vehicle or request: ours are kept short when somebody typed them so. */
const fullId = (organisation: string, sort: 'resource' | 'request', id: string): string =>
  (id.includes(`.${sort}.`) ? id : objectId(organisation, sort, id));

const resourceBody = (state: Case, mission: Mission): JsonObject => ({
  datetime: time(currentStatus(mission.statuses)?.at ?? mission.engagedAt), resourceId: fullId(state.organisation, 'resource',
    mission.resource),
  ...(mission.request === null ? {} : { requestId: mission.request }), missionId: mission.id, orgId: state.organisation,
  ...(mission.patients[0] === undefined ? {} : { patientId: patientIdOf(state, mission.patients[0]) }),
  vehicleType: mission.vehicleType, ...(mission.name ? { name: mission.name } : {}), state: mission.statuses.map(stateBody) });

/** A vehicle of another partner, as its own partner named it; one that nobody described cannot be told on. */
const partnerBody = ({ id, organisation, name, vehicleType, statuses }: PartnerResource): JsonObject[] => {
  const now = currentStatus(statuses);
  return vehicleType === '' || now === undefined ? [] : [{ datetime: time(now.at), resourceId: id,
    ...(organisation === null ? {} : { orgId: organisation }), vehicleType, ...(name ? { name } : {}), state: statuses.map(stateBody) }];
};

/**
 * RS-RI: all vehicles that we sent to the case, and those of the other partners when it is for one of them (`to`); nothing while there
 * is none.
 */
export const writeResources = (state: Case, to?: string): JsonObject | undefined => {
  const others = to === undefined ? [] : state.partnerResources.filter(({ from }) => from !== to).flatMap(partnerBody);
  const resource = [...state.missions.map((mission) => resourceBody(state, mission)), ...others];
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

/** RS-ER: the vehicle that a SMUR is to send. */
export const writeEngagement = ({ caseId }: Case, { vehicleType, name }: Mission): JsonObject =>
  ({ caseId, resource: [{ vehicleType, ...(name ? { name } : {}) }] });

type Found = { [key: string]: Json | undefined };
/** Parts of an assessment that a message carries; what else a crew typed stays here. */
const TOLD = ['procedure', 'mainDiagnosis', 'parameter', 'medicalHistory', 'treatment', 'freetext'];

const OF_PATIENT = ['birthName', 'birthDate', 'age', 'sex', 'height', 'weight'];

const only = (found: Found, keys: readonly string[]): JsonObject =>
  Object.fromEntries(keys.flatMap((key) => (found[key] === undefined ? [] : [[key, found[key]]])));

/** RS-BPV: what a crew found of a patient. A patient whose name nobody knows is told so: the model asks for a name. */
export const writeAssessment = (state: Case, { id, at, role, patient, content }: Assessment): JsonObject => {
  const found = (content ?? {}) as Found;
  const name = (key: string): Json => found[key] ?? 'INCONNU';
  return { caseId: state.caseId, reportId: id, redactor: { role }, creation: time(at),
    patient: { patientId: patientIdOf(state, patient ?? '1'), ...only(found, OF_PATIENT), lastName: name('lastName'),
      firstName: name('firstName') },
    evaluation: only(found, TOLD) };
};
