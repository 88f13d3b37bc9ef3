import { LIMITS } from '../limits.ts';

/** A reader's place in the feed: one position a partition, e.g. `12.0.7.3`; no cursor is the beginning. */
export const readCursor = (cursor: string | undefined, partitions: number): number[] | undefined => {
  if (cursor === undefined || cursor === '') return Array.from({ length: partitions }, () => 0);
  if (cursor.length > LIMITS.cursor_chars_max || !/^\d{1,15}(\.\d{1,15})*$/.test(cursor)) return undefined;
  const positions = cursor.split('.').map(Number);
  if (positions.length > partitions) return undefined;
  // A register that grew has more partitions than an old cursor knows.
  return [...positions, ...Array.from({ length: partitions - positions.length }, () => 0)];
};

/** The cursor of a place in the feed. */
export const writeCursor = (positions: readonly number[]): string => positions.join('.');
