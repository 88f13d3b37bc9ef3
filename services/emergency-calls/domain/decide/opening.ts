import { accept, event, refuse, type Decider } from './decision.ts';
import { wrongValues } from './check-fields.ts';

/** Opens a dossier: at the pick-up of a call, by hand, on a partner's message, or planned for an hour. */
export const ouvrir: Decider<'ouvrir'> = (command, _state, context) => {
  const { caseId, number, centre, organisation, owner = organisation, exercise = false, planned = false, fields = {}, call } = command;
  const errors = wrongValues(fields, context.actor.role);
  if (errors.length > 0) return refuse('CHAMP_INVALIDE', 'ouvrir', { errors });
  const activateAt = planned ? command.activateAt ?? context.now : command.at ?? context.now;
  return accept(event('DossierOuvert', command, context,
    { caseId, number, centre, organisation, owner, exercise, state: planned ? 'PROGRAM' : 'ACTIF', activateAt },
    { fields: Object.entries(fields).map(([path, value]) => ({ path, value })), call: call ?? null }));
};
