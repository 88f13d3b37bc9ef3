/** The shape of a day on which registrations close: how the day's requests spread over its 1,440 minutes. */
export type ClosingDay = { name: string; count: number; weights: readonly number[] };

const MINUTES = 1_440;
const NIGHT_END = 7;
/** Shares of the day in percent, hour by hour, until 23:00; the last hour has its own law. */
type Hours = readonly number[];

/** A flat night at 0.3 % an hour, then the day. */
const hours = (...day: number[]): Hours => [...new Array<number>(NIGHT_END).fill(0.3), ...day];

const DESIGN_HOURS = hours(3, 3.6, 4.2, 4.6, 4.8, 5, 4.6, 4.4, 4.4, 4.6, 4.8, 5, 5, 5, 8.4, 6.5);
const UK_2016_HOURS = hours(1.2, 1.6, 2, 2.4, 2.4, 2.6, 2.4, 2.2, 2.2, 2.4, 2.8, 3.2, 3.6, 5.4, 66, 30);

/** Growth of the last hour: its last ten minutes hold two fifths of it. */
const RUSH = 2.83;

/** Weights by minute: even inside an hour, exponential in the last one until 23:59. */
const minutes = (day: Hours, lastHour: number): readonly number[] => {
  const before = day.reduce((sum, share) => sum + share, 0);
  const rush = Array.from({ length: 60 }, (_, minute) => Math.exp((RUSH * minute) / 60));
  const rushSum = rush.reduce((sum, weight) => sum + weight, 0);
  return [...day.flatMap((share) => new Array<number>(60).fill(((100 - lastHour) * share) / before / 60)),
    ...rush.map((weight) => (lastHour * weight) / rushSum)];
};

/**
 * `design`: 700,000 requests, a fifth in the last hour and 8 % in its last ten minutes. `uk-2016`: the 515,256 of
 * 7 June 2016, two fifths of them in the hour before the site fell at 22:15, spread as they would have come.
 */
export const CLOSING_DAYS: Readonly<Record<string, ClosingDay>> = {
  'design': { name: 'design', count: 700_000, weights: minutes(DESIGN_HOURS, 20) },
  'uk-2016': { name: 'uk-2016', count: 515_256, weights: minutes(UK_2016_HOURS, 8) },
};

/** Gives for a share of the day's requests (0 to 1) the millisecond of the day at which that share has come. */
export const arrivals = ({ weights }: ClosingDay): ((share: number) => number) => {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let sum = 0;
  const reached = weights.map((weight) => (sum += weight / total));
  return (share) => {
    let [low, high] = [0, MINUTES - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (reached[middle]! > share) high = middle;
      else low = middle + 1;
    }
    const before = low === 0 ? 0 : reached[low - 1]!;
    const inside = Math.min(0.999, Math.max(0, (share - before) / (reached[low]! - before)));
    return Math.floor((low + inside) * 60_000);
  };
};
