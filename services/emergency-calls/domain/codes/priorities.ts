/** How soon a doctor must speak (HubSante.priorite), the most urgent first; NR: no act of medical regulation. */
export const PRIORITIES = ['P0', 'P1', 'P2', 'P3', 'NR'] as const;

export type Priority = typeof PRIORITIES[number];

/** The one given when nobody chose yet. */
export const DEFAULT_PRIORITY: Priority = 'P2';

/** Seconds within which a doctor should answer: a site's setting, these are the usual ones. */
export type PriorityTargets = Readonly<Record<Priority, number | null>>;

export const PRIORITY_TARGETS_S: PriorityTargets = { P0: 0, P1: 300, P2: 1_200, P3: 3_600, NR: null };

/** Orders two waiting dossiers: by priority, then by age (older first). */
export const byPriorityThenAge = (
  a: { priority: Priority; since: number }, b: { priority: Priority; since: number },
): number => PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) || a.since - b.since;
