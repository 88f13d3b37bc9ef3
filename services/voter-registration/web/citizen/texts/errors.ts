import { translator } from '#base/ui/i18n/catalogue.ts';

/** Translator of the error and stand-by pages. */
export const errors = translator({
  notFoundTitle: { fr: 'Page introuvable', en: 'Page not found' },
  notFoundBody: {
    fr: 'L’adresse est peut-être mal recopiée, ou la page n’existe plus.',
    en: 'The address may be mistyped, or the page no longer exists.',
  },
  forbiddenTitle: { fr: 'Cette page ne vous est pas ouverte', en: 'This page is not open to you' },
  forbiddenBody: {
    fr: 'Elle appartient à une autre personne, ou votre session a changé. Reconnectez-vous pour retrouver vos '
      + 'demandes.',
    en: 'It belongs to somebody else, or your session has changed. Sign in again to find your requests.',
  },
  unavailableTitle: { fr: 'Le service est interrompu un instant', en: 'The service is interrupted for a moment' },
  unavailableBody: {
    fr: 'Vos demandes déposées et vos brouillons sont en sécurité. Vous veniez d’envoyer une demande ? Renvoyez-la '
      + 'sans crainte : elle ne sera jamais comptée deux fois.',
    en: 'Your filed requests and drafts are safe. Had you just sent a request? Send it again without fear: it will '
      + 'never be counted twice.',
  },
  tooManyTitle: { fr: 'Trop d’essais rapprochés', en: 'Too many attempts' },
  tooManyBody: {
    fr: 'Patientez un peu avant de recommencer. Rien n’est perdu.',
    en: 'Please wait a little before trying again. Nothing is lost.',
  },
  changedTitle: { fr: 'Ce brouillon a été modifié ailleurs', en: 'This draft was changed elsewhere' },
  changedBody: {
    fr: 'Une autre fenêtre ou un autre appareil l’a enregistré depuis. Rouvrez la dernière version, puis refaites '
      + 'votre modification.',
    en: 'Another window or device has saved it since. Open the latest version, then make your change again.',
  },
  badRequestTitle: { fr: 'Cet envoi n’a pas pu être lu', en: 'This message could not be read' },
  badRequestBody: {
    fr: 'Revenez à la page précédente et recommencez. Vos réponses enregistrées sont intactes.',
    en: 'Go back to the previous page and try again. Your saved answers are intact.',
  },
  unexpectedTitle: { fr: 'Une erreur inattendue s’est produite', en: 'An unexpected error occurred' },
  unexpectedBody: {
    fr: 'Elle nous est signalée. Vos réponses enregistrées sont intactes : réessayez dans un instant.',
    en: 'It has been reported to us. Your saved answers are intact: try again in a moment.',
  },
  retryIn: { fr: 'Réessayez dans {s|# seconde|# secondes}.', en: 'Try again in {s|# second|# seconds}.' },
  trace: { fr: 'Référence à donner à l’assistance', en: 'Reference to give to support' },
  goBack: { fr: 'Reprendre', en: 'Go back' },
  downTitle: { fr: 'Service interrompu', en: 'Service interrupted' },
  downLead: {
    fr: 'L’inscription en ligne est momentanément indisponible. Nous y travaillons.',
    en: 'Online registration is unavailable for the moment. We are working on it.',
  },
  downSafe: {
    fr: 'Les demandes déjà déposées sont en sécurité, avec leur date et leur heure.',
    en: 'Requests already filed are safe, with their date and time.',
  },
  downDrafts: { fr: 'Les brouillons sont gardés 30 jours.', en: 'Drafts are kept for 30 days.' },
  downPaper: {
    fr: 'Vous pouvez aussi vous inscrire en mairie ou par courrier, avec le formulaire Cerfa 12669.',
    en: 'You can also register at the town hall or by post, with form Cerfa 12669.',
  },
  downClosing: {
    fr: 'Si l’interruption survient dans les dernières heures avant une date limite, elle est publiée au journal des '
      + 'interruptions.',
    en: 'If the interruption happens in the last hours before a closing date, it is published in the outage log.',
  },
  downRetry: { fr: 'Cette page se recharge toute seule.', en: 'This page reloads by itself.' },
  waitTitle: { fr: 'Vous êtes dans la file d’attente', en: 'You are in the queue' },
  waitLead: {
    fr: 'Beaucoup de personnes s’inscrivent en ce moment. Votre place est gardée.',
    en: 'Many people are registering at the moment. Your place is kept.',
  },
  waitPlace: { fr: 'Votre place', en: 'Your place' },
  waitTime: { fr: 'Attente estimée', en: 'Estimated wait' },
  waitMinutes: { fr: '{wait} min', en: '{wait} min' },
  waitDeadline: {
    fr: 'Votre demande sera considérée comme déposée à temps si votre ticket est antérieur à l’échéance.',
    en: 'Your request will count as filed in time if your ticket is earlier than the closing time.',
  },
  waitTicket: { fr: 'Ticket pris le {at}', en: 'Ticket taken on {at}' },
  waitHow: { fr: 'Que faire en attendant ?', en: 'What to do meanwhile?' },
  waitHow1: {
    fr: 'Laissez cette page ouverte : elle avance toute seule, sans perdre votre place.',
    en: 'Leave this page open: it moves on by itself, without losing your place.',
  },
  waitHow2: {
    fr: 'Préparez votre pièce d’identité et votre justificatif de domicile.',
    en: 'Get your identity document and proof of address ready.',
  },
  waitHow3: {
    fr: 'Rouvrir une autre fenêtre ne fait pas gagner de place.',
    en: 'Opening another window does not gain a place.',
  },
  closedTitle: { fr: 'Les inscriptions pour ce scrutin sont closes', en: 'Registration for this ballot has closed' },
  closedLead: {
    fr: 'La date limite est passée. Votre demande reste possible : elle comptera après le scrutin.',
    en: 'The closing date has passed. You can still make a request: it will count after the ballot.',
  },
  closedException: {
    fr: 'Certaines situations permettent encore de voter jusqu’au dixième jour avant le scrutin (article L.30) : '
      + 'déménagement professionnel, majorité, nationalité récente.',
    en: 'Some situations still allow you to vote until the tenth day before the ballot (article L.30): a move for '
      + 'work, coming of age, recent nationality.',
  },
  closedTicket: {
    fr: 'Vous étiez dans la file d’attente avant l’échéance ? Votre ticket fait foi : gardez cette page ouverte.',
    en: 'Were you in the queue before the closing time? Your ticket proves it: keep that page open.',
  },
  closedGo: { fr: 'Faire une demande', en: 'Make a request' },
});
