import { setTimeout as pause } from 'node:timers/promises';
import type { HTTP_LIMITS } from './limits.ts';
import type { LiveWindow } from './live-window.ts';

/** Where news are read: numbered places in each partition, contiguous once committed (the index of the log's leaf). */
export type LiveFeed<Item> = {
  partitions: number;
  /** For each partition, the place that its next item will take. */
  heads(): Promise<number[]>;
  /** Items of a partition from a place on, in order; at most `limit`. */
  since(partition: number, from: number, limit: number): Promise<readonly Item[]>;
  placeOf(item: Item): number;
};

/** Reads a feed into windows, one reading at a time. */
export type LiveReader = {
  /** Begins at these places; what was held is forgotten. */
  begin(heads: readonly number[]): void;
  /** There may be news in these partitions, or in any. */
  wake(partitions?: readonly number[]): void;
  /** Reads all that is there now. */
  lookNow(): Promise<void>;
  /** Makes the window of a partition begin at `place` or before; false when that is too far back. */
  reachBack(partition: number, place: number): Promise<boolean>;
};

/** The bounds of live news, from `limits.ts`. */
export type LiveLimits = Record<Extract<keyof typeof HTTP_LIMITS, `live_${string}`>, number>;

export type LiveReaderOptions<Item> = {
  feed: LiveFeed<Item>;
  windows: readonly LiveWindow<Item>[];
  /** Is anybody watching? Otherwise nothing is read. */
  wanted(): boolean;
  deliver(partition: number, items: readonly Item[]): void;
  onError(error: unknown): void;
  gapMs: number;
  limits: LiveLimits;
};

/** The reader of a hub. A read that fails is tried again a second later, from the same place. */
export const createLiveReader = <Item>(options: LiveReaderOptions<Item>): LiveReader => {
  const { feed, windows, limits: L } = options;
  const all = windows.map((_, partition) => partition);
  const due = new Set<number>();
  let running = false;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(fn: () => Promise<T>): Promise<T> => {
    const mine = turn.then(fn);
    turn = mine.catch(() => undefined);
    return mine;
  };

  const readOne = async (partition: number): Promise<void> => {
    const window = windows[partition]!;
    const from = window.next;
    const items = await feed.since(partition, from, L.live_batch_items_max);
    // Begun again meanwhile: these news are of before.
    if (items.length === 0 || window.next !== from) return;
    window.append(items, feed.placeOf(items.at(-1)!) + 1);
    options.deliver(partition, items);
    if (items.length === L.live_batch_items_max) due.add(partition);
  };
  const run = async (): Promise<void> => {
    if (running) return;
    running = true;
    try {
      while (due.size > 0 && options.wanted()) {
        const now = [...due];
        due.clear();
        for (const partition of now) await inTurn(() => readOne(partition));
        await pause(options.gapMs);
      }
    } catch (error) {
      options.onError(error);
      setTimeout(() => wake(), L.live_again_ms).unref();
    } finally {
      running = false;
    }
  };
  const wake = (partitions: readonly number[] = all): void => {
    for (const partition of partitions) if (partition in windows) due.add(partition);
    void run();
  };
  return {
    wake,
    begin: (heads) => { for (const [partition, window] of windows.entries()) window.reset(heads[partition]!); },
    lookNow: async () => { for (const partition of all) await inTurn(() => readOne(partition)); },
    reachBack: (partition, place) => inTurn(async () => {
      const window = windows[partition]!;
      if (window.from <= place) return true;
      if (window.next - place > L.live_recent_items_max) return false;
      const { from } = window;
      const items = await feed.since(partition, place, from - place);
      if (window.from === from) window.prepend(items.filter((item) => feed.placeOf(item) < from), place);
      return window.from <= place;
    }),
  };
};
