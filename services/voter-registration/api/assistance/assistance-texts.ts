import type { Lang, Text } from '#base/values/lang.ts';

const TEXTS = {
  title: { fr: 'Retrouver une demande', en: 'Find a request' },
  lead: { fr: 'Par son numéro. Le contenu ne s’ouvre que par un accès exceptionnel : un motif, une heure au plus, un contrôle par '
    + 'quelqu’un d’autre, et la personne le voit.',
  en: 'By its number. Its content opens by emergency access only: a reason, an hour at most, a review by somebody else, and the '
    + 'person sees it.' },
  number: { fr: 'Numéro de la demande', en: 'Number of the request' },
  numberHint: { fr: 'Par exemple IEL-2026-7K3M9QXAB2-4.', en: 'For instance IEL-2026-7K3M9QXAB2-4.' },
  find: { fr: 'Chercher', en: 'Find' },
  state: { fr: 'État', en: 'State' },
  commune: { fr: 'Commune', en: 'Commune' },
  openTitle: { fr: 'Ouvrir un accès exceptionnel', en: 'Open an emergency access' },
  reason: { fr: 'Motif', en: 'Reason' },
  explanation: { fr: 'Explication', en: 'Explanation' },
  explanationHint: { fr: 'Une phrase, vingt caractères au moins. Quelqu’un d’autre la jugera sous deux jours ouvrés.',
    en: 'One sentence, at least twenty characters. Somebody else will judge it within two working days.' },
  minutes: { fr: 'Durée en minutes', en: 'Minutes' },
  minutesHint: { fr: 'Soixante au plus.', en: 'Sixty at most.' },
  open: { fr: 'Ouvrir cet accès', en: 'Open this access' },
  opened: { fr: 'Accès exceptionnel jusqu’au {until}. Lecture seule, sans les pièces.',
    en: 'Emergency access until {until}. Reading only, without documents.' },
  identity: { fr: 'État civil', en: 'Civil status' },
  name: { fr: 'Nom de naissance', en: 'Birth name' },
  usageName: { fr: 'Nom d’usage', en: 'Name in use' },
  givenNames: { fr: 'Prénoms', en: 'Given names' },
  birth: { fr: 'Date de naissance', en: 'Birth date' },
  address: { fr: 'Adresse', en: 'Address' },
  email: { fr: 'Courriel', en: 'E-mail' },
  phone: { fr: 'Téléphone', en: 'Telephone' },
  history: { fr: 'Historique', en: 'History' },
  home: { fr: 'Revenir à l’accueil', en: 'Back to the start' },
  another: { fr: 'Une autre demande', en: 'Another request' },
} as const satisfies Record<string, Text>;

/** A text of the screens of assistance. */
export const say = (lang: Lang, key: keyof typeof TEXTS): string => TEXTS[key][lang];
