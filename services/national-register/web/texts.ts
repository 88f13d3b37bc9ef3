import { translator } from '#base/ui/i18n/catalogue.ts';

/** Texts of the register's only page. */
export const registerTexts = {
  title: { fr: 'Répertoire électoral unique (simulé)', en: 'National electoral register (simulated)' },
  about: {
    fr: 'Ce service joue le rôle du répertoire national : il reçoit les demandes des portails, identifie les '
      + 'personnes, applique les décisions des maires et rend compte de chaque état. Il tient sa propre copie, '
      + 'sous ses propres clés.',
    en: 'This service plays the national register: it takes requests from portals, identifies people, applies the '
      + 'mayors’ decisions and tells each state. It keeps its own copy, under its own keys.',
  },
  messages: { fr: 'Messages en attente et en échec', en: 'Messages waiting and failed' },
  caption: { fr: 'Demandes par état', en: 'Requests by state' },
  state: { fr: 'État', en: 'State' },
  count: { fr: 'Demandes', en: 'Requests' },
  none: { fr: 'Aucune demande reçue pour l’instant.', en: 'No request received yet.' },
  faults: { fr: 'Pannes simulées en cours', en: 'Simulated faults in force' },
  noFaults: { fr: 'Aucune panne simulée.', en: 'No simulated fault.' },
  skip: { fr: 'Aller au contenu', en: 'Skip to content' },
  skipLinks: { fr: 'Accès rapide', en: 'Skip links' },
  language: { fr: 'Langue', en: 'Language' },
  NOUVELLE: { fr: 'Nouvelle', en: 'New' },
  RECUE: { fr: 'Reçue', en: 'Received' },
  IDENTIFIEE: { fr: 'Identifiée', en: 'Identified' },
  DIVERGENCE: { fr: 'Identifiée avec divergence', en: 'Identified with a divergence' },
  NON_IDENTIFIEE: { fr: 'Non identifiée', en: 'Not identified' },
  INSCRITE: { fr: 'Inscrite', en: 'Registered' },
  NON_INSCRITE: { fr: 'Non inscrite', en: 'Not registered' },
  ANNULEE: { fr: 'Annulée', en: 'Cancelled' },
} as const;

export const t = translator(registerTexts);
