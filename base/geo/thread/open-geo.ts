import type { DepartementOptions } from '../departement/departement.ts';
import type { TileSource } from '../basemap/serve-base-map.ts';
import { askThread } from './ask-thread.ts';
import type { GeoAsks, GeoPart, MapAsks } from './geo-work.ts';

type Later<Asks> = { [Name in keyof Asks]: Asks[Name] extends (...args: infer Args) => infer Value
  ? (...args: Args) => Promise<Value> : never };

/** Places, roads and the base map of a territory, each answered from another thread. */
export type Geo = Later<GeoAsks> & { map: TileSource; close(): Promise<void> };

const THREAD = new URL('./geo-thread.ts', import.meta.url);
const ASKS: readonly (keyof GeoAsks)[] = ['search', 'reverse', 'arrivals', 'route', 'setRoadAt', 'landmarks'];

/**
 * Opens the territory that a seed decides: two threads, about 350 MB each, ready in seconds. Under `--permission` the process
 * needs `--allow-worker`.
 */
export const openGeo = async (options: DepartementOptions): Promise<Geo> => {
  const start = (part: GeoPart) => askThread(THREAD, { part, options });
  const [asks, map] = [start('asks'), start('map')];
  await Promise.all([asks.ready, map.ready]);
  const later = Object.fromEntries(ASKS.map((name) => [name, (...args: unknown[]) => asks.ask(name, ...args)])) as Later<GeoAsks>;
  const { bounds } = await later.landmarks();
  const tile = (...path: Parameters<MapAsks['tile']>) => map.ask('tile', ...path) as Promise<ReturnType<MapAsks['tile']>>;
  return { ...later, map: { bounds, tile }, close: async () => { await Promise.all([asks.close(), map.close()]); } };
};
