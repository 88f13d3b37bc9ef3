import type { Text } from '#base/values/lang.ts';

/** What a court may decide on an elector (L.20): it orders until polling day, and its order replaces the decision. */
export const JUDGMENTS = {
  INSCRIRE: { label: { fr: 'Ordonne l’inscription', en: 'Orders the registration' } },
  RADIER: { label: { fr: 'Ordonne la radiation', en: 'Orders the strike-off' } },
  REJETER: { label: { fr: 'Rejette la demande', en: 'Rejects the application' } },
} as const satisfies Record<string, { label: Text }>;

export type SensJugement = keyof typeof JUDGMENTS;
