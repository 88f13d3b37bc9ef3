/** How soon a doctor must speak (HubSante.priorite), the most urgent first; NR: no act of medical regulation. */
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3', 'NR'] as const;

export type Priority = typeof PRIORITIES[number];

/** The one given when nobody chose yet. */
export const DEFAULT_PRIORITY: Priority = 'P2';
