/**
 * The last items of one partition, without a gap: what streams are resumed from. It holds `[from, next)`; items older than
 * `itemsMax` fall out.
 */
export type LiveWindow<Item> = {
  /** First place that is held, and the place after the last. */
  readonly from: number; readonly next: number;
  /** Begins again, empty, at a place. */
  reset(next: number): void;
  /** Adds what comes after `next`; `upTo` is the place after its last item. */
  append(items: readonly Item[], upTo: number): void;
  /** Adds what comes before `from`, back to `since`. */
  prepend(items: readonly Item[], since: number): void;
  /** The items at `place` or after it. */
  after(place: number): readonly Item[];
};

/** An empty window at place 0. */
export const liveWindow = <Item>(placeOf: (item: Item) => number, itemsMax: number): LiveWindow<Item> => {
  let items: Item[] = [];
  let [from, next] = [0, 0];
  const trim = (): void => {
    // A tenth at a time, so that the array is not moved for each item.
    if (items.length <= itemsMax * 1.1) return;
    items = items.slice(-itemsMax);
    from = placeOf(items[0]!);
  };
  return {
    get from() { return from; },
    get next() { return next; },
    reset: (place) => { items = []; [from, next] = [place, place]; },
    append: (more, upTo) => {
      items.push(...more);
      next = upTo;
      trim();
    },
    prepend: (more, since) => {
      items = [...more, ...items];
      from = since;
    },
    after: (place) => {
      const first = items.findIndex((item) => placeOf(item) >= place);
      return first < 0 ? [] : items.slice(first);
    },
  };
};
