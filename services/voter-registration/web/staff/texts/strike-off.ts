import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the strike-off's screen. */
export const strikeOff = translator({
  title: { fr: 'Radiations', en: 'Strike-offs' },
  lead: {
    fr: 'Perte du lien avec la commune (L.18 I) : la personne est avertie, elle a 15 jours pour répondre, puis le maire décide. Un '
      + 'déménagement inscrit ailleurs radie de lui-même : il est dans les départs.',
    en: 'Loss of the link with the municipality (L.18 I): the person is told, has 15 days to answer, then the mayor decides. Who '
      + 'registers elsewhere is struck off by that: see departures.',
  },
  none: { fr: 'Aucune procédure.', en: 'No procedure.' },
  before: { fr: 'Réponse jusqu’au', en: 'Answer until' },
  ENGAGEE: { fr: 'attend la réponse', en: 'awaits the answer' },
  REPONDUE: { fr: 'réponse reçue', en: 'answer received' },
  RADIEE: { fr: 'radié(e)', en: 'struck off' },
  ECARTEE: { fr: 'maintenu(e)', en: 'kept' },
  REFORMEE: { fr: 'réinscrit(e) sur recours', en: 'registered again on appeal' },
  procedureOf: { fr: 'Radiation de {nom}', en: 'Strike-off of {nom}' },
  notice: { fr: 'Ce qui a été écrit à la personne', en: 'What the person was told' },
  noticeOn: { fr: 'Avertie le', en: 'Told on' },
  answerOnline: { fr: 'Réponse en ligne du {at}', en: 'Online answer of {at}' },
  answerDesk: { fr: 'Réponse saisie en mairie le {at}', en: 'Answer entered at the town hall on {at}' },
  afterTerm: { fr: 'Arrivée après le délai.', en: 'Arrived after the term.' },
  noAnswer: { fr: 'Aucune réponse pour l’instant', en: 'No answer yet' },
  pieces: { fr: 'Pièces jointes', en: 'Documents' },
  piece: { fr: '{type} (page 1)', en: '{type} (page 1)' },
  decidedOn: { fr: 'Décidé le', en: 'Decided on' },
  see: { fr: 'Ouvrir', en: 'Open' },
  open: { fr: 'Engager une procédure', en: 'Open a procedure' },
  answer: { fr: 'Saisir la réponse de la personne', en: 'Enter the person’s answer' },
  decide: { fr: 'Décider (maire)', en: 'Decide (mayor)' },
  requestNumber: { fr: 'Numéro de la demande inscrite', en: 'Number of the registered request' },
  why: { fr: 'Motif, tel que la personne le lira', en: 'Reason, as the person will read it' },
  said: { fr: 'Ce que la personne répond', en: 'What the person answers' },
  decision: { fr: 'Décision', en: 'Decision' },
  strike: { fr: 'Radier de la liste', en: 'Strike off the roll' },
  keep: { fr: 'Maintenir sur la liste', en: 'Keep on the roll' },
  notify: { fr: 'Avertir la personne', en: 'Tell the person' },
  keepAnswer: { fr: 'Enregistrer la réponse', en: 'Record the answer' },
  notifyDecision: { fr: 'Décider et notifier', en: 'Decide and notify' },
});
