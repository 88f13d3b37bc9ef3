/** Reads a live log: rows of the database and published tiles. */
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import type { KeyHistory } from './key-history.ts';
import { createLogReader } from './log-reader.ts';
import { entryRows, readHead } from './log-rows.ts';
import type { DossierHead, LogSource, StoredEvent } from './log-source.ts';
import { logName } from './origin.ts';
import type { TileStores } from './past-proof.ts';
import { tileExists } from './tiles.ts';

/** A page of rows of [from, to); the next page begins after the last row given. */
export type EventPage = (tx: Tx, partition: number, from: number, to: number) => Promise<readonly StoredEvent[]>;
/** A page of dossiers whose id comes after the given one, as they were when the log had `size` entries. */
export type HeadPage = (tx: Tx, partition: number, after: string | undefined, size: number) => Promise<readonly DossierHead[]>;

export type PostgresSource = {
  /** Role that may read log and events. */
  pool: Pool;
  service: string;
  serviceOrigin: string;
  partition: number;
  stores: TileStores;
  history: KeyHistory;
  /** How the service's events and dossiers are read; absent where only tiles are verified. */
  events?: EventPage;
  heads?: HeadPage;
};

const context = systemContext('verifier', 'verification');

/** Source of a partition as it stands now; what is appended meanwhile is left out. Undefined when it has no log. */
export const postgresSource = async (options: PostgresSource): Promise<LogSource | undefined> => {
  const { pool, service, serviceOrigin, partition, stores, history, events, heads } = options;
  const read = <T>(fn: (tx: Tx) => Promise<T>): Promise<T> => inContext(pool, context, fn);
  // Checkpoints before the head: one that is larger than the head then shows a log that was cut.
  const notes = await read((tx) => tx.query<{ note: string }>(
    'select note from log_checkpoint where partition = $1 order by size', [partition]));
  const named = await read((tx) => readHead(tx, partition));
  if (!named) return undefined;
  const log = logName(partition, named.epoch);
  const store = stores(log);
  const published = (await store.read('checkpoint'))?.toString();
  const head = (await read((tx) => readHead(tx, partition)))!;
  return {
    service, serviceOrigin, partition, epoch: head.epoch, history, head: { size: head.size, root: head.root },
    checkpoints: [...notes.rows.map(({ note }) => note), ...(published === undefined ? [] : [published])],
    tile: async (name) => (tileExists(head.size, name)
      ? read((tx) => createLogReader({ store, rows: entryRows(tx, partition), cacheKey: log }).tile(name))
      : undefined),
    ...(events ? { events: (from) => eventPages(read, events, partition, from, head.size) } : {}),
    ...(heads ? { heads: () => headPages(read, heads, partition, head.size) } : {}),
  };
};

type Read = <T>(fn: (tx: Tx) => Promise<T>) => Promise<T>;

async function* eventPages(read: Read, page: EventPage, partition: number, start: number, end: number) {
  for (let from = start; from < end;) {
    const rows = await read((tx) => page(tx, partition, from, end));
    if (rows.length === 0) return;
    yield rows;
    from = rows.at(-1)!.index + 1;
  }
}

async function* headPages(read: Read, page: HeadPage, partition: number, size: number) {
  for (let after: string | undefined; ;) {
    const rows: readonly DossierHead[] = await read((tx) => page(tx, partition, after, size));
    if (rows.length === 0) return;
    yield rows;
    after = rows.at(-1)!.dossier;
  }
}
