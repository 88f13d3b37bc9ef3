import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';

/** A step before a closing: when it is due, and what to do. */
export type Step = { le: Instant; texte: Text };

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

const STEPS: readonly { before: number; texte: Text }[] = [
  { before: 30 * DAY_MS, texte: { fr: 'Rejouer la journée de référence à l’échelle et comparer aux objectifs',
    en: 'Replay the reference day at scale and compare with the targets' } },
  { before: 7 * DAY_MS, texte: { fr: 'Geler les mises en production ; vérifier la sauvegarde et sa restauration',
    en: 'Freeze releases; check the backup and its restore' } },
  { before: DAY_MS, texte: { fr: 'Porter la capacité au plan du dernier jour ; préchauffer les pages et les connexions',
    en: 'Raise capacity to the plan of the last day; warm pages and connections' } },
  { before: 6 * HOUR_MS, texte: { fr: 'Ouvrir la salle de crise ; fixer le débit d’entrée au débit mesuré',
    en: 'Open the crisis room; set the entry rate to the rate measured' } },
  { before: 2 * HOUR_MS, texte: { fr: 'Afficher le bandeau de la dernière heure ; suivre la courbe en continu',
    en: 'Show the banner of the last hour; follow the curve without a break' } },
  { before: -2 * HOUR_MS, texte: { fr: 'Fin de la tolérance des tickets : lever le bandeau, publier les pannes',
    en: 'End of the tickets’ grace: remove the banner, publish outages' } },
];

/** What to do before a closing and after it, in the order of time; ready times are counted back from its end. */
export const prewarmSteps = (end: Instant): Step[] => STEPS.map(({ before, texte }) => ({ le: end - before, texte }));
