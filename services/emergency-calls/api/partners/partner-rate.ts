import type { Clock } from '#base/values/instant.ts';

/** How many messages of one partner are taken in at once: a burst, then a steady rate. */
export type Rate = { per_s: number; burst: number };

type Bucket = { left: number; at: number };

/** One bucket a partner, so that nobody's flood takes another's turn. */
export const partnerRate = ({ per_s, burst }: Rate, clock: Clock) => {
  const buckets = new Map<string, Bucket>();
  return {
    /** Takes one turn of a partner, when it has one. */
    take: (sender: string): boolean => {
      const now = clock();
      const known = buckets.get(sender) ?? { left: burst, at: now };
      const left = Math.min(burst, known.left + Math.max(0, now - known.at) * per_s / 1000);
      buckets.set(sender, { left: left >= 1 ? left - 1 : left, at: now });
      return left >= 1;
    },
  };
};
