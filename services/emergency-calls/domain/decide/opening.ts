import { PLANNERS } from '../access.ts';
import { isAttribution, kindOf } from '../codes/attributions.ts';
import type { CommandOf } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import { wrongHour } from '../life/planned-hour.ts';
import { accept, event, refuse, typedAt, type Decider, type Decision } from './decision.ts';
import { wrongValues } from './check-fields.ts';

/**
 * Only a medical dossier (DRM) is planned, by a call taker or a doctor, for an hour to come (HubSante.etat, domain §3). The hour is
 * judged by when it was typed: a console that was cut off sends later.
 */
const planRefusal = (command: CommandOf<'ouvrir'>, { now, actor }: DecisionContext): Decision | undefined => {
  const { planned } = command;
  if (!planned) return undefined;
  if (!PLANNERS.includes(actor.role)) return refuse('ROLE_REFUSE', 'ouvrir');
  if (!isAttribution(planned.attribution) || kindOf(planned.attribution) !== 'DRM') return refuse('PROGRAMMATION_DRM', 'ouvrir');
  const errors = wrongHour(planned.activateAt, typedAt(command, now));
  return errors.length > 0 ? refuse('CHAMP_INVALIDE', 'ouvrir', { errors }) : undefined;
};

/** Opens a dossier: at the pick-up of a call, by hand, on a partner's message, or planned for an hour. */
export const ouvrir: Decider<'ouvrir'> = (command, _state, context) => {
  const { caseId, number, centre, organisation, owner = organisation, exercise = false, planned, fields = {}, call } = command;
  const errors = wrongValues(fields, context.actor.role);
  if (errors.length > 0) return refuse('CHAMP_INVALIDE', 'ouvrir', { errors });
  return planRefusal(command, context) ?? accept(event('DossierOuvert', command, context,
    { caseId, number, centre, organisation, owner, exercise, state: planned ? 'PROGRAM' : 'ACTIF',
      activateAt: planned?.activateAt ?? command.at ?? context.now, ...(planned ? { kind: 'DRM' as const } : {}) },
    { fields: Object.entries(fields).map(([path, value]) => ({ path, value })), call: call ?? null,
      ...(planned ? { attribution: planned.attribution } : {}) }));
};
