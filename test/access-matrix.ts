import type { Actor } from '#base/access/actor.ts';
import type { AccessRule, Authorise, Reason, Resource } from '#base/access/decide.ts';

export type MatrixAxes = {
  roles: readonly string[];
  actions: readonly string[];
  states: readonly string[];
  purposes: readonly string[];
};
/** Where the dossier lies for the actor: in their territory, in another one, theirs, or both theirs and elsewhere. */
const PLACES = ['same', 'other', 'own'] as const;
export type Place = (typeof PLACES)[number];

export type MatrixRow = {
  role: string; action: string; state: string; place: Place; purpose: string;
  allow: boolean; rule: string; reason?: Reason;
};

const HERE = 'here';
const ELSEWHERE = 'elsewhere';

/**
 * Somebody who holds one role in one territory, with the highest assurance: what is refused to them is refused by role.
 */
export const holderOf = (role: string, purposes: readonly string[] = ['*']): Actor => ({
  id: `holder-of-${role}`, kind: role === 'citizen' ? 'citizen' : 'agent', roles: [role], territories: [HERE],
  grants: [{ role, territories: [HERE], purposes }], assurance: 'eidas3', secondFactor: true, displayName: '',
});

const resourceAt = (place: Place, actor: Actor, state: string): Resource => ({
  dossier: 'd', state, territories: [place === 'same' ? HERE : ELSEWHERE], owner: place === 'own' ? actor.id
    : 'somebody-else',
});

/**
 * Every role × action × state × place × purpose with its decision. Tests compare it with the table that the service
 * wrote down, and check that what the table does not list is refused.
 */
export const accessMatrix = (authorise: Authorise, axes: MatrixAxes): MatrixRow[] => {
  const rows: MatrixRow[] = [];
  for (const role of axes.roles) {
    const actor = holderOf(role);
    for (const action of axes.actions) for (const state of axes.states) {
      for (const place of PLACES) for (const purpose of axes.purposes) {
        const decision = authorise(actor, action, resourceAt(place, actor, state), purpose, 0);
        rows.push({ role, action, state, place, purpose, allow: decision.allow, rule: decision.rule,
          ...(decision.allow ? {} : { reason: decision.reason }) });
      }
    }
  }
  return rows;
};

/** The axes that a set of rules speaks of, with one value of each kind that no rule knows. */
export const axesOf = (rules: readonly AccessRule[], moreStates: readonly string[] = []): MatrixAxes => {
  const all = (pick: (rule: AccessRule) => readonly string[]): string[] =>
    [...new Set(rules.flatMap((rule) => [...pick(rule)]))];
  return {
    roles: [...all((rule) => rule.roles), 'unknown-role'],
    actions: [...all((rule) => rule.actions), 'unknown-action'],
    states: [...new Set([...all((rule) => rule.states ?? []), ...moreStates, 'unknown-state'])],
    purposes: [...all((rule) => rule.purposes), 'unknown-purpose'],
  };
};

/** Rows allowed, one text each, sorted: the table that a service keeps beside its rules and reviews by eye. */
export const allowedLines = (rows: readonly MatrixRow[]): string[] => rows.filter((row) => row.allow)
  .map(({ role, action, state, place, purpose, rule }) => `${role} ${action} ${state} ${place} ${purpose} → ${rule}`)
    .toSorted();
