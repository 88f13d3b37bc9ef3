import { inContext, type RowContext, type Tx } from '#base/store/context.ts';
import type { Pool } from '#base/store/pools.ts';
import { toRfc3339, type Clock } from '#base/values/instant.ts';

/** One page of a partner's feed. `next` is the cursor to continue from, `more` tells that there is more already. */
export type Page = { items: readonly unknown[]; next: string; more: boolean };

export type Feed = {
  pool: Pool;
  context: RowContext;
  clock: Clock;
  sender: string;
  name: string;
  /** Reads the page after a cursor; `undefined` is the start. Throws when the partner does not answer. */
  fetchPage(after: string | undefined): Promise<Page>;
  /** Takes the items in, idempotently (`receiveMessages`), in transactions of its own. */
  receive(items: readonly unknown[]): Promise<void>;
};

const PAGES_MAX = 100;

/**
 * Reads a partner's feed from where the last call stopped to its present end (at most 100 pages); gives the number of
 * items. The cursor moves only after its page is taken in: a crash in between repeats a page, never skips one.
 */
export const pullFeed = async (feed: Feed): Promise<number> => {
  let cursor = await inContext(feed.pool, feed.context, (tx) => readCursor(tx, feed));
  let count = 0;
  for (let page = 0; page < PAGES_MAX; page++) {
    const { items, next, more } = await feed.fetchPage(cursor);
    if (items.length > 0) await feed.receive(items);
    count += items.length;
    if (next !== cursor) await inContext(feed.pool, feed.context, (tx) => saveCursor(tx, feed, next));
    cursor = next;
    if (!more) break;
  }
  return count;
};

const readCursor = async (tx: Tx, { sender, name }: Feed): Promise<string | undefined> => {
  const { rows } = await tx.query('select cursor from inbox_cursor where sender = $1 and feed = $2', [sender, name]);
  return (rows[0] as { cursor: string } | undefined)?.cursor;
};

const saveCursor = async (tx: Tx, { sender, name, clock }: Feed, cursor: string): Promise<void> => {
  await tx.query(`insert into inbox_cursor (sender, feed, cursor, at) values ($1, $2, $3, $4)
    on conflict (sender, feed) do update set cursor = excluded.cursor, at = excluded.at`,
  [sender, name, cursor, toRfc3339(clock())]);
};
