/**
 * A place in the news of every partition: the place that the next item of each will take, joined by dots. It travels as
 * the `id` of each event, and comes back as `Last-Event-ID`.
 */
export type LiveCursor = readonly number[];

/** The text of a cursor. */
export const writeLiveCursor = (cursor: LiveCursor): string => cursor.join('.');

/** The cursor in a text of a stranger; undefined when it is none, or one of another number of partitions. */
export const parseLiveCursor = (text: string | undefined, partitions: number): number[] | undefined => {
  const parts = (text ?? '').split('.');
  const cursor = parts.map((part) => (/^\d{1,15}$/.test(part) ? Number(part) : NaN));
  return cursor.length === partitions && cursor.every(Number.isSafeInteger) ? cursor : undefined;
};
