import type { Instant } from '#base/values/instant.ts';
import type { Assurance } from './assurance.ts';
import type { PersonIdentity } from './identity.ts';

export type Role = string;
export type ActorKind = 'citizen' | 'agent' | 'system' | 'admin';

/** A role held somewhere, for some purposes; `'*'` among the purposes means each of the role's. */
export type HeldGrant = { role: Role; territories: readonly string[]; purposes: readonly string[];
  /** First instant at which it is over, also in a session that is still open. */
  until?: Instant };

/** A break-glass in force: one dossier, until an instant. */
export type OpenGlass = { id: string; dossier: string; until: Instant };

/**
 * Who acts. `roles` and `territories` are the union of `grants`; decisions are made on `grants`, never on the union.
 */
export type Actor = {
  /** Pseudonym: HMAC of issuer and subject under the service's key. */
  id: string;
  kind: ActorKind;
  roles: readonly Role[];
  territories: readonly string[];
  grants: readonly HeldGrant[];
  assurance: Assurance;
  secondFactor: boolean;
  displayName: string;
  /** SIRET or FINESS of an agent's structure. */
  structure?: string;
  identity?: PersonIdentity;
  sessionId?: string;
  breakGlass?: OpenGlass;
};

/** Nobody in particular: a visitor who has not signed in. */
export const VISITOR: Actor = {
  id: 'visitor', kind: 'citizen', roles: ['visitor'], territories: [], assurance: 'none', secondFactor: false,
  displayName: '', grants: [{ role: 'visitor', territories: [], purposes: ['*'] }],
};

/** The rights that every citizen has over what is theirs. */
export const CITIZEN_GRANTS: readonly HeldGrant[] = [{ role: 'citizen', territories: [], purposes: ['*'] }];

/** Union of what the grants say, for lists and screens. */
export const unionOf = (grants: readonly HeldGrant[]): Pick<Actor, 'roles' | 'territories'> => ({
  roles: [...new Set(grants.map((grant) => grant.role))],
  territories: [...new Set(grants.flatMap((grant) => grant.territories))],
});
