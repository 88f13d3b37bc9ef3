/** Takes values as often as they come. */
export type LatestOnly<Value> = (value: Value) => void;

/**
 * Does slow work with the latest of many values: while one is worked on, those that come replace each other, so that a map
 * that cannot follow skips pictures instead of falling behind. Work that fails does not stop the next.
 */
export const latestOnly = <Value>(work: (value: Value) => Promise<unknown>): LatestOnly<Value> => {
  let waiting: { value: Value } | undefined;
  let busy = false;
  const next = (): void => {
    const one = waiting;
    waiting = undefined;
    busy = one !== undefined;
    if (one) work(one.value).then(next, next);
  };
  return (value) => {
    waiting = { value };
    if (!busy) next();
  };
};
