import { followLive } from '#base/ui/client/live.ts';
import { inCentre } from './api-client.ts';

const GATHER_MS = 250;

/**
 * Calls `onNews` when something of these types changed in a centre, or may have: many changes at once are one call.
 * Gives how to stop.
 */
export const followCentre = (centre: string, person: string, types: readonly string[], onNews: () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => { timer ??= setTimeout(() => { timer = undefined; onNews(); }, GATHER_MS); };
  const leave = followLive({ path: `/api/regulation/flux?${inCentre(centre)}`, person, types },
    { onEvent: soon, onReset: soon, onState: () => undefined });
  return () => { clearTimeout(timer); leave(); };
};
