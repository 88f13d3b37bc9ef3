import { defineProblems } from '#base/values/problem.ts';

const again = { fr: 'Renvoyez le même lot plus tard : rien n’en a été pris.',
  en: 'Send the same batch again later: nothing of it was taken in.' };

/** What the register answers to a whole call; each message has its own answer beside. */
export const registerProblems = defineProblems({
  REU_BATCH: { status: 400, fr: 'Le lot n’est pas lisible', en: 'The batch cannot be read',
    remedy: { fr: 'Envoyez de 1 à 500 messages, en JSON Lines ou en tableau JSON, en UTF-8.',
      en: 'Send 1 to 500 messages, as JSON Lines or as a JSON array, in UTF-8.' } },
  REU_CURSOR: { status: 400, fr: 'Le curseur n’est pas valable', en: 'The cursor is not valid',
    remedy: { fr: 'Reprenez le dernier curseur reçu, ou repartez du début.',
      en: 'Use the last cursor received, or start again from the beginning.' } },
  REU_CLOSED: { status: 503, fr: 'Le répertoire est fermé', en: 'The register is closed', remedy: again },
});
