import type { Text } from '#base/values/lang.ts';
import { isSupplementary } from '../codes/lists.ts';

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
  // Nationality, address, right to vote not lost there, and one vote only for Parliament (LO 227-4; law 77-729).
  '2026-1-UE': {
    fr: 'Je déclare sur l’honneur avoir la nationalité indiquée, habiter en France à l’adresse indiquée et ne pas être '
      + 'déchu du droit de vote dans l’État dont je suis ressortissant. Si je demande la liste complémentaire européenne, '
      + 'je n’exercerai mon droit de vote pour l’élection au Parlement européen qu’en France. Les renseignements donnés '
      + 'sont exacts. Je sais qu’une fausse déclaration est punie d’un an d’emprisonnement et de 15 000 € d’amende '
      + '(articles LO 227-4, L.88 et L.113 du code électoral).',
    en: 'I declare on my honour that I have the nationality given, that I live in France at the address given and that I '
      + 'have not lost the right to vote in the State of which I am a national. If I ask for the European supplementary list, '
      + 'I shall vote in elections to the European Parliament in France only. The information given is correct. '
      + 'I know that a false statement is punished by one year in prison and a fine of €15,000 '
      + '(articles LO 227-4, L.88 and L.113 of the Code électoral).',
  },
};

/** The statement shown today to who asks for a list: citizens of other Member States state more. French electors' by default. */
export const declarationFor = (list: string | undefined): string => (isSupplementary(list ?? '') ? '2026-1-UE' : '2026-1');
