import { translator } from '#base/ui/i18n/catalogue.ts';

/** Texts of the supervisor's screen of the team. */
export const words = translator({
  title: { fr: 'Équipe au téléphone', en: 'Team on the telephone' },
  loading: { fr: 'Lecture des postes…', en: 'Reading the posts…' },
  failed: { fr: 'L’état des postes ne vient pas.', en: 'The state of the posts does not come.' },
  retry: { fr: 'Réessayer', en: 'Try again' },
  none: { fr: 'La téléphonie ne dit rien de ses agents, ou personne n’est à son poste.',
    en: 'The telephony tells nothing of its agents, or nobody is at a post.' },
  agent: { fr: 'Poste', en: 'Post' },
  role: { fr: 'Fonction', en: 'Role' },
  state: { fr: 'État', en: 'State' },
  since: { fr: 'Depuis', en: 'For' },
  skills: { fr: 'Compétences aux postes', en: 'Skills at the posts' },
  noSkill: { fr: 'Personne n’en a annoncé : les appels se prennent par leur attente.',
    en: 'Nobody has said any: calls are picked up by their wait.' },
  count: { fr: '{count|# agent|# agents}', en: '{count|# agent|# agents}' },
  about: { fr: 'Numéros de la téléphonie, état du moment seulement : rien n’en est gardé après le service. Votre lecture est notée.',
    en: 'Numbers of the telephony, the state of now only: nothing of it is kept after the shift. Your reading is written down.' },
} as const);
