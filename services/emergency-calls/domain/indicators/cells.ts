import type { Measure, Observation } from './observation.ts';

/** How many lasted so many whole seconds; `NONE` counts those that only count. */
export type Bins = Readonly<Record<string, number>>;

const NONE = 'n';

/** One figure in the making: a measure of an hour under a key. */
export type Cell = { hour: number; measure: Measure; key: string; bins: Bins };

/** The name of a cell in a map. */
export const cellName = (hour: number, measure: string, key: string): string => `${hour} ${measure} ${key}`;

/** Both together; what comes to nothing is left out, so that equal contents are equal texts. */
export const addBins = (a: Bins, b: Bins): Bins => {
  const sum: Record<string, number> = { ...a };
  for (const [bin, count] of Object.entries(b)) sum[bin] = (sum[bin] ?? 0) + count;
  return Object.fromEntries(Object.entries(sum).filter(([, count]) => count !== 0));
};

/** Cells that observations make, each weighing `weight` (−1 takes them back). */
export const cellsOf = (observations: readonly Observation[], weight: 1 | -1 = 1): Cell[] => {
  const cells = new Map<string, Cell>();
  for (const [hour, measure, key, seconds] of observations) {
    const name = cellName(hour, measure, key);
    const bins = cells.get(name)?.bins ?? {};
    cells.set(name, { hour, measure, key, bins: addBins(bins, { [seconds ?? NONE]: weight }) });
  }
  return [...cells.values()];
};

/** What changes when one list of observations takes the place of another. */
export const changeOf = (before: readonly Observation[], after: readonly Observation[]): Cell[] => {
  const cells = new Map(cellsOf(after).map((cell) => [cellName(cell.hour, cell.measure, cell.key), cell]));
  for (const cell of cellsOf(before, -1)) {
    const name = cellName(cell.hour, cell.measure, cell.key);
    const other = cells.get(name);
    cells.set(name, other ? { ...other, bins: addBins(other.bins, cell.bins) } : cell);
  }
  return [...cells.values()].filter(({ bins }) => Object.keys(bins).length > 0);
};

/** How many in all. */
export const countOf = (bins: Bins): number => Object.values(bins).reduce((sum, count) => sum + count, 0);

const timed = (bins: Bins): [seconds: number, count: number][] => Object.entries(bins)
  .filter(([bin]) => bin !== NONE).map(([bin, count]): [number, number] => [Number(bin), count]).sort(([a], [b]) => a - b);

/** How many lasted at most so many seconds. */
export const within = (bins: Bins, seconds: number): number =>
  timed(bins).reduce((sum, [value, count]) => (value <= seconds ? sum + count : sum), 0);

/** Smallest number of seconds that a share of them did not exceed (nearest rank); `null` without any. */
export const quantile = (bins: Bins, share: number): number | null => {
  const values = timed(bins);
  const rank = Math.max(1, Math.ceil(share * values.reduce((sum, [, count]) => sum + count, 0)));
  let seen = 0;
  for (const [value, count] of values) if ((seen += count) >= rank) return value;
  return null;
};

/** Mean of the seconds; `null` without any. */
export const meanOf = (bins: Bins): number | null => {
  const values = timed(bins);
  const count = values.reduce((sum, [, n]) => sum + n, 0);
  return count === 0 ? null : values.reduce((sum, [value, n]) => sum + value * n, 0) / count;
};
