/**
 * Two-sample Kolmogorov–Smirnov statistic: the largest distance between the two empirical distribution functions
 * (Kolmogorov 1933, Smirnov 1939).
 */
export const ksDistance = (a: readonly number[], b: readonly number[]): number => {
  const [left, right] = [a.toSorted((x, y) => x - y), b.toSorted((x, y) => x - y)];
  let [i, j, largest] = [0, 0, 0];
  while (i < left.length && j < right.length) {
    const at = Math.min(left[i]!, right[j]!);
    while (i < left.length && left[i] === at) i += 1;
    while (j < right.length && right[j] === at) j += 1;
    largest = Math.max(largest, Math.abs(i / left.length - j / right.length));
  }
  return largest;
};

/** Distance that samples of sizes `n` and `m` of one distribution pass with probability `alpha` (asymptotic form). */
export const ksCritical = (n: number, m: number, alpha: number): number =>
  Math.sqrt(-Math.log(alpha / 2) / 2) * Math.sqrt((n + m) / (n * m));
