import type { Problem, ProblemOptions } from '#base/values/problem.ts';
import { problems, type ProblemCode } from '../../errors.ts';
import { CASE_RULES } from '../access.ts';
import type { CommandOf, CommandType } from '../commands.ts';
import type { DecisionContext } from '../context.ts';
import type { CaseEvent, EventOf, EventType } from '../events.ts';
import type { Case, Operator } from '../state.ts';
import { EXCHANGE_ROLE } from '../codes/roles.ts';

export type Decision = { ok: true; events: readonly CaseEvent[] } | { ok: false; problem: Problem };

/** Decides one sort of command; role, centre and state were checked before. */
export type Decider<T extends CommandType> = (command: CommandOf<T>, state: Case, context: DecisionContext) => Decision;

/** Already so: a command that comes twice changes nothing. */
export const NOTHING: Decision = { ok: true, events: [] };

/** Accepts, with the events to append. */
export const accept = (...events: readonly CaseEvent[]): Decision => ({ ok: true, events });

/** Refuses, naming the rule and its ground beside what the catalogue says. */
export const refuse = (code: ProblemCode, type: CommandType, options: ProblemOptions = {}): Decision => {
  const { rule, ground } = CASE_RULES[type];
  return { ok: false, problem: problems[code]({ ...options, extra: { rule, ground, ...options.extra } }) };
};

/** A console's clock may be wrong: never later than ours. */
export const typedAt = ({ at }: { at?: number }, now: number): number => Math.min(at ?? now, now);

type Facts<T extends EventType> = Omit<EventOf<T>['facts'], 'cmd' | 'le'>;

/** An event that a command causes, stamped with the command and with when it was typed. */
export const event = <T extends EventType>(
  type: T, command: { id: string; at?: number }, { now }: DecisionContext, facts: Facts<T>, content?: EventOf<T>['content'],
): CaseEvent => ({ type, version: 1, facts: { ...facts, cmd: command.id, le: typedAt(command, now) },
  ...(content === undefined ? {} : { content }) }) as unknown as CaseEvent;

/** The actor as notes and decisions show it. */
export const operatorOf = ({ actor }: DecisionContext): Operator => ({ label: actor.label, role: EXCHANGE_ROLE[actor.role] });
