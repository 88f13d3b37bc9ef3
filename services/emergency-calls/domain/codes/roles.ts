/** Who acts on a dossier, as the domain knows them (domain §1). */
const ROLES = ['arm', 'arm-n2', 'mru', 'mrl', 'superviseur', 'secretaire', 'equipage', 'partenaire', 'systeme'] as const;

export type Role = typeof ROLES[number];

export const DOCTORS: readonly Role[] = ['mru', 'mrl'];
export const CALL_TAKERS: readonly Role[] = ['arm', 'arm-n2'];
/** Everybody who writes at a console of the centre. */
export const CONSOLE_ROLES: readonly Role[] = [...CALL_TAKERS, ...DOCTORS, 'superviseur'];

/** The role's code in exchanged messages (HubSante.role). */
export const EXCHANGE_ROLE: Readonly<Record<Role, string>> = {
  arm: 'ARM', 'arm-n2': 'ARM', mru: 'MEDECIN', mrl: 'MEDECIN', superviseur: 'AUTRE', secretaire: 'AUTRE', equipage: 'AUTRE',
  partenaire: 'AUTRE', systeme: 'AUTRE',
};
