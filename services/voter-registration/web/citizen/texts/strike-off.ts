import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of a strike-off, for the person concerned. */
export const strikeOff = translator({
  noticeTitle: { fr: '{office} envisage de vous radier', en: '{office} considers striking you off' },
  notice: {
    fr: 'Vous n’auriez plus de lien avec {commune} : « {why} ». Rien n’est décidé. Vous pouvez répondre jusqu’au {date}.',
    en: 'You would no longer have a link with {commune}: “{why}”. Nothing is decided. You can answer until {date}.',
  },
  answered: {
    fr: 'Votre réponse du {at} est arrivée. Elle sera lue avant toute décision. Vous pouvez encore la compléter.',
    en: 'Your answer of {at} has arrived. It will be read before any decision. You can still add to it.',
  },
  answerButton: { fr: 'Répondre à cet avis', en: 'Answer this notice' },
  addButton: { fr: 'Compléter ma réponse', en: 'Add to my answer' },
  struckTitle: { fr: 'Vous êtes radié(e) de la liste', en: 'You are struck off the roll' },
  struck: { fr: 'Décision du {date} : « {reason} »', en: 'Decision of {date}: “{reason}”' },
  contest: {
    fr: 'Vous pouvez contester devant la commission de contrôle jusqu’au {date}. Vous pouvez aussi vous inscrire dans la commune où '
      + 'vous habitez.',
    en: 'You can contest before the control commission until {date}. You can also register in the municipality where you live.',
  },
  contestButton: { fr: 'Contester la radiation', en: 'Contest the strike-off' },
  keptTitle: { fr: 'Vous restez sur la liste', en: 'You stay on the roll' },
  endedTitle: { fr: 'Cette inscription a pris fin', en: 'This registration has ended' },
  ended: { fr: 'Depuis le {date}.', en: 'Since {date}.' },
  pageTitle: { fr: 'Répondre à l’avis de radiation', en: 'Answer the notice of strike-off' },
  lead: {
    fr: '{office} envisage de vous radier de sa liste électorale. Dites pourquoi vous avez encore un lien avec {commune}.',
    en: '{office} considers striking you off its electoral roll. Say why you still have a link with {commune}.',
  },
  why: { fr: 'Le motif donné', en: 'The reason given' },
  before: { fr: 'Vous pouvez répondre jusqu’au {date} inclus.', en: 'You can answer until {date} included.' },
  late: {
    fr: 'Le délai s’est terminé le {date}. Vous pouvez encore répondre tant que rien n’est décidé.',
    en: 'The term ended on {date}. You can still answer as long as nothing is decided.',
  },
  piecesTitle: { fr: '1. Des preuves, si vous en avez', en: '1. Proofs, if you have any' },
  messageTitle: { fr: '2. Votre réponse', en: '2. Your answer' },
  message: { fr: 'Ce que vous répondez', en: 'What you answer' },
  messageHint: { fr: 'Quelques phrases suffisent.', en: 'A few sentences are enough.' },
  send: { fr: 'Envoyer ma réponse', en: 'Send my answer' },
  paper: {
    fr: 'Vous pouvez aussi répondre par lettre, ou sur place.',
    en: 'You can also answer by letter, or in person.',
  },
});
