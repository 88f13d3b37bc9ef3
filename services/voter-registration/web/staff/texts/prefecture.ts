import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the prefecture's screens. */
export const prefecture = translator({
  title: { fr: 'Préfecture : {nom} ({code})', en: 'Prefecture: {nom} ({code})' },
  lead: {
    fr: 'Statistiques sans donnée personnelle, contentieux en cours, et membres des commissions de contrôle.',
    en: 'Statistics without personal data, pending litigation, and members of the control commissions.',
  },
  statistics: { fr: 'Demandes par commune', en: 'Requests by municipality' },
  statisticsNone: { fr: 'Aucune demande dans ce département.', en: 'No request in this département.' },
  secret: { fr: 's', en: 's' },
  secretNote: {
    fr: '« s » : moins de 11 personnes, ou un nombre qui permettrait de retrouver un autre nombre secret.',
    en: '“s”: fewer than 11 people, or a count from which another secret count could be worked out.',
  },
  filed: { fr: 'Déposées', en: 'Filed' },
  accepted: { fr: 'Acceptées', en: 'Accepted' },
  refused: { fr: 'Refusées', en: 'Refused' },
  registered: { fr: 'Inscrites', en: 'Registered' },
  appealed: { fr: 'Recours', en: 'Appeals' },
  total: { fr: 'Ensemble du département', en: 'Whole département' },
  litigation: { fr: 'Contentieux', en: 'Litigation' },
  litigationNone: { fr: 'Aucun recours ni jugement.', en: 'No appeal and no judgment.' },
  appeal: { fr: 'Recours préalable', en: 'Preliminary appeal' },
  courtBefore: { fr: 'Tribunal avant le', en: 'Court before' },
  judgment: { fr: 'Jugement', en: 'Judgment' },
  tables: { fr: 'Tableaux publiés depuis un mois', en: 'Tables published in the last month' },
  tablesNone: { fr: 'Aucun tableau n’a été publié depuis un mois.', en: 'No table was published in the last month.' },
  published: { fr: 'Publié le', en: 'Published on' },
  contestBefore: { fr: 'Tribunal jusqu’au', en: 'Court until' },
  tablesNote: {
    fr: 'Le préfet et tout électeur de la commune peuvent saisir le tribunal judiciaire dans les sept jours de la publication '
      + '(article L.20 I).',
    en: 'The prefect and any elector of the municipality may go to the judicial court within seven days of the publication '
      + '(article L.20 I).',
  },
  members: { fr: 'Commission d’une commune', en: 'Commission of a municipality' },
  choose: { fr: 'Voir une commune', en: 'See a municipality' },
  show: { fr: 'Voir', en: 'See' },
  outside: { fr: 'Choisissez une commune du département.', en: 'Choose a municipality of the département.' },
});
