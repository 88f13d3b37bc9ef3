/**
 * Runs `work` over the items in their order and gives the results in that order. The next item starts as soon as fewer run than
 * `widthOf` gives for it.
 */
export const inPool = async <Item, Result>(
  items: readonly Item[], widthOf: (item: Item) => number, work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Promise<Result>[] = [];
  const running = new Set<Promise<Result>>();
  for (const item of items) {
    while (running.size >= widthOf(item)) await Promise.race(running);
    const result = work(item);
    running.add(result);
    result.finally(() => running.delete(result)).catch(() => undefined); // Told at the end, with the results.
    results.push(result);
  }
  return Promise.all(results);
};
