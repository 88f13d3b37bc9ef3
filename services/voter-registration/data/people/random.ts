/** A stream of 32-bit numbers that depends on its two seeds only. */
export type Random = { next(): number; below(n: number): number; unit(): number };

/** Spreads the bits of a 32-bit number (a bijection: distinct numbers stay distinct). */
export const mix32 = (n: number): number => {
  let h = n >>> 0;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
};

/** Counter-based generator: cheap to make, so that each person has their own. */
export const randomOf = (seed: number, index: number): Random => {
  let counter = mix32(seed ^ mix32(index)) ^ index;
  const next = (): number => mix32(counter = (counter + 0x9e3779b9) | 0);
  return { next, below: (n) => Math.floor((next() / 2 ** 32) * n), unit: () => next() / 2 ** 32 };
};

/** Index of a table chosen by weight; `cumulative` holds the running sums. */
export const weighted = (cumulative: readonly number[], random: Random): number => {
  const target = random.unit() * cumulative.at(-1)!;
  let low = 0;
  let high = cumulative.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! <= target) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Running sums of weights. */
export const runningSums = (weights: readonly number[]): number[] => {
  let sum = 0;
  return weights.map((weight) => (sum += weight));
};
