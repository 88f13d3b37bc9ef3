import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the pages about the service itself. */
export const about = translator({
  news: { fr: 'Nouveautés', en: 'What is new' },
  newsLead: { fr: 'Ce qui change pour vous, version après version.', en: 'What changes for you, release after release.' },
  release: { fr: 'Version {version}, {date}', en: 'Release {version}, {date}' },
  feedback: { fr: 'Donner votre avis', en: 'Give your opinion' },
  try: { fr: 'Essayer chaque rôle', en: 'Try each role' },
  tryLead: {
    fr: 'Une visite en cinq étapes par rôle, avec des personnes inventées. Déconnectez-vous entre deux rôles.',
    en: 'A tour in five steps for each role, with made-up people. Sign out between two roles.',
  },
  person: { fr: 'Personne : {nom} ({porte})', en: 'Person: {nom} ({porte})' },
  go: { fr: 'Commencer : {role}', en: 'Start: {role}' },
  also: { fr: 'Voir aussi', en: 'See also' },
});
