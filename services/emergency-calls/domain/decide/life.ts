import { NEXT_STATES, type CaseState } from '../codes/case-states.ts';
import { CALL_TAKERS, DOCTORS, type Role } from '../codes/roles.ts';
import type { CommandOf } from '../commands.ts';
import { branchOf } from '../fields/branch-of.ts';
import { wrongHour } from '../life/planned-hour.ts';
import { missingParts } from '../completeness.ts';
import type { DecisionContext } from '../context.ts';
import type { CaseEvent } from '../events.ts';
import { crewsAreFree } from '../life/carried-out.ts';
import { ARCHIVING_MS, CLOSING_MS, FILING_MS } from '../life/due-passage.ts';
import type { Case } from '../state.ts';
import { accept, event, NOTHING, refuse, typedAt, type Decider, type Decision } from './decision.ts';

type Check = (command: CommandOf<'changerEtat'>, state: Case, context: DecisionContext) => Decision | undefined;

const reached = (from: number, delay: number): Check => (_command, _state, { now }) =>
  (now >= from + delay ? undefined : refuse('TERME_NON_ATTEINT', 'changerEtat',
    { extra: { after: new Date(from + delay).toISOString() } }));

const crewsFree: Check = (_command, state) => (crewsAreFree(state) ? undefined : refuse('MISSIONS_EN_COURS', 'changerEtat'));

const complete: Check = (_command, state) => {
  const missing = missingParts(state);
  return missing.length === 0 ? undefined : refuse('DOSSIER_INCOMPLET', 'changerEtat', { errors: missing });
};

/** A secretary ends the paper work when it is done; the machine after three months. */
const filed: Check = (command, state, context) =>
  (context.actor.role === 'systeme' ? reached(state.createdAt, FILING_MS)(command, state, context) : undefined);

const CHECKS: Readonly<Partial<Record<CaseState, (state: Case) => Check>>> = {
  ACHEVE: () => crewsFree, VALIDE: () => complete, CLOTURE: (state) => reached(state.activatedAt, CLOSING_MS), CLASSE: () => filed,
  ARCHIVE: (state) => reached(state.createdAt, ARCHIVING_MS),
};

/** What each role may bring a dossier to; the machine does the rest in due time. A validated one comes back by a doctor only. */
const mayReach = (role: Role, from: CaseState, to: CaseState): boolean => {
  if (role === 'systeme') return true;
  if (role === 'secretaire') return to === 'CLASSE';
  if (from === 'PROGRAM') return false;
  if (from === 'VALIDE') return to === 'ACTIF' && DOCTORS.includes(role);
  if (CALL_TAKERS.includes(role)) return ['ACTIF', 'ACHEVE'].includes(to);
  return ['ACTIF', 'ACHEVE', 'VALIDE'].includes(to);
};

/** The passages of domain §3: who may, when, and what must be complete. A planned dossier that begins waits for a doctor. */
export const changerEtat: Decider<'changerEtat'> = (command, state, context) => {
  const from = state.state!;
  if (command.state === from) return NOTHING;
  if (!NEXT_STATES[from].includes(command.state)) return refuse('TRANSITION_IMPOSSIBLE', 'changerEtat', { extra: { from } });
  if (!mayReach(context.actor.role, from, command.state)) return refuse('ROLE_REFUSE', 'changerEtat');
  const problem = CHECKS[command.state]?.(state)(command, state, context);
  return problem ?? accept(event('EtatChange', command, context, { state: command.state }, { reason: command.reason ?? null }),
    ...(from === 'PROGRAM' && state.waiting === null
      ? [event('RegulationDemandee', command, context, { branch: branchOf(state) })] : []));
};

/** Another hour for a planned dossier. */
export const reprogrammer: Decider<'reprogrammer'> = (command, state, context) => {
  if (command.activateAt === state.activatedAt) return NOTHING;
  const errors = wrongHour(command.activateAt, typedAt(command, context.now));
  return errors.length > 0 ? refuse('CHAMP_INVALIDE', 'reprogrammer', { errors })
    : accept(event('HeureChangee', command, context, { activateAt: command.activateAt }));
};

/** An ended dossier that goes on: whoever sends a vehicle or asks for a doctor need not take it up by a press of its own. */
export const takenUp = (command: { id: string; at?: number }, { state }: Case, context: DecisionContext, reason: string): CaseEvent[] =>
  (state === 'ACHEVE' ? [event('EtatChange', command, context, { state: 'ACTIF' }, { reason })] : []);
