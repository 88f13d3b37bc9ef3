import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the appeal to the control commission. */
export const appeal = translator({
  title: { fr: 'Contester le refus', en: 'Contest the refusal' },
  titleStrikeOff: { fr: 'Contester la radiation', en: 'Contest the strike-off' },
  lead: {
    fr: 'Votre recours va à la commission de contrôle de {commune}. Elle n’a pas pris cette décision : elle examine votre dossier à son '
      + 'tour et répond dans les 30 jours.',
    en: 'Your appeal goes to the control commission of {commune}. It did not take this decision: it examines your file anew and '
      + 'answers within 30 days.',
  },
  refusal: { fr: 'La raison du refus :', en: 'The reason for the refusal:' },
  'strike-off': { fr: 'La raison de la radiation :', en: 'The reason for the strike-off:' },
  before: { fr: 'Vous pouvez contester jusqu’au {date} inclus.', en: 'You can contest until {date} included.' },
  late: {
    fr: 'Le délai s’est terminé le {date}. Vous pouvez encore envoyer votre recours : la commission dira si elle peut l’examiner.',
    en: 'The term ended on {date}. You can still send your appeal: the commission will say whether it can hear it.',
  },
  why: { fr: 'Pourquoi contestez-vous cette décision ?', en: 'Why do you contest this decision?' },
  whyHint: {
    fr: 'Quelques phrases suffisent. Dites ce qui vous donne droit à cette liste. La loi est appliquée même si vous ne la citez pas.',
    en: 'A few sentences are enough. Say what gives you a right to this roll. The law applies even if you do not quote it.',
  },
  send: { fr: 'Envoyer mon recours', en: 'Send my appeal' },
  keep: { fr: 'Revenir sans envoyer', en: 'Go back without sending' },
  sent: {
    fr: 'Votre recours est reçu. La commission de contrôle répond au plus tard le {date} ; sans réponse, il est rejeté et vous pouvez '
      + 'saisir le tribunal.',
    en: 'Your appeal is received. The control commission answers by {date}; without an answer it is rejected and you can go '
      + 'to court.',
  },
  button: { fr: 'Contester en ligne', en: 'Contest online' },
  courtTitle: { fr: 'Décision de la commission', en: 'Decision of the commission' },
  courtUntil: {
    fr: 'Vous pouvez saisir le tribunal judiciaire jusqu’au {date} (article L.19 II). C’est gratuit et sans avocat.',
    en: 'You can go to the judicial court until {date} (article L.19 II). It is free and needs no lawyer.',
  },
});
