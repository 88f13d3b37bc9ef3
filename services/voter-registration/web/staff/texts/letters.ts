import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the letters that a town hall prints. */
export const letters = translator({
  title: { fr: 'Courriers de {commune}', en: 'Letters of {commune}' },
  lead: {
    fr: 'Les personnes sans adresse électronique, ou dont l’adresse refuse nos courriels, reçoivent une lettre. Imprimez le lot, mettez '
      + 'sous pli, puis marquez-le comme envoyé.',
    en: 'People without e-mail, or whose address refuses ours, get a letter. Print the batch, put it in envelopes, then mark it as sent.',
  },
  waiting: { fr: 'À imprimer', en: 'To print' },
  waitingNone: { fr: 'Aucun courrier n’attend.', en: 'No letter is waiting.' },
  letter: { fr: 'Courrier', en: 'Letter' },
  created: { fr: 'Écrit le', en: 'Written on' },
  print: { fr: 'Imprimer le lot ({count|# lettre|# lettres}, PDF)', en: 'Print the batch ({count|# letter|# letters}, PDF)' },
  mark: { fr: 'Marquer ce lot comme envoyé', en: 'Mark this batch as sent' },
  markWarning: {
    fr: 'Les lettres envoyées sont effacées d’ici : imprimez d’abord.',
    en: 'Letters that were sent are removed from here: print first.',
  },
  sent: { fr: 'Derniers envois', en: 'Last sent' },
  sentNone: { fr: 'Rien n’a encore été envoyé.', en: 'Nothing has been sent yet.' },
  sentOn: { fr: 'Envoyé le', en: 'Sent on' },
});
