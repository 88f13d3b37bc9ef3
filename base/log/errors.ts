import { defineProblems } from '#base/values/problem.ts';

/** What the log refuses. Those with status 500 stop the publication: somebody must look. */
export const logProblems = defineProblems({
  LOG_NOT_FOUND: { status: 404, fr: 'Élément du registre introuvable', en: 'No such part of the log',
    remedy: { fr: 'Partez du point de contrôle publié et n’allez pas au-delà de sa taille.',
      en: 'Start from the published checkpoint and stay within its size.' } },
  LOG_RESTORED_OLDER: { status: 500, fr: 'Le registre est plus ancien que son dernier point de contrôle publié',
    en: 'The log is older than its last published checkpoint',
    remedy: {
      fr: 'Une sauvegarde trop ancienne a été restaurée : restaurez la dernière ou ouvrez une nouvelle origine.',
      en: 'A backup that is too old was restored: restore the latest one, or open a new origin.',
    } },
  LOG_DIVERGED: { status: 500, fr: 'Le registre ne prolonge plus ce qui a été publié',
    en: 'The log no longer extends what was published',
    remedy: { fr: 'Arrêtez la publication et lancez `npx socle verify` : des lignes ont été modifiées.',
      en: 'Stop publishing and run `npx socle verify`: rows were altered.' } },
  LOG_CHECKPOINT_FOREIGN: { status: 422, fr: 'Ce point de contrôle n’est pas celui de ce registre',
    en: 'This checkpoint is not one of this log',
    remedy: { fr: 'Donnez le dernier point de contrôle publié, signé par une clé du service.',
      en: 'Give the last published checkpoint, signed by a key of the service.' } },
});
