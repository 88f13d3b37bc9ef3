import type { Text } from '#base/values/lang.ts';

/** How the check of an address with an energy supplier ended; only the first one spares the proof. */
export const ADDRESS_ANSWERS = {
  CONFIRMEE: { label: { fr: 'Adresse confirmée par le fournisseur d’énergie', en: 'Address confirmed by the energy supplier' } },
  NON_CONFIRMEE: { label: { fr: 'Adresse non confirmée par le fournisseur d’énergie',
    en: 'Address not confirmed by the energy supplier' } },
  INDISPONIBLE: { label: { fr: 'Le fournisseur d’énergie n’a pas répondu', en: 'The energy supplier did not answer' } },
} as const satisfies Record<string, { label: Text }>;

export type ReponseAdresse = keyof typeof ADDRESS_ANSWERS;
