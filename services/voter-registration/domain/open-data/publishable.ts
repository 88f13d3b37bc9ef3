import type { CivilDate } from '#base/values/civil-date.ts';
import { CELL_PERSONS_MIN } from '../statistics/suppress.ts';

/** People who filed for a commune on a day. */
export type Cell = { commune: string; jour: CivilDate; deposees: number };

/** Sums cells of the same commune and day, and leaves out those of fewer than eleven people (§6.7): no total gives them away. */
export const publishable = (cells: readonly Cell[]): Cell[] => {
  const sums = new Map<string, Cell>();
  for (const { commune, jour, deposees } of cells) {
    const key = `${jour} ${commune}`;
    sums.set(key, { commune, jour, deposees: (sums.get(key)?.deposees ?? 0) + deposees });
  }
  return [...sums.values()].filter(({ commune, deposees }) => commune !== '' && deposees >= CELL_PERSONS_MIN)
    .sort((a, b) => (`${a.jour} ${a.commune}` < `${b.jour} ${b.commune}` ? -1 : 1));
};
