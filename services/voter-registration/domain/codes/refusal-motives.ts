import type { Text } from '#base/values/lang.ts';

type RefusalMotive = { article: string; label: Text; citoyen: Text };

/**
 * Motives of a refusal, ours on the legal grounds. `label` is for staff, `citoyen` is what the person reads:
 * a suspicion of impersonation is never shown in clear.
 */
export const REFUSAL_MOTIVES = {
  NATIONALITE: {
    article: 'L.2', label: { fr: 'Nationalité française non établie', en: 'French nationality not established' },
    citoyen: {
      fr: 'La nationalité française n’est pas établie par les pièces fournies.',
      en: 'The documents do not establish French nationality.',
    },
  },
  AGE: {
    article: 'L.2', label: { fr: 'Moins de 18 ans la veille du scrutin', en: 'Under 18 the day before the ballot' },
    citoyen: {
      fr: 'Vous n’aurez pas 18 ans la veille du scrutin. À vos 18 ans, l’inscription est en principe automatique.',
      en: 'You will not be 18 the day before the ballot. At 18, registration is normally automatic.',
    },
  },
  CAPACITE: {
    article: 'L.6', label: { fr: 'Droit de vote suspendu par jugement', en: 'Right to vote suspended by judgment' },
    citoyen: {
      fr: 'Une décision de justice suspend votre droit de vote.',
      en: 'A court decision suspends your right to vote.',
    },
  },
  ATTACHE_NON_PROUVEE: {
    article: 'L.11', label: { fr: 'Attache avec la commune non prouvée', en: 'Link with the municipality not proven' },
    citoyen: {
      fr: 'Les pièces ne prouvent pas votre lien avec la commune.',
      en: 'The documents do not prove your link with the municipality.',
    },
  },
  IDENTITE_NON_PROUVEE: {
    article: 'R.5', label: { fr: 'Identité non prouvée', en: 'Identity not proven' },
    citoyen: {
      fr: 'Les pièces ne prouvent pas votre identité.',
      en: 'The documents do not prove your identity.',
    },
  },
  PIECE_ILLISIBLE: {
    article: 'L.18 I', label: { fr: 'Pièce illisible non remplacée', en: 'Unreadable document not replaced' },
    citoyen: {
      fr: 'Une pièce est illisible et n’a pas été remplacée.',
      en: 'A document is unreadable and was not replaced.',
    },
  },
  PIECE_PERIMEE: {
    article: 'R.5', label: { fr: 'Pièce périmée', en: 'Document out of date' },
    citoyen: {
      fr: 'Une pièce est trop ancienne pour être admise.',
      en: 'A document is too old to be accepted.',
    },
  },
  HORS_COMMUNE: {
    article: 'L.11', label: { fr: 'Adresse hors de la commune', en: 'Address outside the municipality' },
    citoyen: {
      fr: 'L’adresse donnée n’est pas dans la commune demandée.',
      en: 'The address given is not in the municipality requested.',
    },
  },
  DEMANDE_INCOMPLETE_SANS_SUITE: {
    article: 'L.18 I', label: { fr: 'Incomplète, sans réponse', en: 'Incomplete, no answer' },
    citoyen: {
      fr: 'La pièce demandée n’a pas été fournie à temps.',
      en: 'The document asked for was not provided in time.',
    },
  },
  DEJA_INSCRIT_MEME_ADRESSE: {
    article: 'L.10', label: { fr: 'Déjà inscrit à la même adresse', en: 'Already registered at the same address' },
    citoyen: {
      fr: 'Vous êtes déjà inscrit(e) à cette adresse : vous n’avez rien à faire.',
      en: 'You are already registered at this address: there is nothing to do.',
    },
  },
  USURPATION_SUSPECTEE: {
    article: 'L.86', label: { fr: 'Usurpation suspectée', en: 'Suspected impersonation' },
    citoyen: {
      fr: 'Les pièces ne prouvent pas votre identité. Présentez-vous à la mairie avec un titre d’identité.',
      en: 'The documents do not prove your identity. Please come to the town hall with an identity document.',
    },
  },
} as const satisfies Record<string, RefusalMotive>;

export type MotifRefus = keyof typeof REFUSAL_MOTIVES;
