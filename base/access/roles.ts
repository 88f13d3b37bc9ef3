import type { Text } from '#base/values/lang.ts';
import type { Role } from './actor.ts';

/** A role of a service, as data. */
export type RoleSpec = {
  role: Role;
  label: Text;
  /** What the role may be used for: the closed list from which a grant chooses. */
  purposes: readonly string[];
  /** Holds only in territories of the agent's own structure (SIRET of the commune ↔ its INSEE code). */
  boundToStructure: boolean;
  /** A second person approves the grant before it counts. */
  secondPerson: boolean;
  /** Roles that the same person may not hold (SecNumCloud 3.2, 9.3.f). */
  incompatibleWith: readonly Role[];
};

export type RoleCatalogue = ReadonlyMap<Role, RoleSpec>;

/** Roles that the base itself knows; every service has them. */
const BASE_ROLES: readonly RoleSpec[] = [
  { role: 'rights-manager', label: { fr: 'Administration', en: 'Administrator' }, purposes: ['rights', 'operation'],
    boundToStructure: false, secondPerson: true, incompatibleWith: ['auditor', 'break-glass-reviewer'] },
  { role: 'auditor', label: { fr: 'Audit des accès', en: 'Access auditor' }, purposes: ['audit'],
    boundToStructure: false, secondPerson: true, incompatibleWith: ['rights-manager'] },
  { role: 'break-glass-reviewer', label: { fr: 'Contrôle des accès exceptionnels', en: 'Emergency access reviewer' },
    purposes: ['break-glass-review'], boundToStructure: false, secondPerson: true,
    incompatibleWith: ['rights-manager'] },
];

/** Puts a service's roles beside the base's; throws a RangeError when an incompatibility names an unknown role. */
export const roleCatalogue = (roles: readonly RoleSpec[]): RoleCatalogue => {
  const catalogue = new Map([...BASE_ROLES, ...roles].map((spec) => [spec.role, spec]));
  for (const { role, incompatibleWith } of catalogue.values()) {
    const unknown = incompatibleWith.find((other) => !catalogue.has(other));
    if (unknown !== undefined) throw new RangeError(`role ${role}: incompatible with the unknown role ${unknown}`);
  }
  return catalogue;
};

/** Held roles that go ill with a new one, whichever of the two says so. */
export const incompatibleRoles = (catalogue: RoleCatalogue, held: readonly Role[], added: Role): Role[] =>
  held.filter((role) => catalogue.get(added)?.incompatibleWith.includes(role)
    || catalogue.get(role)?.incompatibleWith.includes(added));
