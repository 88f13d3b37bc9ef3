/** Why a vehicle that is in service cannot be sent for now: what the board is told by radio. */
export const ABSENCES = ['PANNE', 'EQUIPAGE', 'REMISE_EN_ETAT', 'AUTRE'] as const;

export type Absence = typeof ABSENCES[number];
