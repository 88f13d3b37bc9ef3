import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the shared citizen texts. */
export const common = translator({
  stepSituation: { fr: 'Votre situation', en: 'Your situation' },
  stepIdentity: { fr: 'Votre identité', en: 'Your identity' },
  stepCommune: { fr: 'Où vous voterez', en: 'Where you will vote' },
  stepAddress: { fr: 'Votre adresse', en: 'Your address' },
  stepPieces: { fr: 'Vos justificatifs', en: 'Your documents' },
  stepContact: { fr: 'Vos coordonnées', en: 'Your contact details' },
  stepCheck: { fr: 'Vérification et envoi', en: 'Check and send' },
  continue: { fr: 'Continuer', en: 'Continue' },
  backHome: { fr: 'Retour à l’accueil', en: 'Back to the home page' },
  myRequests: { fr: 'Mes demandes', en: 'My requests' },
  goodToKnow: { fr: 'Bon à savoir', en: 'Good to know' },
  draftTitle: { fr: 'Rien ne se perd', en: 'Nothing is lost' },
  helpTitle: { fr: 'Besoin d’aide ?', en: 'Need help?' },
  helpBody: {
    fr: 'Votre mairie (à l’étranger, votre consulat) peut faire la demande avec vous, gratuitement, au guichet.',
    en: 'Your town hall (abroad, your consulate) can make the request with you, free of charge, at its desk.',
  },
  draftKept: {
    fr: 'Vos réponses sont gardées 30 jours. Vous pouvez fermer la page et reprendre plus tard.',
    en: 'Your answers are kept for 30 days. You can close this page and come back later.',
  },
  closesOn: {
    fr: 'Pour voter le {firstRound} ({ballot}), envoyez votre demande au plus tard le {date} à 23:59, {zone}.',
    en: 'To vote on {firstRound} ({ballot}), send your request by {date}, 23:59, {zone}.',
  },
  inTime: {
    fr: 'Déposée à temps : si elle est acceptée, vous voterez le {firstRound} ({ballot}).',
    en: 'Filed in time: if accepted, you will vote on {firstRound} ({ballot}).',
  },
  toComplete: {
    fr: 'Pour voter le {firstRound} ({ballot}), votre demande doit être complète le {date} à 23:59, {zone}, au plus '
      + 'tard.',
    en: 'To vote on {firstRound} ({ballot}), your request must be complete by {date}, 23:59, {zone}.',
  },
  lateCase: {
    fr: 'Demande tardive (article L.30) : votre situation sera vérifiée avant le scrutin du {firstRound} '
      + '({ballot}).',
    en: 'Late request (article L.30): your situation will be checked before the ballot of {firstRound} '
      + '({ballot}).',
  },
  lateTitle: { fr: 'La date limite est passée', en: 'The closing date has passed' },
  lateBody: {
    fr: 'Pour « {ballot} » du {firstRound}, les inscriptions en ligne ont fermé le {date}. Votre demande '
      + 'sera prise en compte après ce scrutin.',
    en: 'For “{ballot}” on {firstRound}, online registration closed on {date}. Your request will '
      + 'count after that ballot.',
  },
  lateExceptions: {
    fr: 'Jusqu’au {date}, certaines situations permettent encore de voter à ce scrutin : déménagement professionnel, '
      + 'majorité, nationalité française récente…',
    en: 'Until {date}, some situations still allow you to vote at that ballot: a move for work, coming of age, '
      + 'French nationality acquired recently…',
  },
  earlierTitle: { fr: 'Vous aviez déjà une demande', en: 'You already had a request' },
  earlierLine: {
    fr: 'Demande n° {number}, reçue le {date} pour {commune}',
      en: 'Request no. {number}, received on {date} for {commune}',
  },
  earlierRule: {
    fr: 'Les deux sont conservées. C’est la dernière inscription acceptée qui compte.',
    en: 'Both are kept. The last registration accepted is the one that counts.',
  },
  number: { fr: 'Demande n° {number}', en: 'Request no. {number}' },
});
