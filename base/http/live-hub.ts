import type { FastifyReply } from 'fastify';
import type { RowContext } from '#base/store/context.ts';
import type { WakeUps } from '#base/store/wake-ups.ts';
import { HTTP_LIMITS } from './limits.ts';
import { parseLiveCursor, writeLiveCursor } from './live-cursor.ts';
import { createLiveReader, type LiveFeed, type LiveLimits, type LiveReader } from './live-reader.ts';
import { liveWindow, type LiveWindow } from './live-window.ts';
import { eventText, openEventStream, type EventStream } from './sse.ts';

/** What a stream may see is decided on its row context without the actor: streams of equal scope share their bytes. */
export type LiveScope = Omit<RowContext, 'actor'>;

export type LiveHubOptions<Item> = {
  feed: LiveFeed<Item>;
  wakeUps: WakeUps;
  visible(item: Item, scope: LiveScope): boolean;
  /** What a stream gets of an item that it may see. */
  event(item: Item): { type: string; data: unknown };
  onError(error: unknown): void;
  /** Shortest pause between two reads of one partition, ms. */
  gapMs?: number;
  limits?: Partial<LiveLimits>;
};

export type Watch = {
  context: RowContext;
  /** `Last-Event-ID`: the id of the last event that the browser has. */
  lastId?: string | undefined;
  /** Whether whoever watches may still: asked now and then; a stream whose person left ends, and its return is refused. */
  lasts?(): Promise<boolean>;
};

/** The live news of one process: one read a wake-up and partition, shared by all its streams. */
export type LiveHub = {
  /**
   * Opens a stream and resumes it after `lastId`. The first event is `bonjour`, or `reset` when that place is too far back
   * or unknown: the screen then reads its lists again.
   */
  watch(reply: FastifyReply, watch: Watch): Promise<void>;
  /**
   * Tells what is of the moment (where vehicles are) to the open streams whose scope may see it. It has no place: a stream that was
   * away gets none of it, and its screen reads again.
   */
  say(event: { type: string; data: unknown }, visible: (scope: LiveScope) => boolean): void;
  /** Number of open streams. */
  readonly streams: number;
  /** Says goodbye to every stream: each comes back, to another process, with its cursor. For `Drain.onDrain`. */
  close(): void;
};

type Watcher = { stream: EventStream; scope: LiveScope; scopeKey: string; joined: boolean };

const GAP_MS = 20;
const always = async (): Promise<boolean> => true;
/** Spread, so that hundreds of screens do not come back in the same moment. */
const spread = (ms: number): number => ms * (0.75 + Math.random() / 2);

/** Opens the hub of a process; it listens and reads only while somebody watches. */
export const createLiveHub = <Item>(options: LiveHubOptions<Item>): LiveHub => {
  const { feed, wakeUps } = options;
  const L: LiveLimits = { ...HTTP_LIMITS, ...options.limits };
  const watchers = new Set<Watcher>();
  const windows = Array.from({ length: feed.partitions }, () => liveWindow(feed.placeOf, L.live_recent_items_max));
  const reader = createLiveReader({ ...options, limits: L, windows, gapMs: options.gapMs ?? GAP_MS, wanted: () => watchers.size > 0,
    deliver: (partition, items) => deliver(options, watchers, items, (item) => liveText(options, windows, partition, item)) });
  let closed = false;
  let started: Promise<() => void> | undefined;
  const start = async (): Promise<() => void> => {
    reader.begin(await feed.heads());
    const deaf = wakeUps.listen(reader.wake);
    const beat = setInterval(() => {
      // Moves the cursor of those who saw nothing for long, and looks in case a wake-up was lost.
      writeAll(watchers, eventText({ id: cursorOf(windows), type: 'place', data: {} }));
      reader.wake();
    }, L.live_beat_ms).unref();
    return () => { deaf(); clearInterval(beat); };
  };
  const stop = (): void => {
    void started?.then((end) => end(), () => undefined);
    started = undefined;
  };
  const leave = (watcher: Watcher): void => {
    watchers.delete(watcher);
    if (watchers.size === 0) stop();
  };
  const resume = async (watcher: Watcher, lastId: string | undefined): Promise<void> => {
    await (started ??= start().catch((error: unknown) => { started = undefined; throw error; }));
    const reached = lastId === undefined ? undefined : await reach(reader, windows, lastId);
    // What was at hand may have fallen out of a window while another was read.
    const asked = reached?.every((place, partition) => windows[partition]!.from <= place) ? reached : undefined;
    if (closed || watcher.stream.closed) return watcher.stream.close(spread(L.live_back_ms));
    watcher.stream.write(firstText(options, windows, watcher.scope, asked, lastId !== undefined));
    watcher.joined = true;
  };
  return {
    get streams() { return watchers.size; },
    say: (event, visible) => {
      const bytes = Buffer.from(eventText(event));
      for (const { stream, scope, joined } of watchers) if (joined && visible(scope)) stream.write(bytes);
    },
    watch: async (reply, { context: { actor: _, ...scope }, lastId, lasts = always }) => {
      const stream = openEventStream(reply, () => leave(watcher), { heartbeatMs: 0 });
      const watcher: Watcher = { stream, scope, scopeKey: JSON.stringify(scope), joined: false };
      watchers.add(watcher);
      const life = setTimeout(() => stream.close(spread(L.live_back_ms)), spread(L.live_stream_ms_max)).unref();
      const check = setInterval(() => {
        // A database that is away says nothing of the person.
        void lasts().catch(() => true).then((still) => { if (!still) stream.close(spread(L.live_back_ms)); });
      }, spread(L.live_check_ms)).unref();
      reply.raw.once('close', () => { clearTimeout(life); clearInterval(check); });
      try {
        await resume(watcher, lastId);
      } catch (error) {
        options.onError(error);
        stream.close(spread(L.live_again_ms));
      }
    },
    close: () => {
      closed = true;
      for (const { stream } of [...watchers]) stream.close(spread(L.live_back_ms));
      stop();
    },
  };
};

type Windows<Item> = readonly LiveWindow<Item>[];

const cursorOf = <Item>(windows: Windows<Item>): string => writeLiveCursor(windows.map(({ next }) => next));

const writeAll = (watchers: Iterable<Watcher>, text: string): void => {
  const bytes = Buffer.from(text);
  for (const { stream, joined } of watchers) if (joined) stream.write(bytes);
};

/** One text for each scope, whatever the number of its streams. */
const deliver = <Item>(
  { visible }: LiveHubOptions<Item>, watchers: Iterable<Watcher>, items: readonly Item[], textOf: (item: Item) => string,
): void => {
  const texts = items.map(textOf);
  const byScope = new Map<string, Buffer>();
  for (const { stream, scope, scopeKey, joined } of watchers) {
    if (!joined) continue;
    let bytes = byScope.get(scopeKey);
    if (bytes === undefined) byScope.set(scopeKey, bytes = Buffer.from(texts.filter((_, i) => visible(items[i]!, scope)).join('')));
    if (bytes.length > 0) stream.write(bytes);
  }
};

/** The cursor of a live item: its own partition stands after it, the others stand where they are. */
const liveText = <Item>(
  { event, feed }: LiveHubOptions<Item>, windows: Windows<Item>, partition: number, item: Item,
): string => {
  const places = windows.map(({ next }, other) => (other === partition ? feed.placeOf(item) + 1 : next));
  return eventText({ ...event(item), id: writeLiveCursor(places) });
};

/** What a stream is told before it goes on live; nothing is awaited between this text and that, so no item is between them. */
const firstText = <Item>(
  { event, visible, feed }: LiveHubOptions<Item>, windows: Windows<Item>, scope: LiveScope, asked: readonly number[] | undefined,
  knewPlace: boolean,
): string => {
  if (!asked) return eventText({ id: cursorOf(windows), type: knewPlace ? 'reset' : 'bonjour', data: {} });
  const place = [...asked];
  const missed = windows.flatMap((window, partition) => {
    const texts = window.after(place[partition]!).filter((item) => visible(item, scope)).map((item) => {
      place[partition] = feed.placeOf(item) + 1;
      return eventText({ ...event(item), id: writeLiveCursor(place) });
    });
    place[partition] = window.next;
    return texts;
  });
  return eventText({ id: writeLiveCursor(asked), type: 'bonjour', data: {} }) + missed.join('');
};

/** Brings the news since a place to hand; undefined when it is out of reach: too old, or of another register. */
const reach = async <Item>(reader: LiveReader, windows: Windows<Item>, lastId: string): Promise<number[] | undefined> => {
  const asked = parseLiveCursor(lastId, windows.length);
  if (!asked) return undefined;
  const ahead = (): boolean => asked.some((place, partition) => place > windows[partition]!.next);
  // Another process may have told more than this one has read yet.
  if (ahead()) await reader.lookNow();
  if (ahead()) return undefined;
  for (const [partition, place] of asked.entries()) if (!await reader.reachBack(partition, place)) return undefined;
  return asked;
};
