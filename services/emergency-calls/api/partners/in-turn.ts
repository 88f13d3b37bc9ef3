/** Runs what concerns one key one after the other, whatever else runs beside; a failure stops nothing behind it. */
export const inTurn = () => {
  const tails = new Map<string, Promise<unknown>>();
  return <T>(key: string, run: () => Promise<T>): Promise<T> => {
    const next = (tails.get(key) ?? Promise.resolve()).then(run, run);
    tails.set(key, next);
    const forget = (): void => { if (tails.get(key) === next) tails.delete(key); };
    next.then(forget, forget);
    return next;
  };
};
