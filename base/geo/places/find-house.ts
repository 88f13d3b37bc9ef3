import type { Gazetteer } from './gazetteer.ts';
import type { AskedNumber } from './read-query.ts';

/** Ranges of house numbers by way. */
export type Houses = { find(way: number, asked: AskedNumber): { house: number; exact: boolean } | undefined; first: Int32Array };

/** Prepares the numbers of a gazetteer, which are sorted by way. */
export const housesOf = ({ houses: { way, number, suffix }, ways }: Gazetteer): Houses => {
  const first = new Int32Array(ways.length + 1);
  for (const one of way) first[one + 1]!++;
  for (let one = 0; one < ways.length; one++) first[one + 1]! += first[one]!;
  return {
    first,
    find: (one, asked) => {
      let [best, least] = [-1, Infinity];
      for (let house = first[one]!; house < first[one + 1]!; house++) {
        // The same side of the street first: a missing 14 is nearer to 12 than to 13.
        const apart = Math.abs(number[house]! - asked.number);
        const far = apart * 4 + (apart % 2) * 6 + Math.abs(suffix[house]! - asked.suffix);
        if (far < least) [best, least] = [house, far];
      }
      return best === -1 ? undefined : { house: best, exact: least === 0 };
    },
  };
};
