import type { Instant } from '#base/values/instant.ts';

/** Levels of pick-up, the first first: recalls of P0, emergency lines, the line of unscheduled care, the rest (domain §2). */
const LEVELS = { p0Recall: 0, emergency: 1, unscheduled: 2, other: 3 } as const;

const EMERGENCY: ReadonlySet<string> = new Set(['15', '112', 'AUTREC15', 'CTA-CONF', 'CTA-PI', 'AUTRECTA', 'CNR', 'FDO', 'CROSS', 'CRRA',
  'DATA', '115']);

/** The level of a line (HubSante.origine). That of a P0's recall is known with its dossiers only (`store/calls.ts`). */
export const levelOfLine = (line: string): number => {
  if (line === '116117') return LEVELS.unscheduled;
  return EMERGENCY.has(line) ? LEVELS.emergency : LEVELS.other;
};

export type Waiting = { level: number; presentedAt: Instant };

/** Who is picked up first: the level, then who has waited longest. */
export const byPickUpOrder = (a: Waiting, b: Waiting): number => a.level - b.level || a.presentedAt - b.presentedAt;
