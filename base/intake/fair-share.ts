/**
 * Max-min fair shares ("water filling"): nobody gets more than asked, and what the modest leave is
 * divided among the others. Gives the cap that the greedy share; Infinity when all fits.
 */
export const fairCap = (demands: Iterable<number>, capacity: number): number => {
  const sorted = [...demands].sort((a, b) => a - b);
  let left = capacity;
  for (let i = 0; i < sorted.length; i++) {
    const equal = left / (sorted.length - i);
    if (sorted[i]! > equal) return equal;
    left -= sorted[i]!;
  }
  return Infinity;
};
