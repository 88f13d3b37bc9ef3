import type { Problem, ProblemOptions } from '#base/values/problem.ts';
import { problems, type ProblemCode } from '../../errors.ts';
import { ACCESS_RULES } from '../access.ts';
import type { CommandOf, CommandType } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { DossierEvent } from '../events.ts';
import type { DossierState } from '../state.ts';

export type Decision = { ok: true; events: readonly DossierEvent[] } | { ok: false; problem: Problem };

/** Decides one sort of command; roles, reach and state were checked before. */
export type Decider<T extends CommandType> = (
  command: CommandOf<T>, state: DossierState, context: DecisionContext,
) => Decision;

/** Accepts, with the events to append. */
export const accept = (...events: readonly DossierEvent[]): Decision => ({ ok: true, events });

/** Already so: a message that comes twice changes nothing. */
export const NOTHING: Decision = { ok: true, events: [] };

/** Refuses, naming the rule and its article beside what the catalogue says. */
export const refuse = (code: ProblemCode, type: CommandType, options: ProblemOptions = {}): Decision => {
  const { regle, article } = ACCESS_RULES[type];
  return { ok: false, problem: problems[code]({ ...options, extra: { regle, article, ...options.extra } }) };
};
