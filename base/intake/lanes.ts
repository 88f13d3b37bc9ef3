/** Items that wait, one line a partition, and how long the oldest has waited. */
export type Lanes<T> = {
  push(partition: number, item: T): void;
  /** The next batch of the fullest lane that is not busy; the lane is then busy until `release`. */
  take(batchMax: number): { partition: number; batch: T[] } | undefined;
  release(partition: number): void;
  readonly queued: number;
  readonly busy: number;
  oldestMs(): number;
};

/** Lanes for `partitions`; `now` is a monotonic clock in ms. */
export const createLanes = <T>(partitions: number, now: () => number): Lanes<T> => {
  const lanes = Array.from({ length: partitions }, () => [] as { item: T; since: number }[]);
  const busy = new Set<number>();
  let queued = 0;

  const fullest = (): number | undefined => {
    let best: number | undefined;
    lanes.forEach((lane, i) => {
      if (lane.length > 0 && !busy.has(i) && (best === undefined || lane.length > lanes[best]!.length)) best = i;
    });
    return best;
  };
  return {
    push: (partition, item) => {
      lanes[partition]!.push({ item, since: now() });
      queued++;
    },
    take: (batchMax) => {
      const partition = fullest();
      if (partition === undefined) return undefined;
      const batch = lanes[partition]!.splice(0, batchMax).map(({ item }) => item);
      queued -= batch.length;
      busy.add(partition);
      return { partition, batch };
    },
    release: (partition) => { busy.delete(partition); },
    get queued() { return queued; },
    get busy() { return busy.size; },
    oldestMs: () => {
      if (queued === 0) return 0;
      let oldest = Infinity;
      for (const lane of lanes) if (lane.length > 0 && lane[0]!.since < oldest) oldest = lane[0]!.since;
      return now() - oldest;
    },
  };
};
