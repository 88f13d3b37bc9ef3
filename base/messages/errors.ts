import { defineProblems } from '#base/values/problem.ts';

/** What an operator of the dead-letter screen, or a sender, may be told. */
export const messageProblems = defineProblems({
  MSG_NOT_DEAD: {
    status: 409,
    fr: 'Ce message n’est plus en échec.', en: 'This message is not a dead letter any more.',
    remedy: { fr: 'Rechargez la liste : une autre personne a déjà décidé.',
      en: 'Reload the list: someone else has decided already.' },
  },
  MSG_ADDRESS: {
    status: 422,
    fr: 'L’adresse électronique n’est pas valable.', en: 'The e-mail address is not valid.',
    remedy: { fr: 'Écrivez une seule adresse, par exemple nom@exemple.fr.',
      en: 'Write one address only, for example name@example.org.' },
  },
  MSG_HEADER: {
    status: 422,
    fr: 'Un en-tête du message contient un caractère interdit.',
    en: 'A header of the message holds a forbidden character.',
    remedy: { fr: 'Retirez les retours à la ligne de l’objet et des noms.',
      en: 'Remove line breaks from the subject and the names.' },
  },
  MSG_SIGNATURE: {
    status: 401,
    fr: 'La signature du message n’est pas valable.', en: 'The signature of the message is not valid.',
    remedy: { fr: 'Vérifiez la clé partagée et l’horloge de l’émetteur.',
      en: 'Check the shared key and the clock of the sender.' },
  },
});
