import { VITAL_PROTOCOL } from '../../data/protocols/protocols.ts';
import { currentStatus, endsMission } from '../../domain/codes/vehicle-statuses.ts';
import { OPENED, progressOf } from '../../domain/protocols/protocol.ts';
import { chooseReflexSmur, type Candidate, type ReflexChoice } from '../../domain/reflex/reflex-smur.ts';
import type { Spot } from '../../domain/duplicates/sign.ts';
import type { Case, Mission } from '../../domain/state.ts';
import type { Bare } from './post.tsx';

/** Protocol under whose name the reflex send is stamped, with how its time was found. */
const VITAL = 'P0';
const REFLEX = 'REFLEXE';

const isSmur = ({ vehicleType, statuses }: Mission): boolean =>
  vehicleType.startsWith('SMUR.') && !endsMission(currentStatus(statuses)?.status ?? 'DECISION');

const placeOf = (state: Case, telephone: Spot | null): Spot | null =>
  (state.fields['location.geometry']?.value as Spot | null | undefined) ?? telephone;

/**
 * All that the one key of a vital emergency does: the priority, the fastest SMUR alerted, the doctor asked for, the protocol opened.
 * What is so already is left alone, so a second press does no harm. `telephone` is where the caller's telephone is, if nobody typed
 * a place; `road` seconds by vehicle where routes are known.
 */
export const vitalCommands = (
  state: Case, fleet: readonly Candidate[], telephone: Spot | null, mission: string, road: ReadonlyMap<string, number> = new Map(),
): Bare[] => {
  const choice = state.missions.some(isSmur) ? undefined : chooseReflexSmur(placeOf(state, telephone), fleet, road);
  const commands: Bare[] = [];
  if (state.priority !== 'P0') commands.push({ type: 'prioriser', priority: 'P0' });
  if (choice) commands.push(...reflexSend(choice, mission));
  if (!state.doctor && state.waiting?.branch !== 'AMU') commands.push({ type: 'demanderRegulation', branch: 'AMU' });
  if (!progressOf(VITAL_PROTOCOL, state.steps)) commands.push({ type: 'etape', protocol: VITAL_PROTOCOL.id, step: OPENED });
  return commands;
};

const reflexSend = ({ vehicle, seconds, how }: ReflexChoice, mission: string): Bare[] => [
  { type: 'engager', mission, resource: vehicle.resourceId, name: vehicle.name, vehicleType: vehicle.vehicleType,
    ...(seconds === null ? {} : { shown: [{ resource: vehicle.resourceId, seconds }] }) },
  { type: 'etape', protocol: VITAL, step: `${REFLEX}:${how}:${mission}` }];

/** How the time of a mission that was sent by reflex was found; `undefined` for one that somebody chose. */
export const reflexOf = (state: Case, mission: string): { how: ReflexChoice['how']; seconds: number | null } | undefined => {
  const stamp = state.steps.find(({ protocol, step }) => protocol === VITAL && step.startsWith(`${REFLEX}:`) && step.endsWith(mission));
  const seconds = state.missions.find(({ id }) => id === mission)?.shown[0]?.seconds ?? null;
  return stamp && { how: stamp.step.split(':')[1] as ReflexChoice['how'], seconds };
};
