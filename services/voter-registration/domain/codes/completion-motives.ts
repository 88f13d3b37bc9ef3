import type { Text } from '#base/values/lang.ts';

/** Why a document is asked for (`demanderPiece`). The texts are neutral: nothing about viruses or suspicions. */
export const COMPLETION_MOTIVES = {
  MANQUANTE: { label: { fr: 'Il manque une pièce', en: 'A document is missing' } },
  ILLISIBLE: { label: {
    fr: 'La pièce est illisible : refaites la photo à plat, en pleine lumière',
    en: 'The document is unreadable: take the photo again, flat and in full light',
  } },
  PERIMEE: { label: { fr: 'La pièce est trop ancienne', en: 'The document is too old' } },
  INCOMPLETE: { label: { fr: 'Il manque une page ou le verso', en: 'A page or the back side is missing' } },
  AUTRE_NOM: { label: { fr: 'La pièce est à un autre nom', en: 'The document bears another name' } },
  AUTRE_ADRESSE: { label: { fr: 'La pièce indique une autre adresse', en: 'The document shows another address' } },
  FICHIER_INUTILISABLE: { label: {
    fr: 'Le fichier reçu ne peut pas être ouvert : envoyez un autre fichier',
    en: 'The file received cannot be opened: please send another one',
  } },
} as const satisfies Record<string, { label: Text }>;

export type MotifCompletion = keyof typeof COMPLETION_MOTIVES;
