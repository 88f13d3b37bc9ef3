import type { Text } from '#base/values/lang.ts';

/** Cases in which one may register between the closing and the tenth day before the ballot (L.30). */
export const L30_MOTIVES = {
  '1': { label: {
    fr: 'Agent public muté ou retraité après la clôture, et sa famille',
    en: 'Civil servant moved or retired after the closing, and family',
  } },
  '2': { label: {
    fr: 'Militaire rendu à la vie civile après la clôture',
    en: 'Soldier back to civil life after the closing',
  } },
  '2bis': { label: {
    fr: 'Déménagement pour un motif professionnel après la clôture, et famille',
    en: 'Move for a professional reason after the closing, and family',
  } },
  '3': { label: { fr: '18 ans atteints après la clôture', en: 'Turned 18 after the closing' } },
  '4': { label: {
    fr: 'Nationalité française acquise après la clôture',
    en: 'French nationality acquired after the closing',
  } },
  '5': { label: {
    fr: 'Droit de vote recouvré après la clôture',
    en: 'Right to vote recovered after the closing',
  } },
} as const satisfies Record<string, { label: Text }>;

export type MotifL30 = keyof typeof L30_MOTIVES;
