/** Level of care that the doctor gives a patient (HubSante.niveauSoin), the gravest first. */
export const CARE_LEVELS = ['R1', 'R2', 'R3', 'R4'] as const;

export type CareLevel = typeof CARE_LEVELS[number];

/** The dossier's level: the gravest of its patients'. Never derived from a priority, which is another scale. */
export const gravest = (levels: readonly (CareLevel | null)[]): CareLevel | null =>
  CARE_LEVELS.find((level) => levels.includes(level)) ?? null;
