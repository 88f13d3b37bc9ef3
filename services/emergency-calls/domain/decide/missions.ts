import { currentStatus, isCancellable, isKept } from '../codes/vehicle-statuses.ts';
import { accept, event, NOTHING, refuse, typedAt, type Decider } from './decision.ts';
import { takenUp } from './life.ts';

/** Sends a vehicle; a human chose it, and what the screen showed is kept with the choice. */
export const engager: Decider<'engager'> = (command, state, context) => {
  if (state.missions.some(({ id }) => id === command.mission)) return NOTHING;
  const busy = isKept(state.missions, command.resource);
  const other = context.elsewhere?.get(command.resource);
  if (busy || other !== undefined) return refuse('MOYEN_ENGAGE', 'engager', other === undefined ? {} : { extra: { dossier: other } });
  const engaged = event('MissionEngagee', command, context, { mission: command.mission, resource: command.resource }, {
    name: command.name, vehicleType: command.vehicleType, patients: command.patients ?? [], request: command.request ?? null,
    shown: command.shown ?? [] });
  const decided = event('StatutRecu', command, context, { mission: command.mission, status: 'DECISION',
    statutLe: typedAt(command, context.now) });
  return accept(engaged, decided, ...takenUp(command, state, context, 'mission'));
};

/**
 * A status of a mission, from a crew, the radio or a partner. One that comes late goes to its place in the story and leaves
 * the current one as it is; the same press twice is one fact.
 */
export const statuer: Decider<'statuer'> = (command, state, context) => {
  const mission = state.missions.find(({ id }) => id === command.mission);
  if (!mission) return refuse('MISSION_INCONNUE', 'statuer');
  if (mission.statuses.some(({ status, at }) => status === command.status && at === command.le)) return NOTHING;
  const now = currentStatus(mission.statuses);
  if (command.status === 'ANNULE' && now && now.at <= command.le && !isCancellable(now.status)) {
    return refuse('ANNULATION_TARDIVE', 'statuer', { extra: { status: now.status } });
  }
  return accept(event('StatutRecu', command, context,
    { mission: command.mission, status: command.status, statutLe: Math.min(command.le, context.now) }));
};

/** What a crew found; unlikely figures are warned of, never refused. */
export const faireBilan: Decider<'faireBilan'> = (command, state, context) => {
  const mission = state.missions.find(({ id }) => id === command.mission);
  if (!mission) return refuse('MISSION_INCONNUE', 'faireBilan');
  if (mission.assessments.some(({ id }) => id === command.assessment)) return NOTHING;
  return accept(event('BilanRecu', command, context, { mission: command.mission, assessment: command.assessment },
    { role: command.role, patient: command.patient ?? null, content: command.content, warnings: command.warnings ?? [] }));
};
