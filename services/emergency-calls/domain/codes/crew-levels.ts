/** Levels of a crew (HubSante.typePEC), the highest first. */
export const CREW_LEVELS = ['MED', 'PARAMED', 'SECOURS', 'SANS'] as const;

export type CrewLevel = typeof CREW_LEVELS[number];
