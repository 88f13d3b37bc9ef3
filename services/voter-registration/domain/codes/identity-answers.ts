import type { Text } from '#base/values/lang.ts';

/** What the civil registry's look-up answers when it does not simply find the person (§6.4), and what the clerk then does. */
export const IDENTITY_ANSWERS = {
  RECTIFIEE: { label: { fr: 'Trouvée avec une autre orthographe : celle du répertoire fait foi',
    en: 'Found with another spelling: the register’s is the one that counts' } },
  UN_ECHO: { label: { fr: 'Une personne ressemble : comparez avec la pièce d’identité',
    en: 'One person looks like it: compare with the identity document' } },
  PLUSIEURS_ECHOS: { label: { fr: 'Plusieurs personnes ressemblent : demandez un acte de naissance',
    en: 'Several people look like it: ask for a birth certificate' } },
  NOM_MARITAL: { label: { fr: 'Trouvée sous le nom marital seulement : vérifiez le nom de naissance',
    en: 'Found under the marital name only: check the birth name' } },
  AUCUN_ECHO: { label: { fr: 'Personne ne correspond : demandez un acte de naissance',
    en: 'Nobody matches: ask for a birth certificate' } },
  DECES: { label: { fr: 'À vérifier avec l’état civil avant toute réponse', en: 'To check with the civil registry before any answer' } },
  REPONSE_INCONNUE: { label: { fr: 'Réponse non prévue : vérifiez l’identité vous-même',
    en: 'Unforeseen answer: check the identity yourself' } },
} as const satisfies Record<string, { label: Text }>;
