/** Runs `work` over the items, at most `at_once_max` at a time, in their order; gives the results in that order. */
export const inPool = async <Item, Result>(
  items: readonly Item[], at_once_max: number, work: (item: Item) => Promise<Result>,
): Promise<Result[]> => {
  const results: Result[] = new Array<Result>(items.length);
  const queue = items.entries();
  const lane = async (): Promise<void> => {
    for (const [index, item] of queue) results[index] = await work(item);
  };
  await Promise.all(Array.from({ length: Math.min(at_once_max, items.length) }, lane));
  return results;
};
