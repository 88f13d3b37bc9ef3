import type { Text } from '#base/values/lang.ts';

/** How a request arrives (`canal`). The closing date depends on it (L.17, R.5). */
export const CHANNELS = {
  EN_LIGNE: { cloture: 'EN_LIGNE', label: { fr: 'en ligne', en: 'online' } },
  GUICHET: { cloture: 'PAPIER', label: { fr: 'en mairie', en: 'at the town hall' } },
  COURRIER: { cloture: 'PAPIER', label: { fr: 'par courrier', en: 'by post' } },
  MANDATAIRE: { cloture: 'PAPIER', label: { fr: 'par un mandataire', en: 'through a representative' } },
} as const satisfies Record<string, { cloture: 'EN_LIGNE' | 'PAPIER'; label: Text }>;

export type Canal = keyof typeof CHANNELS;

/** The two closings of a ballot: the online one and that of all paper channels. */
export type CanalCloture = 'EN_LIGNE' | 'PAPIER';
