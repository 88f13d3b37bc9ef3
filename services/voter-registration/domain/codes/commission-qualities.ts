/** Capacities of members of a control commission: at a commune (L.19), at a consular post (organic law 76-97, art. 8). */
export const QUALITIES = { commune: ['CONSEILLER', 'ADMINISTRATION', 'TRIBUNAL'], poste: ['CONSEIL_CONSULAIRE', 'AFE'] } as const;

export type Qualite = (typeof QUALITIES)[keyof typeof QUALITIES][number];
