import type { RowContext } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Actor, HeldGrant, Role } from './actor.ts';
import { reaches, type Assurance } from './assurance.ts';

/** A right, or with `deny` a prohibition, as data. What no rule allows is denied. */
export type AccessRule = {
  id: string;
  roles: readonly Role[];
  actions: readonly string[];
  /** States of the dossier in which the rule holds; each when absent. */
  states?: readonly string[];
  /** `same`: a territory of the grant; `own`: the dossier is the actor's; `any`: wherever it is. */
  territory: 'same' | 'any' | 'own';
  purposes: readonly string[];
  assurance?: Assurance;
  secondFactor?: true;
  /** Holds only while a break-glass of the actor is open on this dossier. */
  breakGlass?: true;
  effect: 'allow' | 'deny';
  /** What the caller must then do: `mask:pieces`, `notify:data-officer` … */
  obligations?: readonly string[];
};

/** What is acted on; a list or a creation has neither state nor owner. */
export type Resource = {
  dossier?: string;
  state?: string;
  owner?: string;
  /** Where it lies, smallest first: commune, département, region, nation. */
  territories?: readonly string[];
};

/** Conditions in the order of their examination; the furthest one reached is the reason of a refusal. */
const REASONS = ['action', 'role', 'purpose', 'state', 'territory', 'break-glass', 'assurance', 'second-factor',
  'prohibited'] as const;
export type Reason = (typeof REASONS)[number];

export type Allowed = {
  allow: true; rule: string; role: Role; obligations: readonly string[];
  /** Territories of the grant that the rule used: the row context of what follows. */
  territories: readonly string[];
};
export type Refused = { allow: false; rule: string; reason: Reason };
export type Decision = Allowed | Refused;

/** The rule named by a refusal when nothing comes near. */
export const NO_RULE = 'deny-by-default';

export type Authorise = (actor: Actor, action: string, resource: Resource, purpose: string, at: Instant) => Decision;

/**
 * Makes the decision function of a service from its rules. Prohibitions win over rights; nothing is allowed
 * by default; a refusal names the rule that came nearest and the condition that failed. Takes a few µs.
 * Throws a RangeError on two rules of the same id.
 */
export const createAuthoriser = (rules: readonly AccessRule[]): Authorise => {
  const byAction = new Map<string, AccessRule[]>();
  if (new Set(rules.map((rule) => rule.id)).size !== rules.length) throw new RangeError('two access rules have one id');
  for (const rule of rules) {
    for (const action of rule.actions) byAction.set(action, [...byAction.get(action) ?? [], rule]);
  }
  return (actor, action, resource, purpose, at) =>
    decideAmong(byAction.get(action) ?? [], { actor, resource, purpose, at });
};

type Question = { actor: Actor; resource: Resource; purpose: string; at: Instant };
type Match = { grant: HeldGrant } | { failed: Reason };

const decideAmong = (rules: readonly AccessRule[], question: Question): Decision => {
  let nearest: Refused = { allow: false, rule: NO_RULE, reason: rules.length === 0 ? 'action' : 'role' };
  let granted: Allowed | undefined;
  for (const rule of rules) {
    const match = bestMatch(rule, question);
    if ('grant' in match && rule.effect === 'deny') return { allow: false, rule: rule.id, reason: 'prohibited' };
    if (rule.effect === 'deny') continue;
    if ('grant' in match) granted ??= allowedBy(rule, match.grant);
    else if (REASONS.indexOf(match.failed) > REASONS.indexOf(nearest.reason)) {
      nearest = { allow: false, rule: rule.id, reason: match.failed };
    }
  }
  return granted ?? nearest;
};

const allowedBy = (rule: AccessRule, grant: HeldGrant): Allowed => ({
  allow: true, rule: rule.id, role: grant.role, obligations: rule.obligations ?? [], territories: grant.territories,
});

/** Tries the rule with each grant of the actor; a right in one place never lends its territory to another. */
const bestMatch = (rule: AccessRule, question: Question): Match => {
  let failed: Reason = 'action';
  for (const grant of question.actor.grants) {
    const reason = failedCondition(rule, grant, question);
    if (reason === undefined) return { grant };
    if (REASONS.indexOf(reason) > REASONS.indexOf(failed)) failed = reason;
  }
  return { failed };
};

const failedCondition = (rule: AccessRule, grant: HeldGrant, question: Question): Reason | undefined => {
  const { actor, resource, purpose, at } = question;
  if (!rule.roles.includes(grant.role) || (grant.until !== undefined && at >= grant.until)) return 'role';
  const granted = grant.purposes.includes(purpose) || grant.purposes.includes('*');
  if (!granted || !rule.purposes.includes(purpose)) return 'purpose';
  if (rule.states !== undefined && !rule.states.includes(resource.state ?? '')) return 'state';
  if (!liesWithin(rule, grant, question)) return 'territory';
  if (rule.effect === 'deny') return undefined;
  if (rule.breakGlass && !glassIsOpen(question)) return 'break-glass';
  if (rule.assurance !== undefined && !reaches(actor.assurance, rule.assurance)) return 'assurance';
  if (rule.secondFactor && !actor.secondFactor) return 'second-factor';
  return undefined;
};

const liesWithin = (rule: AccessRule, grant: HeldGrant, { actor, resource }: Question): boolean => {
  if (rule.territory === 'any') return true;
  if (rule.territory === 'own') return resource.owner === actor.id;
  return resource.territories?.some((territory) => grant.territories.includes(territory)) ?? false;
};

const glassIsOpen = ({ actor, resource, at }: Question): boolean =>
  actor.breakGlass !== undefined && actor.breakGlass.dossier === resource.dossier && at < actor.breakGlass.until;

/**
 * The row context of what a decision allows: the one role that counted and, for one dossier, only the smallest
 * territory where it lies, so that the second wall (row-level security) is as narrow as the first. A citizen has none.
 */
export const rowContextOf = (
  actor: Actor, decision: Allowed, purpose: string, resource: Resource = {},
): RowContext => ({
  actor: actor.id,
  kind: actor.kind,
  roles: [decision.role],
  territories: actor.kind === 'citizen' ? [] : resource.territories?.slice(0, 1) ?? decision.territories,
  purpose,
  ...(resource.dossier === undefined ? {} : { dossier: resource.dossier }),
});
