import type { Text } from '#base/values/lang.ts';

/** Why the person applies (same choice as the Cerfa form, plus late registration under L.30). */
export const NATURES = {
  PREMIERE: { label: { fr: 'Première inscription', en: 'First registration' } },
  CHANGEMENT_COMMUNE: {
    label: { fr: 'J’étais inscrit(e) dans une autre commune', en: 'I was registered in another municipality' },
  },
  MEME_COMMUNE: {
    label: { fr: 'J’ai déménagé dans la même commune', en: 'I moved within the same municipality' },
  },
  RETOUR_ETRANGER: {
    label: { fr: 'J’étais inscrit(e) à l’étranger', en: 'I was registered abroad' },
  },
  L30: {
    label: { fr: 'Inscription après la date limite', en: 'Registration after the closing date' },
  },
} as const satisfies Record<string, { label: Text }>;

export type Nature = keyof typeof NATURES;
