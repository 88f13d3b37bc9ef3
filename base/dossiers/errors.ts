import { defineProblems } from '#base/values/problem.ts';

/** What a command on a dossier may answer. */
export const dossierProblems = defineProblems({
  DOSSIER_NOT_FOUND: { status: 404, fr: 'Dossier introuvable', en: 'No such dossier',
    remedy: { fr: 'Vérifiez le numéro.', en: 'Check the number.' } },
  DOSSIER_CHANGED: { status: 412, fr: 'Le dossier a changé entre-temps', en: 'The dossier has changed meanwhile',
    remedy: { fr: 'Relisez ce qui a changé, puis recommencez.', en: 'Read what changed, then try again.' } },
  DOSSIER_VERSION_MISSING: { status: 428, fr: 'Version attendue absente', en: 'Expected version missing',
    remedy: { fr: 'Envoyez l’en-tête If-Match avec la version lue.', en: 'Send If-Match with the version that you read.' } },
  DOSSIER_ERASED: { status: 410, fr: 'Contenu effacé', en: 'Content erased',
    remedy: { fr: 'Le contenu a été détruit ; les preuves restent.', en: 'The content was destroyed; the proofs remain.' } },
});
