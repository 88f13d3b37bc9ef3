import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of a dossier handed to another centre (appel limitrophe). */
export const transferWords = translator({
  handTo: { fr: 'Transférer le dossier à', en: 'Hand the dossier to' },
  ask: { fr: 'Demander la reprise', en: 'Ask to take it' },
  takeBack: { fr: 'Reprendre le dossier', en: 'Take it back' },
  sent: { fr: 'Transfert à {name} : envoyé', en: 'Transfer to {name}: sent' },
  delivered: { fr: 'Transfert à {name} : livré, pas encore répondu', en: 'Transfer to {name}: delivered, not answered yet' },
  silent: { fr: 'Transfert à {name} sans réponse : téléphonez', en: 'Transfer to {name}, no answer: telephone them' },
  accepted: { fr: 'Transfert accepté par {name}', en: 'Transfer accepted by {name}' },
  refused: { fr: 'Transfert refusé par {name} : le dossier reste ici', en: 'Transfer refused by {name}: the dossier stays here' },
  illegal: { fr: 'Réponse impossible de {name} : le dossier reste ici, téléphonez',
    en: 'Impossible answer of {name}: the dossier stays here, telephone them' },
  withdrawn: { fr: 'Transfert à {name} repris : le dossier est ici', en: 'Transfer to {name} taken back: the dossier is here' },
  asked: { fr: '{name} vous demande de reprendre ce dossier', en: '{name} asks you to take this dossier' },
  answer_accepted: { fr: 'Accepter le dossier', en: 'Accept the dossier' },
  answer_refused: { fr: 'Refuser', en: 'Refuse' },
  toAnswer: { fr: 'Transfert à répondre', en: 'Transfer to answer' },
  toAnswerMany: { fr: 'Transferts à répondre', en: 'Transfers to answer' },
  waits: { fr: 'Transfert demandé', en: 'Transfer asked' },
} as const);
