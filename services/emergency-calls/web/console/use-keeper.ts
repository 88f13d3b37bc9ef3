import { useMemo, useSyncExternalStore } from 'react';
import { createKeeper, type Keeper } from './keeper.ts';

/** The keeper of this console; the screen is drawn again at each change. */
export const useKeeper = (centre: string): Keeper => {
  const keeper = useMemo(() => createKeeper(centre), [centre]);
  useSyncExternalStore(keeper.subscribe, keeper.stamp);
  return keeper;
};
