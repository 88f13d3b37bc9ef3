import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the follow-up pages. */
export const follow = translator({
  title: { fr: 'Votre demande pour {commune}', en: 'Your request for {commune}' },
  timelineTitle: { fr: 'Où en est votre demande', en: 'Where your request stands' },
  at: { fr: '{at}, {zone}', en: '{at}, {zone}' },
  askedTitle: {
    fr: 'Une pièce vous est demandée, au plus tard le {date}',
    en: 'You are asked for a document by {date}',
  },
  askedLine: { fr: '{need} : {motive}', en: '{need}: {motive}' },
  askedButton: { fr: 'Envoyer la pièce', en: 'Send the document' },
  refusedTitle: { fr: 'Pourquoi ce refus', en: 'Why it was refused' },
  remediesTitle: { fr: 'Vous n’êtes pas d’accord ?', en: 'You disagree?' },
  remedy1: {
    fr: 'Jusqu’au {date} : adressez un recours préalable à la commission de contrôle (article L.18 III).',
    en: 'Until {date}: send a preliminary appeal to the control commission (article L.18 III).',
  },
  remedy2: {
    fr: 'Ensuite, dans les 7 jours de sa réponse : saisissez le tribunal judiciaire (article L.19 II). C’est gratuit '
      + 'et sans avocat.',
    en: 'Then, within 7 days of its answer: go to the tribunal judiciaire (article L.19 II). It is free and needs no '
      + 'lawyer.',
  },
  remedy3: {
    fr: 'Ou déposez une nouvelle demande avec d’autres pièces.',
    en: 'Or file a new request with other documents.',
  },
  registeredTitle: { fr: 'Vous êtes inscrit(e)', en: 'You are registered' },
  documentsTitle: { fr: 'Vos documents', en: 'Your documents' },
  receipt: { fr: 'Revoir le récépissé', en: 'See the receipt again' },
  accesses: { fr: 'Qui a consulté mon dossier ?', en: 'Who looked at my file?' },
  dataCopy: { fr: 'Télécharger une copie de mes données (JSON)', en: 'Download a copy of my data (JSON)' },
  withdraw: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
  doneCompleted: {
    fr: 'Votre pièce est bien reçue. L’examen de votre demande reprend.',
    en: 'Your document has been received. The examination of your request resumes.',
  },
  doneWithdrawn: {
    fr: 'Votre demande est retirée. Aucune décision ne sera prise.',
    en: 'Your request is withdrawn. No decision will be made.',
  },
  completeTitle: { fr: 'Compléter votre demande', en: 'Complete your request' },
  completeLead: {
    fr: 'Envoyez ces documents au plus tard le {date}. Votre date de dépôt reste la même.',
    en: 'Send these documents by {date}. Your filing date stays the same.',
  },
  completeButton: { fr: 'Transmettre ces documents', en: 'Send these documents' },
  fromTownHall: { fr: 'Message de l’agent', en: 'Message from the official' },
  withdrawTitle: { fr: 'Retirer votre demande pour {commune} ?', en: 'Withdraw your request for {commune}?' },
  withdrawBody: {
    fr: 'L’examen s’arrêtera. Votre inscription actuelle, si vous en avez une, ne change pas. Pour vous '
      + 'inscrire ensuite, il faudra une nouvelle demande : c’est sa date qui comptera.',
    en: 'The examination will stop. Your current registration, if any, does not change. To register '
      + 'later you will need a new request: its own date will count.',
  },
  withdrawConfirm: { fr: 'Je confirme le retrait de ma demande', en: 'I confirm the withdrawal of my request' },
  withdrawButton: { fr: 'Retirer ma demande', en: 'Withdraw my request' },
  withdrawKeep: { fr: 'Non, garder ma demande', en: 'No, keep my request' },
  accessesTitle: { fr: 'Qui a consulté votre dossier', en: 'Who looked at your file' },
  accessesLead: {
    fr: 'Chaque lecture de vos données est notée : quand, par quelle fonction, pour quelle raison. Les noms des '
      + 'agents ne sont pas montrés.',
    en: 'Each reading of your data is recorded: when, by which role, for what reason. Names of staff are not shown.',
  },
  accessesCaption: {
    fr: 'Consultations du dossier, la plus récente d’abord',
    en: 'Consultations of the file, latest first',
  },
  accessesWhen: { fr: 'Quand', en: 'When' },
  accessesWho: { fr: 'Par qui', en: 'By whom' },
  accessesWhy: { fr: 'Pourquoi', en: 'Why' },
  accessesExceptional: { fr: 'Accès exceptionnel', en: 'Emergency access' },
  accessesToReview: { fr: 'contrôle en cours', en: 'under review' },
  accessesJustified: { fr: 'contrôlé : justifié', en: 'reviewed: justified' },
  accessesUnjustified: { fr: 'contrôlé : non justifié', en: 'reviewed: not justified' },
  accessesNone: { fr: 'Personne n’a encore consulté votre dossier', en: 'Nobody has looked at your file yet' },
  accessesNoneBody: {
    fr: 'La première lecture par un agent apparaîtra ici.',
    en: 'The first reading by an official will appear here.',
  },
  accessesRights: {
    fr: 'Une consultation vous étonne ? Écrivez au délégué à la protection des données.',
    en: 'Does a consultation surprise you? Write to the data protection officer.',
  },
  accessesContact: { fr: 'Vos droits et le délégué', en: 'Your rights and the officer' },
  requestsTitle: { fr: 'Mes demandes', en: 'My requests' },
  requestsNone: { fr: 'Vous n’avez pas encore de demande', en: 'You have no request yet' },
  requestsNoneBody: { fr: 'Une demande prend environ 5 minutes.', en: 'A request takes about 5 minutes.' },
  requestsNew: { fr: 'Commencer une demande', en: 'Start a request' },
  receivedOn: { fr: 'Reçue le {at}, {zone}', en: 'Received on {at}, {zone}' },
  draftTitle: { fr: 'Demande commencée, pas encore envoyée', en: 'Request started, not sent yet' },
});
