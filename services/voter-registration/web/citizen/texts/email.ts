import { translator } from '#base/ui/i18n/catalogue.ts';

/** Words of the page that corrects the e-mail address of a request. */
export const email = translator({
  title: { fr: 'Votre adresse électronique', en: 'Your e-mail address' },
  refusedTitle: { fr: 'Nos courriels ne vous parviennent pas', en: 'Our e-mails do not reach you' },
  refused: {
    fr: 'L’adresse {address} refuse nos messages. En attendant, nous vous écrivons par courrier postal.',
    en: 'The address {address} refuses our messages. Meanwhile, we write to you by post.',
  },
  resend: {
    fr: 'Dès que vous la corrigez, les messages refusés vous sont envoyés à nouveau.',
    en: 'As soon as you correct it, the refused messages are sent to you again.',
  },
  lead: {
    fr: 'Une adresse n’est pas obligatoire. Sans elle, vous recevez des lettres par la poste.',
    en: 'An address is not compulsory. Without one, you get letters by post.',
  },
  label: { fr: 'Adresse électronique', en: 'E-mail address' },
  hint: { fr: 'Exemple : prenom.nom@exemple.fr. Laissez vide pour ne plus recevoir de courriel.',
    en: 'Example: first.last@example.com. Leave empty to receive no more e-mail.' },
  save: { fr: 'Enregistrer l’adresse', en: 'Save the address' },
  keep: { fr: 'Revenir sans changer', en: 'Go back without changing' },
  correct: { fr: 'Corriger mon adresse', en: 'Correct my address' },
  link: { fr: 'Changer mon adresse électronique', en: 'Change my e-mail address' },
  done: { fr: 'Votre adresse électronique est enregistrée.', en: 'Your e-mail address is saved.' },
});
