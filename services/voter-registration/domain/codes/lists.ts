import type { Text } from '#base/values/lang.ts';

/** Electoral lists (`typeListe`), all open online. */
export const LISTS = {
  PRINCIPALE: {
    sigle: 'LP', article: 'L.11',
    label: { fr: 'Liste principale', en: 'Main list' },
  },
  COMPLEMENTAIRE_MUNICIPALE: {
    sigle: 'LCM', article: 'LO 227-2',
    label: { fr: 'Liste complémentaire municipale', en: 'Supplementary list, municipal elections' },
  },
  COMPLEMENTAIRE_EUROPEENNE: {
    sigle: 'LCE', article: 'loi 77-729, art. 2-2',
    label: { fr: 'Liste complémentaire européenne', en: 'Supplementary list, European elections' },
  },
  CONSULAIRE: {
    sigle: 'LC', article: 'loi organique 76-97',
    label: { fr: 'Liste consulaire', en: 'Consular list' },
  },
} as const satisfies Record<string, { sigle: string; article: string; label: Text }>;

export type TypeListe = keyof typeof LISTS;

/** True for the two lists of citizens of other Member States (LO 227-1; law 77-729, art. 2-2). */
export const isSupplementary = (list: string): boolean => list === 'COMPLEMENTAIRE_MUNICIPALE' || list === 'COMPLEMENTAIRE_EUROPEENNE';

/** The other list of a citizen of another Member State; nothing for a French elector. */
export const otherSupplementary = (list: TypeListe): TypeListe | undefined => {
  if (!isSupplementary(list)) return undefined;
  return list === 'COMPLEMENTAIRE_MUNICIPALE' ? 'COMPLEMENTAIRE_EUROPEENNE' : 'COMPLEMENTAIRE_MUNICIPALE';
};
