import type { Text } from '#base/values/lang.ts';

/** Statuses of a supporting document. `citoyen` never says that a file is infected (neutral wording). */
export const PIECE_STATUSES = {
  RECUE: { citoyen: { fr: 'reçue', en: 'received' } },
  SAINE: { citoyen: { fr: 'reçue', en: 'received' } },
  INFECTEE: { citoyen: { fr: 'à remplacer', en: 'to be replaced' } },
  ILLISIBLE: { citoyen: { fr: 'à remplacer', en: 'to be replaced' } },
  ACCEPTEE: { citoyen: { fr: 'acceptée', en: 'accepted' } },
  REFUSEE: { citoyen: { fr: 'à remplacer', en: 'to be replaced' } },
} as const satisfies Record<string, { citoyen: Text }>;

export type StatutPiece = keyof typeof PIECE_STATUSES;

/** Statuses with which a document no longer counts and must be replaced. */
export const STATUTS_A_REMPLACER: readonly StatutPiece[] = ['INFECTEE', 'ILLISIBLE', 'REFUSEE'];
