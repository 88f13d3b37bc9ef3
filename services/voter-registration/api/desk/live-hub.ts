import { inContext, systemContext } from '#base/store/context.ts';
import type { EventStream } from '#base/http/sse.ts';
import { feedHead, feedSince, type FeedRow } from '../../store/desk-feed.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import type { News } from '../../web/desk/model.ts';

/** How often the register is looked at while somebody watches, and what one look takes at most. */
const TICK_MS = 700;
const BATCH = 500;
/** A console further behind than this reads its list again instead of being told everything. */
const BEHIND_MAX = 5_000;

type Watcher = { stream: EventStream; communes: ReadonlySet<string>; cursor: number[] };

/** The live news of a process: one reader of the register for all consoles. */
export type LiveHub = {
  watch(stream: EventStream, communes: readonly string[], lastId: string | undefined): Promise<void>;
  forget(stream: EventStream): void;
  /** Says goodbye to every console: it comes back to another process with its cursor. */
  close(): void;
};

const parseCursor = (text: string | undefined, heads: readonly number[]): number[] | undefined => {
  const parts = (text ?? '').split('.').map(Number);
  return parts.length === heads.length && parts.every((part) => Number.isSafeInteger(part) && part >= 0) ? parts
    : undefined;
};

const newsOf = ({ numero, etat, version }: FeedRow): News => ({ numero, etat, version });

const tell = (watcher: Watcher, partition: number, rows: readonly FeedRow[]): void => {
  for (const row of rows) {
    if (row.leafIndex < watcher.cursor[partition]!) continue;
    watcher.cursor[partition] = row.leafIndex + 1;
    if (watcher.communes.has(row.commune)) watcher.stream.send({ id: watcher.cursor.join('.'), type: 'demande',
      data: newsOf(row) });
  }
};

/** Opens the hub of this process; it reads only while somebody watches. */
export const createLiveHub = (register: VoterRegister, onError: (error: unknown) => void): LiveHub => {
  const watchers = new Set<Watcher>();
  const partitions = Array.from({ length: register.partitions }, (_, partition) => partition);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  const read = <T>(fn: Parameters<typeof inContext<T>>[2]): Promise<T> =>
    inContext(register.app, systemContext('desk-live', 'suivi'), fn);

  const look = async (): Promise<void> => {
    for (const partition of partitions) {
      const from = Math.min(...[...watchers].map(({ cursor }) => cursor[partition]!));
      if (!Number.isFinite(from)) return;
      const rows = await read((tx) => feedSince(tx, partition, from, BATCH));
      for (const watcher of watchers) tell(watcher, partition, rows);
    }
  };
  const schedule = (): void => {
    if (timer !== undefined || closed || watchers.size === 0) return;
    timer = setTimeout(() => {
      void look().catch(onError).finally(() => { timer = undefined; schedule(); });
    }, TICK_MS).unref();
  };
  const forget = (stream: EventStream): void => {
    for (const watcher of watchers) if (watcher.stream === stream) watchers.delete(watcher);
  };

  return {
    forget,
    watch: async (stream, communes, lastId) => {
      const heads = await read((tx) => Promise.all(partitions.map((partition) => feedHead(tx, partition))));
      const asked = parseCursor(lastId, heads);
      const near = asked?.every((at, partition) => heads[partition]! - at <= BEHIND_MAX) ? asked : undefined;
      const cursor = near ?? heads;
      stream.send({ id: cursor.join('.'), type: lastId !== undefined && near === undefined ? 'reset' : 'bonjour',
        data: {} });
      if (closed) return stream.close();
      watchers.add({ stream, communes: new Set(communes), cursor });
      schedule();
    },
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const { stream } of watchers) stream.close();
      watchers.clear();
    },
  };
};
