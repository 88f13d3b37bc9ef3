import type { Text } from '#base/values/lang.ts';

/** Motives of a strike-off (`radiation`): entered by the register or, for the loss of the link, the mayor (L.18 I). */
export const STRIKE_OFF_MOTIVES = {
  INSCRIPTION_AUTRE_COMMUNE: { label: {
    fr: 'Inscription dans une autre commune', en: 'Registered in another municipality',
  } },
  INSCRIPTION_MEME_COMMUNE: { label: {
    fr: 'Nouvelle inscription dans la même commune', en: 'Registered anew in the same municipality',
  } },
  INSCRIPTION_CONSULAIRE: { label: {
    fr: 'Inscription sur une liste consulaire', en: 'Registered on a consular list',
  } },
  DECES: { label: { fr: 'Décès', en: 'Death' } },
  PERTE_ATTACHE: { label: { fr: 'Perte de l’attache avec la commune', en: 'Link with the municipality lost' } },
  INCAPACITE: { label: { fr: 'Perte du droit de vote', en: 'Loss of the right to vote' } },
  PERTE_NATIONALITE: { label: { fr: 'Perte de la nationalité', en: 'Loss of nationality' } },
  DOUBLE: { label: { fr: 'Double inscription', en: 'Double registration' } },
  JUGEMENT: { label: { fr: 'Décision du tribunal', en: 'Court decision' } },
  DEMANDE_ELECTEUR: { label: { fr: 'Demande de l’électeur (étranger)', en: 'At the elector’s request (abroad)' } },
} as const satisfies Record<string, { label: Text }>;

export type MotifRadiation = keyof typeof STRIKE_OFF_MOTIVES;
