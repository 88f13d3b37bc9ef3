import { VICTIM_CATEGORIES, type VictimCategory } from './codes.ts';
import type { Victim } from './incident.ts';

/** How many victims of each category, and how many of them have left. */
export type Tally = Readonly<Record<VictimCategory, { all: number; left: number }>>;

/** Counts victims by category. */
export const tallyOf = (victims: readonly Victim[]): Tally => {
  const tally = Object.fromEntries(VICTIM_CATEGORIES.map((category) => [category, { all: 0, left: 0 }])) as
    Record<VictimCategory, { all: number; left: number }>;
  for (const { category, evacuation } of victims) {
    tally[category].all += 1;
    if (evacuation) tally[category].left += 1;
  }
  return tally;
};
