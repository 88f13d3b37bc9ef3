import { NEXT_STATES, type CaseState } from '../codes/case-states.ts';
import { CALL_TAKERS, type Role } from '../codes/roles.ts';
import { currentStatus, isFreeOfPatient } from '../codes/vehicle-statuses.ts';
import type { CommandOf } from '../commands.ts';
import { missingParts } from '../completeness.ts';
import type { DecisionContext } from '../context.ts';
import type { Case } from '../state.ts';
import { accept, event, NOTHING, refuse, type Decider, type Decision } from './decision.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** After the passage to ACTIF a validated dossier closes; three months after its opening its paper work ends (domain §3). */
const CLOSING_MS = DAY_MS;
const FILING_MS = 91 * DAY_MS;
/** The shorter of the delays that the list gives as examples; a site sets its own. */
const ARCHIVING_MS = 2 * 365 * DAY_MS;

type Check = (command: CommandOf<'changerEtat'>, state: Case, context: DecisionContext) => Decision | undefined;

const reached = (from: number, delay: number): Check => (_command, _state, { now }) =>
  (now >= from + delay ? undefined : refuse('TERME_NON_ATTEINT', 'changerEtat',
    { extra: { after: new Date(from + delay).toISOString() } }));

const crewsFree: Check = (_command, state) => (state.missions.every(({ statuses }) => {
  const now = currentStatus(statuses);
  return now !== undefined && isFreeOfPatient(now.status);
}) ? undefined : refuse('MISSIONS_EN_COURS', 'changerEtat'));

const complete: Check = (_command, state) => {
  const missing = missingParts(state);
  return missing.length === 0 ? undefined : refuse('DOSSIER_INCOMPLET', 'changerEtat', { errors: missing });
};

const CHECKS: Readonly<Partial<Record<CaseState, (state: Case) => Check>>> = {
  ACHEVE: () => crewsFree, VALIDE: () => complete,
  CLOTURE: (state) => reached(state.activatedAt, CLOSING_MS), CLASSE: (state) => reached(state.createdAt, FILING_MS),
  ARCHIVE: (state) => reached(state.createdAt, ARCHIVING_MS),
};

/** What each role may bring a dossier to; the machine does the rest in due time. */
const mayReach = (role: Role, to: CaseState): boolean => {
  if (role === 'systeme') return true;
  if (role === 'secretaire') return to === 'CLASSE';
  if (CALL_TAKERS.includes(role)) return ['ACTIF', 'ACHEVE'].includes(to);
  return ['ACTIF', 'ACHEVE', 'VALIDE'].includes(to);
};

/** The passages of domain §3: who may, when, and what must be complete. */
export const changerEtat: Decider<'changerEtat'> = (command, state, context) => {
  const from = state.state!;
  if (command.state === from) return NOTHING;
  if (!NEXT_STATES[from].includes(command.state)) return refuse('TRANSITION_IMPOSSIBLE', 'changerEtat', { extra: { from } });
  if (!mayReach(context.actor.role, command.state)) return refuse('ROLE_REFUSE', 'changerEtat');
  const problem = CHECKS[command.state]?.(state)(command, state, context);
  return problem ?? accept(event('EtatChange', command, context, { state: command.state }, { reason: command.reason ?? null }));
};
