import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the information pages. */
export const information = translator({
  updatedOn: { fr: 'Page mise à jour le {date}.', en: 'Page updated on {date}.' },
  plainTitle: { fr: 'S’inscrire pour voter : les mots simples', en: 'Register to vote: in simple words' },
  plainIntro: {
    fr: 'Cette page est écrite pour être facile à lire et à comprendre.',
      en: 'This page is written to be easy to read and understand.',
  },
  plainWhyTitle: { fr: 'Pourquoi s’inscrire ?', en: 'Why register?' },
  plainWhy1: {
    fr: 'Voter, c’est choisir qui décide pour votre ville et pour votre pays.',
    en: 'To vote is to choose who decides for your town and your country.',
  },
  plainWhy2: { fr: 'Pour voter, votre nom doit être sur une liste.', en: 'To vote, your name must be on a list.' },
  plainWhy3: { fr: 'Cette liste s’appelle la liste électorale.', en: 'This list is called the electoral roll.' },
  plainWhoTitle: { fr: 'Qui peut s’inscrire ?', en: 'Who can register?' },
  plainWho1: { fr: 'Vous avez 18 ans ou plus.', en: 'You are 18 or older.' },
  plainWho2: { fr: 'Vous êtes français ou française.', en: 'You are French.' },
  plainWhoEurope: {
    fr: 'Vous venez d’un autre pays de l’Union européenne ? Vous pouvez voter pour la mairie et pour l’Europe.',
    en: 'You come from another country of the European Union? You can vote for the town council and for Europe.',
  },
  plainWho3: {
    fr: 'Vous avez un tuteur ou un curateur ? Vous avez aussi le droit de voter.',
    en: 'You have a legal guardian? You also have the right to vote.',
  },
  plainNeedTitle: { fr: 'De quoi avez-vous besoin ?', en: 'What do you need?' },
  plainNeed1: { fr: 'Votre carte d’identité ou votre passeport.', en: 'Your identity card or passport.' },
  plainNeed2: {
    fr: 'Un papier avec votre nom et votre adresse. Par exemple : une facture d’électricité.',
    en: 'A paper with your name and address. For example: an electricity bill.',
  },
  plainNeed3: { fr: 'Un téléphone, une tablette ou un ordinateur.', en: 'A phone, a tablet or a computer.' },
  plainHowTitle: { fr: 'Comment faire ?', en: 'How to do it?' },
  plainHow1: { fr: 'Appuyez sur le bouton « Commencer ma demande ».', en: 'Press the “Start my request” button.' },
  plainHow2: {
    fr: 'Répondez aux questions. Il y a une question par page.',
    en: 'Answer the questions. There is one question a page.',
  },
  plainHow3: { fr: 'Prenez vos papiers en photo.', en: 'Take a photo of your papers.' },
  plainHow4: { fr: 'Relisez et envoyez.', en: 'Read again and send.' },
  plainHow5: { fr: 'Gardez le numéro de votre demande.', en: 'Keep the number of your request.' },
  plainAfterTitle: { fr: 'Et après ?', en: 'And then?' },
  plainAfter1: { fr: 'La mairie lit votre demande.', en: 'The town hall reads your request.' },
  plainAfterAbroad: { fr: 'Vous habitez à l’étranger ? C’est le consulat qui la lit.', en: 'You live abroad? The consulate reads it.' },
  plainAfter2: { fr: 'Vous avez une réponse en 5 jours.', en: 'You get an answer within 5 days.' },
  plainAfter3: {
    fr: 'Il manque un papier ? On vous écrit. Vous envoyez le papier.',
    en: 'A paper is missing? You get a letter. You send the paper.',
  },
  plainHelpTitle: { fr: 'Vous voulez de l’aide ?', en: 'Do you want help?' },
  plainHelp: {
    fr: 'Allez à la mairie. À l’étranger, allez au consulat. Une personne remplit la demande avec vous. C’est gratuit.',
    en: 'Go to the town hall. Abroad, go to the consulate. Somebody fills in the request with you. It is free.',
  },

  a11yTitle: { fr: 'Déclaration d’accessibilité', en: 'Accessibility statement' },
  a11yIntro: {
    fr: '{publisher} s’engage à rendre ce service accessible, conformément à l’article 47 de la loi n° 2005-102 du '
      + '11 février 2005.',
    en: '{publisher} undertakes to make this service accessible, under article 47 of Act no. 2005-102 of 11 February '
      + '2005.',
  },
  a11yStateTitle: { fr: 'État de conformité', en: 'Compliance status' },
  a11yState: {
    fr: 'Ce service n’a pas encore été audité selon le RGAA 4.1. En l’absence d’audit, il est déclaré non conforme.',
    en: 'This service has not been audited against RGAA 4.1 yet. Without an audit, it is declared not compliant.',
  },
  a11yTestsTitle: { fr: 'Ce qui est vérifié à chaque version', en: 'What is checked in each version' },
  a11yTest1: {
    fr: 'Chaque page, dans chaque état et dans les deux langues, passe sans erreur l’outil axe, sur grand écran et à '
      + '320 pixels de large.',
    en: 'Each page, in each state and both languages, passes the axe tool without error, on a large screen and 320 '
      + 'pixels wide.',
  },
  a11yTest2: {
    fr: 'Le parcours entier se fait au clavier, et sans JavaScript.',
    en: 'The whole path works by keyboard, and without JavaScript.',
  },
  a11yTest3: {
    fr: 'À 400 % de zoom, aucune page ne défile horizontalement.',
    en: 'At 400% zoom, no page scrolls sideways.',
  },
  a11yLimitsTitle: { fr: 'Ce qui reste à faire', en: 'What remains to be done' },
  a11yLimit1: {
    fr: 'Un audit par des personnes, avec des lecteurs d’écran, sur les 106 critères.',
    en: 'An audit by people, with screen readers, on the 106 criteria.',
  },
  a11yLimit2: {
    fr: 'Les documents que vous joignez ne sont lus que par la mairie : ils ne sont pas rendus accessibles.',
    en: 'The documents that you attach are read by the town hall only: they are not made accessible.',
  },
  a11yHelpTitle: { fr: 'Signaler une difficulté', en: 'Report a difficulty' },
  a11yHelp: {
    fr: 'Écrivez à {contact} : nous vous proposerons une autre façon de faire. Votre mairie (à l’étranger, votre consulat) prend '
      + 'aussi votre demande au guichet.',
    en: 'Write to {contact}: we will offer you another way. Your town hall (abroad, your consulate) also takes your request at its '
      + 'desk.',
  },
  a11yAppealTitle: { fr: 'Voies de recours', en: 'Remedies' },
  a11yAppeal: {
    fr: 'Sans réponse satisfaisante, vous pouvez saisir le Défenseur des droits (formulaire.defenseurdesdroits.fr, '
      + 'ou par courrier gratuit sans affranchissement : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX '
      + '07).',
    en: 'Without a satisfactory answer, you can refer to the Défenseur des droits (formulaire.defenseurdesdroits.fr, '
      + 'or by free post: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07).',
  },

  legalTitle: { fr: 'Mentions légales', en: 'Legal notice' },
  legalPublisher: { fr: 'Éditeur', en: 'Publisher' },
  legalDirector: { fr: 'Directeur ou directrice de la publication', en: 'Publication director' },
  legalAddress: { fr: 'Adresse', en: 'Address' },
  legalHost: { fr: 'Hébergeur', en: 'Host' },
  legalContact: { fr: 'Contact', en: 'Contact' },
  legalFactsTitle: { fr: 'Qui publie ce service', en: 'Who publishes this service' },
  legalSoftwareTitle: { fr: 'Logiciel', en: 'Software' },
  legalSoftware: {
    fr: 'Ce service utilise Socle, logiciel libre sous licence publique de l’Union européenne (EUPL 1.2). Il '
      + 'n’utilise ni la marque ni la charte graphique de l’État.',
    en: 'This service uses Socle, free software under the European Union Public Licence (EUPL 1.2). It uses neither '
      + 'the mark nor the graphic charter of the State.',
  },
  legalDataTitle: { fr: 'Données de référence', en: 'Reference data' },
  legalData: {
    fr: 'Communes : code officiel géographique (Insee), Licence Ouverte 2.0. Dates des scrutins : décrets publiés au '
      + 'Journal officiel.',
    en: 'Municipalities: official geographic code (Insee), Licence Ouverte 2.0. Dates of ballots: decrees published '
      + 'in the Journal officiel.',
  },
  legalValueTitle: { fr: 'Valeur des dates affichées', en: 'Value of the dates shown' },
  legalValue: {
    fr: 'Les dates limites sont calculées selon les articles L.17, R.5 et L.30 du code électoral, dans l’heure '
      + 'légale de la commune demandée. L’heure du dépôt est celle de l’arrivée de votre envoi dans le service.',
    en: 'Closing dates are computed from articles L.17, R.5 and L.30 of the Code électoral, in the legal time of the '
      + 'municipality requested. The filing time is that of the arrival of your message in the service.',
  },
  legalFraud: {
    fr: 'Une fausse inscription est punie d’un an d’emprisonnement et de 15 000 € d’amende (articles L.86 et L.88).',
    en: 'A false registration is punished by one year in prison and a fine of €15,000 (articles L.86 and L.88).',
  },

  privacyTitle: { fr: 'Données personnelles', en: 'Privacy notice' },
  privacyWhoTitle: { fr: 'Qui est responsable ?', en: 'Who is responsible?' },
  privacyWho: {
    fr: '{publisher} pour la réception et le suivi de votre demande ; votre commune ou votre poste consulaire pour la décision ; '
      + 'l’Insee pour le répertoire électoral unique.',
    en: '{publisher} for the receipt and follow-up of your request; your municipality or consular post for the decision; Insee for '
      + 'the national electoral register.',
  },
  privacyWhyTitle: { fr: 'Pourquoi et sur quelle base ?', en: 'Why and on what basis?' },
  privacyWhy: {
    fr: 'Pour vous inscrire sur les listes électorales, et pour rien d’autre : c’est une mission d’intérêt public '
      + 'prévue par le code électoral (articles L.16 et suivants, décret n° 2018-343).',
    en: 'To register you on the electoral rolls, and for nothing else: it is a public task set by the Code électoral '
      + '(articles L.16 and following, decree no. 2018-343).',
  },
  privacyWhatTitle: { fr: 'Quelles données ?', en: 'Which data?' },
  privacyWhat: {
    fr: 'État civil, adresse, coordonnées, lien avec la commune, pièces justificatives, et les heures de dépôt. '
      + 'Jamais de numéro de sécurité sociale, d’opinion ni de vote.',
    en: 'Civil status, address, contact details, link with the municipality, supporting documents, and filing times. '
      + 'Never a social security number, an opinion or a vote.',
  },
  privacyRecipientsTitle: { fr: 'Qui les reçoit ?', en: 'Who receives them?' },
  privacyRecipients: {
    fr: 'La mairie ou le poste consulaire demandé, l’Insee, la commission de contrôle en cas de recours. L’assistance ne voit jamais vos '
      + 'pièces. Chaque consultation est notée et vous est montrée. Votre fournisseur d’énergie reçoit votre nom et votre adresse si '
      + 'vous lui demandez de la confirmer, avec votre accord.',
    en: 'The town hall or consular post requested, Insee, the control commission in case of appeal. Support staff never see your '
      + 'documents. Each consultation is recorded and shown to you. Your energy supplier receives your name and address if you have it '
      + 'confirm the address, with your agreement.',
  },
  privacyHowLongTitle: { fr: 'Combien de temps ?', en: 'For how long?' },
  privacyCaption: { fr: 'Durées de conservation', en: 'Retention periods' },
  privacyData: { fr: 'Données', en: 'Data' },
  privacyPeriod: { fr: 'Durée', en: 'Period' },
  privacyDraft: { fr: 'Brouillon', en: 'Draft' },
  privacyDraftPeriod: { fr: '30 jours, puis effacé', en: '30 days, then erased' },
  privacyCopy: { fr: 'Copie de votre demande dans ce service', en: 'Copy of your request in this service' },
  privacyCopyPeriod: {
    fr: '10 jours au plus après sa prise en compte par le répertoire',
    en: 'at most 10 days after the register has taken it in',
  },
  privacyFile: { fr: 'Dossier à la mairie ou au poste consulaire', en: 'File at the town hall or consular post' },
  privacyFilePeriod: {
    fr: 'jusqu’au 31 décembre de l’année suivant le dépôt',
    en: 'until 31 December of the year following the request',
  },
  privacyProof: { fr: 'Récépissé et journal de preuve', en: 'Receipt and evidence log' },
  privacyProofPeriod: { fr: '10 ans, sans donnée personnelle', en: '10 years, without personal data' },
  privacyRightsTitle: { fr: 'Vos droits', en: 'Your rights' },
  privacyRights: {
    fr: 'Le suivi de chaque demande donne une copie de vos données. Accès, rectification, limitation : écrivez à {dpo}. '
      + 'Vous pouvez aussi saisir la CNIL (cnil.fr). Le droit à '
      + 'l’effacement ne s’applique pas aux listes électorales ; vous pouvez retirer une demande tant qu’elle n’est '
      + 'pas décidée.',
    en: 'The follow-up of each request gives a copy of your data. Access, rectification, restriction: write to {dpo}. '
      + 'You can also refer to the CNIL (cnil.fr). The right to '
      + 'erasure does not apply to electoral rolls; you can withdraw a request until it is decided.',
  },
  privacyCookiesTitle: { fr: 'Cookies', en: 'Cookies' },
  privacyCookies: {
    fr: 'Deux seulement, nécessaires : votre session et votre langue. Aucune mesure d’audience, aucun tiers, donc '
      + 'pas de bandeau.',
    en: 'Two only, both necessary: your session and your language. No audience measurement, no third party, hence no '
      + 'banner.',
  },
});
