import type { Text } from '#base/values/lang.ts';

/**
 * Sworn statements by version (L.88, L.113: penal warning). A request seals the version that the person accepted;
 * an old version stays here for as long as a dossier names it.
 */
export const DECLARATIONS: Readonly<Record<string, Text>> = {
  '2026-1': {
    fr: 'Je déclare sur l’honneur que les renseignements donnés sont exacts et que je jouis de mes droits civils et '
      + 'politiques. Je sais qu’une fausse déclaration est punie d’un an d’emprisonnement et de 15 000 € d’amende '
      + '(articles L.88 et L.113 du code électoral).',
    en: 'I declare on my honour that the information given is correct and that I hold my civil and political rights. '
      + 'I know that a false statement is punished by one year in prison and a fine of €15,000 '
      + '(articles L.88 and L.113 of the Code électoral).',
  },
};

/** The statement shown today. */
export const DECLARATION_VERSION = '2026-1';
