import type { LiveHub } from '#base/http/live-hub.ts';
import { atOnce, systemContext } from '#base/store/context.ts';
import { movedResources, type Moved } from '../../store/resources.ts';
import type { Regulation } from '../../store/open-regulation.ts';

/** Read back further than the last round: a position committed late is not missed; what was told already is left out. */
const LATE_S = 1.5;
/** No further than this, however long ago the last round was: a vehicle has told its place again by then. */
const BACK_S_MAX = 10;

/** Keeps the positions that were not told yet. */
const freshOnly = (told: Map<string, number>, moved: readonly Moved[]): Moved[] => moved.filter(([id, , , at]) => {
  if ((told.get(id) ?? -Infinity) >= at) return false;
  told.set(id, at);
  return true;
});

/**
 * Tells the streams of a process where vehicles are: one event a centre and round with all that moved, read once for all streams.
 * Nothing is written and nothing read while nobody watches. Gives a round for a loop.
 */
export const positionNews = (regulation: Regulation, live: LiveHub): (() => Promise<boolean>) => {
  const told = new Map<string, number>();
  let lookedAt = -Infinity;
  return async () => {
    if (live.streams === 0) return false;
    const now = performance.now();
    const seconds = Math.min(BACK_S_MAX, (now - lookedAt) / 1_000 + LATE_S);
    const centres = await atOnce(regulation.app, systemContext('console-live', 'suivi'), (tx) =>
      movedResources(tx, regulation.partitions, seconds));
    lookedAt = now;
    for (const [centre, moved] of centres) {
      const fresh = freshOnly(told, moved);
      if (fresh.length > 0) live.say({ type: 'positions', data: fresh }, ({ territories }) => territories.includes(centre));
    }
    return false;
  };
};
