import type { Text } from '#base/values/lang.ts';

/** What a group of figures is about, and their ids in the order in which they are read. */
export type FigureGroup = { id: string; label: Text; figures: readonly string[] };

/** The figures as a supervisor reads them: the quality of pick-up before all. Each figure is in one group. */
export const FIGURE_GROUPS: readonly FigureGroup[] = [
  { id: 'answering', label: { fr: 'Qualité du décroché', en: 'Quality of pick-up' },
    figures: ['qs1', 'qs1All', 'answeredShare', 'abandonShare', 'secondAnswer', 'pickUpMedian', 'pickUp90', 'pickUp99', 'pickUpLongest'] },
  { id: 'flow', label: { fr: 'Flux d’appels', en: 'Flow of calls' },
    figures: ['presented', 'answered', 'abandoned', 'shortAbandons', 'calledBack', 'diverted', 'taken', 'handling'] },
  { id: 'cases', label: { fr: 'Dossiers et régulation', en: 'Dossiers and regulation' },
    figures: ['cases', 'dr', 'drm', 'callsPerCase', 'drPerHundred', 'drmPerHundred', 'emergencyShare', 'decisionMedian', 'armPace',
      'doctorPace'] },
  { id: 'vehicles', label: { fr: 'Moyens', en: 'Vehicles' }, figures: ['smurShare', 'carenceShare'] },
  { id: 'exchange', label: { fr: 'Échanges avec les partenaires', en: 'Exchange with partners' },
    figures: ['acknowledged', 'undelivered', 'transfersRefused', 'transferMedian'] },
];
