import type { Instant } from '#base/values/instant.ts';
import { VEHICLE_STATUSES, type VehicleStatus } from '../../domain/codes/vehicle-statuses.ts';
import type { ReceivedResource } from '../../domain/state.ts';
import { listAt, textAt, valueAt } from '../convert/tree.ts';
import { isObject, type JsonObject } from '../schema/json.ts';
import { readTime } from '../schema/read-time.ts';

/** A status at its instant; nothing for a code that no cycle knows or a time that cannot be read. */
export const readState = (state: JsonObject): { status: VehicleStatus; at: Instant } | undefined => {
  const at = readTime(textAt(state, 'datetime') ?? '');
  const status = VEHICLE_STATUSES.find((one) => one === state['status']);
  return at === undefined || status === undefined ? undefined : { status, at };
};

const readResource = (one: JsonObject): ReceivedResource => {
  const state = valueAt(one, 'state');
  const states = Array.isArray(state) ? state.filter(isObject) : isObject(state) ? [state] : [];
  return {
    id: String(one['resourceId']), organisation: textAt(one, 'orgId') ?? null, name: textAt(one, 'name') ?? '',
    vehicleType: String(one['vehicleType']), request: textAt(one, 'requestId') ?? null,
    team: textAt(one, 'team.medicalLevel') ?? null, states: states.map(readState).filter((found) => found !== undefined),
  };
};

/** Vehicles of an RS-RI or RC-RI body that the models accepted. */
export const readResources = (body: JsonObject): ReceivedResource[] => listAt(body, 'resource').map(readResource);
