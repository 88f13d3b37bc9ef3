import type { Text } from '#base/values/lang.ts';

/** Who applied to the court (L.20): the elector, another elector of the commune, or the prefect. */
export const COURT_APPLICANTS = {
  ELECTEUR: { label: { fr: 'L’électeur', en: 'The elector' } },
  TIERS: { label: { fr: 'Un tiers électeur', en: 'Another elector' } },
  PREFET: { label: { fr: 'Le préfet', en: 'The prefect' } },
} as const satisfies Record<string, { label: Text }>;

export type Requerant = keyof typeof COURT_APPLICANTS;
