import type { JsonObject } from '../schema/json.ts';
import { readTime } from '../schema/read-time.ts';
import { pick, words, type Allowed } from './pick.ts';
import { listAt, move, textAt, valueAt } from './tree.ts';
import { PATIENT_TEXT } from './versions-resources.ts';

/** What a conversion of resources must remember of one case. */
export type ResourceMemory = {
  /** Last RC-RI of the fire service: status of each of its resources. */
  fire?: Readonly<Record<string, string>>;
  /** Last RS-RI of our centre, and the latest state that an RS-SR told of each resource. */
  health?: JsonObject;
  states: Readonly<Record<string, JsonObject>>;
};

/** What is known of a case before its first message. */
export const NO_RESOURCES: ResourceMemory = { states: {} };

/** Messages that leave instead of the one that came. */
export type ConvertedResources = {
  memory: ResourceMemory;
  messages: { kind: 'RS-RI' | 'RS-SR' | 'RC-RI'; body: JsonObject }[];
};

/** A message that cannot be converted, and why. */
export type Unconvertible = { unconvertible: string };

/** Paths of a resource that leave for the fire service: no patient, no name of a person beyond the team's. */
export const RESOURCE_TO_FIRE: Allowed = {
  ...words('datetime resourceId requestId missionId operationId orgId centerName vehicleType name centerCity freetext'),
  team: words('medicalLevel name'), contact: words('type details'), state: words('datetime status availability'),
};

const statusOf = (resource: JsonObject): string => textAt(resource, 'state.status') ?? '';
const idOf = (resource: JsonObject): string => textAt(resource, 'resourceId') ?? '';

/** The state of the greatest instant, not of the greatest text: offsets differ across a clock change. */
export const latestState = (states: readonly JsonObject[]): JsonObject | undefined =>
  states.reduce<JsonObject | undefined>((latest, state) => {
    const [mine = -Infinity, best = -Infinity] = [state, latest].map((one) => readTime(textAt(one, 'datetime') ?? ''));
    return latest === undefined || mine >= best ? state : latest;
  }, undefined);

/**
 * RC-RI → RS-RI and RS-SR. The first of a case gives the list and one status each; a later one the list if the set of
 * resources changed, and the status of what is new or changed.
 */
export const resourcesFromFire = (memory: ResourceMemory, fire: JsonObject): ConvertedResources => {
  const resources = listAt(fire, 'resource');
  const { fire: before } = memory;
  const now = Object.fromEntries(resources.map((resource) => [idOf(resource), statusOf(resource)]));
  const sameSet = before && Object.keys(before).length === Object.keys(now).length
    && Object.keys(now).every((id) => Object.hasOwn(before, id));
  const changed = resources.filter((resource) => before?.[idOf(resource)] !== statusOf(resource));
  const list = { ...fire, resource: resources.map(toHealth) };
  const statuses = changed.map((resource) => ({
    kind: 'RS-SR' as const,
    body: { caseId: valueAt(fire, 'caseId')!, resourceId: idOf(resource), state: valueAt(resource, 'state')! },
  }));
  return {
    memory: { ...memory, fire: now },
    messages: [...sameSet ? [] : [{ kind: 'RS-RI' as const, body: list }], ...statuses],
  };
};

const toHealth = ({ position: _position, ...resource }: JsonObject): JsonObject => {
  const copy = structuredClone(resource);
  move(copy, 'operationId', 'missionId');
  return { ...copy, state: copy['state'] === undefined ? [] : [copy['state']] };
};

/** RS-RI → RC-RI: the list with the latest states known; no message when no SMUR or fire resource has a state. */
export const resourcesToFire = (memory: ResourceMemory, health: JsonObject): ConvertedResources =>
  toFire({ ...memory, health });

/** RS-SR → RC-RI: the last list again with this state. Without a list that names the resource it is an error. */
export const statusToFire = (memory: ResourceMemory, status: JsonObject): ConvertedResources | Unconvertible => {
  const id = idOf(status);
  if (!listAt(memory.health, 'resource').some((resource) => idOf(resource) === id)) {
    return { unconvertible: 'no RS-RI of this case names the resource' };
  }
  const state = latestState([memory.states[id], valueAt(status, 'state')].filter((one) => one !== undefined) as JsonObject[]);
  return toFire({ ...memory, states: { ...memory.states, ...(state ? { [id]: state } : {}) } });
};

const toFire = (memory: ResourceMemory): ConvertedResources => {
  const { health = {}, states } = memory;
  const resource = listAt(health, 'resource').flatMap((one): JsonObject[] => {
    const family = (textAt(one, 'vehicleType') ?? '').match(/^(SIS|SMUR)(\.|$)/)?.[1];
    const told = states[idOf(one)];
    const state = latestState([...listAt(one, 'state'), ...told ? [told] : []]);
    if (family === undefined || !state) return [];
    const copy = pick({ ...one, state, vehicleType: family }, RESOURCE_TO_FIRE);
    if (Array.isArray(copy['freetext'])) copy['freetext'] = copy['freetext'].filter((text) => !String(text).startsWith(PATIENT_TEXT));
    move(copy, 'missionId', 'operationId');
    return [copy];
  });
  const body: JsonObject = { caseId: valueAt(health, 'caseId') ?? '', resource };
  return { memory, messages: resource.length ? [{ kind: 'RC-RI', body }] : [] };
};
