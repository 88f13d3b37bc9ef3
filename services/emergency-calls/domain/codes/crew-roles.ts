/** What somebody of a crew does aboard (HubSante.role). */
export const CREW_ROLES = ['MEDECIN', 'INFIRMIER', 'AMBULANCIER', 'PILOTE'] as const;

/** Somebody aboard, by function and name, as the crew wrote it. */
export type CrewMember = { role: typeof CREW_ROLES[number]; name: string };
