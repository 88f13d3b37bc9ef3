import type { Problem } from '#base/values/problem.ts';
import { httpProblems } from '#base/http/errors.ts';
import type { Refused, Reason } from './decide.ts';
import { accessProblems } from './errors.ts';

/** Refusals after which the dossier must seem not to exist: an answer would confirm a guessed number. */
const HIDDEN: readonly Reason[] = ['territory', 'break-glass'];

/**
 * The answer to somebody who may not. With `hide` (reads by number) a refusal for the place is a 404; every other one
 * names the rule and the condition, so that the person knows what to ask for.
 */
export const refusal = (refused: Refused, { hide }: { hide: boolean }): Problem => {
  if (hide && HIDDEN.includes(refused.reason)) return httpProblems.HTTP_NOT_FOUND();
  const extra = { rule: refused.rule, reason: refused.reason };
  if (refused.reason === 'second-factor') return accessProblems.ACCESS_SECOND_FACTOR({ extra });
  if (refused.reason === 'assurance') return accessProblems.ACCESS_LEVEL_TOO_LOW({ extra });
  return accessProblems.ACCESS_DENIED({ extra });
};
