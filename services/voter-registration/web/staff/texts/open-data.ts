import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the page of open data. */
export const openData = translator({
  title: { fr: 'Données ouvertes', en: 'Open data' },
  lead: {
    fr: 'Des chiffres et des références que tout le monde peut réutiliser, sans clé. Aucun chiffre ne porte sur moins de 11 personnes.',
    en: 'Figures and references that anybody may reuse, without a key. No figure stands for fewer than 11 people.',
  },
  sets: { fr: 'Jeux de données', en: 'Data sets' },
  set: { fr: 'Contenu', en: 'Content' },
  address: { fr: 'Adresse de l’API', en: 'Address of the API' },
  month: { fr: 'Transmissions depuis 30 jours', en: 'Transmissions in 30 days' },
  indicators: { fr: 'Indicateurs', en: 'Indicators' },
  projects: { fr: 'Projets déclarés', en: 'Declared projects' },
  total: { fr: 'Transmissions depuis 30 jours', en: 'Transmissions in 30 days' },
  wait: { fr: 'De la demande au premier accès (médiane)', en: 'From request to first access (median)' },
  waitNone: { fr: 'aucun accès encore', en: 'no access yet' },
  minutes: { fr: '{n|# minute|# minutes}', en: '{n|# minute|# minutes}' },
  hours: { fr: '{n|# heure|# heures}', en: '{n|# hour|# hours}' },
  days: { fr: '{n|# jour|# jours}', en: '{n|# day|# days}' },
  project: { fr: 'Projet', en: 'Project' },
  since: { fr: 'Déclaré le', en: 'Declared on' },
  first: { fr: 'Premier accès', en: 'First access' },
  taken: { fr: 'Transmissions', en: 'Transmissions' },
  none: { fr: 'Aucun projet n’est encore déclaré.', en: 'No project is declared yet.' },
  never: { fr: 'pas encore', en: 'not yet' },
  declare: { fr: 'Déclarer une réutilisation', en: 'Declare a reuse' },
  name: { fr: 'Nom du projet', en: 'Name of the project' },
  nameHint: { fr: 'De 3 à 120 caractères, sans nom de personne. Il est publié ici.',
    en: 'From 3 to 120 characters, no name of a person. It is published here.' },
  link: { fr: 'Adresse de sa page', en: 'Address of its page' },
  linkHint: { fr: 'Exemple : https://exemple.fr/cartes', en: 'Example: https://example.com/maps' },
  send: { fr: 'Déclarer', en: 'Declare' },
  nameWrong: { fr: 'Écrivez le nom du projet, de 3 à 120 caractères.', en: 'Write the name of the project, 3 to 120 characters.' },
  linkWrong: { fr: 'Écrivez une adresse qui commence par https://.', en: 'Write an address that begins with https://.' },
  keyTitle: { fr: 'Votre projet est déclaré', en: 'Your project is declared' },
  key: {
    fr: 'Envoyez cette clé dans l’en-tête x-reuse-key de vos appels : {key}. Elle compte vos transmissions, n’ouvre rien de plus et '
      + 'n’est montrée qu’une fois.',
    en: 'Send this key in the header x-reuse-key of your calls: {key}. It counts your transmissions, opens nothing more and is shown '
      + 'only once.',
  },
});
