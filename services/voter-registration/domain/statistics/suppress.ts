/** A cell that counts fewer people than this would point at them (statistical secrecy, §6.7). */
export const CELL_PERSONS_MIN = 11;

/** A count, or nothing where it is kept secret; zero says nothing of anybody and is shown. */
export type Cell = number | null;

const secret = (count: number): boolean => count > 0 && count < CELL_PERSONS_MIN;

/**
 * Hides the small counts of a column whose total is published. One hidden cell alone would be the total less the
 * others, so the smallest other count is hidden with it, and again until what is hidden adds up to enough people.
 */
export const suppressColumn = (counts: readonly number[]): Cell[] => {
  const hidden = new Set(counts.flatMap((count, index) => (secret(count) ? [index] : [])));
  if (hidden.size === 0) return [...counts];
  const others = counts.map((count, index) => ({ count, index })).filter(({ count, index }) => count > 0 && !hidden.has(index))
    .sort((a, b) => a.count - b.count);
  const sum = (): number => [...hidden].reduce((total, index) => total + counts[index]!, 0);
  while ((hidden.size < 2 || sum() < CELL_PERSONS_MIN) && others.length > 0) hidden.add(others.shift()!.index);
  return counts.map((count, index) => (hidden.has(index) ? null : count));
};

/** Total of a column, hidden when too few people stand behind it, or when it would give its only hidden cell away. */
export const columnTotal = (counts: readonly number[]): Cell => {
  const total = counts.reduce((sum, count) => sum + count, 0);
  const alone = suppressColumn(counts).filter((cell) => cell === null).length === 1;
  return secret(total) || alone ? null : total;
};
