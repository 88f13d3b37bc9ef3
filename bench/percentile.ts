/** The value below which `share` (0…1) of the samples lie; NaN without samples. */
export const percentile = (samples: readonly number[], share: number): number => {
  if (samples.length === 0) return NaN;
  const sorted = Float64Array.from(samples).sort();
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)]!;
};
