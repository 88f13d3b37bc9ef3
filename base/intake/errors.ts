import { defineProblems } from '#base/values/problem.ts';

const retrySame = { fr: 'Renvoyez la même demande avec la même clé : elle ne sera prise qu’une fois.',
  en: 'Send the same request again with the same key: it will take effect once only.' };

/** What an intake may answer instead of a receipt. */
export const intakeProblems = defineProblems({
  INTAKE_KEY_MISSING: { status: 400, fr: 'Clé d’idempotence absente', en: 'Idempotency key missing',
    remedy: { fr: 'Ajoutez l’en-tête Idempotency-Key avec une valeur unique de votre choix.',
      en: 'Add the header Idempotency-Key with a unique value of your own.' } },
  INTAKE_KEY_INVALID: { status: 400, fr: 'Clé d’idempotence invalide', en: 'Idempotency key invalid',
    remedy: { fr: 'Utilisez de 1 à 255 caractères ASCII visibles.', en: 'Use 1 to 255 visible ASCII characters.' } },
  INTAKE_KEY_REUSED: { status: 422, fr: 'Clé déjà utilisée pour un autre contenu', en: 'Key already used for another body',
    remedy: { fr: 'Prenez une nouvelle clé pour une nouvelle demande.', en: 'Use a new key for a new request.' } },
  INTAKE_RUNNING: { status: 409, fr: 'La première demande est encore en cours', en: 'The first request is still running',
    remedy: retrySame },
  INTAKE_FULL: { status: 503, fr: 'File pleine', en: 'Queue full', remedy: retrySame },
  INTAKE_UNKNOWN: { status: 503, fr: 'Issue inconnue', en: 'Outcome unknown', remedy: retrySame },
  INTAKE_SHARE: { status: 429, fr: 'Trop de demandes depuis votre réseau', en: 'Too many requests from your network',
    remedy: { fr: 'Attendez le délai indiqué, puis recommencez.', en: 'Wait for the time shown, then try again.' } },
  INTAKE_REFUSED: { status: 422, fr: 'Contenu refusé par le registre', en: 'Content refused by the register',
    remedy: { fr: 'Corrigez le contenu ; rien n’a été enregistré.', en: 'Mend the content; nothing was stored.' } },
});
