import type { Text } from '#base/values/lang.ts';

/** Electoral lists (`typeListe`). Only the main list is open online; the others are data until their path exists. */
export const LISTS = {
  PRINCIPALE: {
    sigle: 'LP', enLigne: true, article: 'L.11',
    label: { fr: 'Liste principale', en: 'Main list' },
  },
  COMPLEMENTAIRE_MUNICIPALE: {
    sigle: 'LCM', enLigne: false, article: 'LO 227-2',
    label: { fr: 'Liste complémentaire municipale', en: 'Supplementary list, municipal elections' },
  },
  COMPLEMENTAIRE_EUROPEENNE: {
    sigle: 'LCE', enLigne: false, article: 'loi 77-729, art. 2-2',
    label: { fr: 'Liste complémentaire européenne', en: 'Supplementary list, European elections' },
  },
  CONSULAIRE: {
    sigle: 'LC', enLigne: false, article: 'loi organique 76-97',
    label: { fr: 'Liste consulaire', en: 'Consular list' },
  },
} as const satisfies Record<string, { sigle: string; enLigne: boolean; article: string; label: Text }>;

export type TypeListe = keyof typeof LISTS;
