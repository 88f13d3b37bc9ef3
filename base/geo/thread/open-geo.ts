import type { TileSource } from '../basemap/serve-base-map.ts';
import { askThread, type AskThread } from './ask-thread.ts';
import type { Dwelling, GeoAsks, GeoPart, GeoSource, Landmarks, MapAsks } from './geo-work.ts';

type Later<Asks> = { [Name in keyof Asks]: Asks[Name] extends (...args: infer Args) => infer Value
  ? (...args: Args) => Promise<Value> : never };

/** Places, roads and the base map of a territory, each answered from another thread. */
export type Geo = Later<GeoAsks> & { map: TileSource; close(): Promise<void>;
  /** Settles when one of its threads has ended: it answers no more. */
  ended: Promise<void> };

const THREAD = new URL('./geo-thread.ts', import.meta.url);
const ASKS: readonly (keyof GeoAsks)[] = ['search', 'reverse', 'arrivals', 'route', 'setRoadAt', 'landmarks'];
/** Communes of a département of the usual size, and MB of objects for it: bounded, the waste of the making does not stay. */
const USUAL_COMMUNES = 270;
const HEAP_MB = 256;
/** Of one that was loaded: its names and lines are objects, its houses and roads are not. */
const LOADED_HEAP_MB = 1_536;

const heapMb = (source: GeoSource): number => ('file' in source ? LOADED_HEAP_MB
  : Math.ceil(HEAP_MB * Math.max(1, (source.communes ?? USUAL_COMMUNES) / USUAL_COMMUNES)));

const start = (part: GeoPart, options: GeoSource): AskThread => askThread(THREAD, { part, options }, heapMb(options));

/**
 * Opens a territory: two threads, under 100 MB each for a département that a seed decides, ready in seconds. Under `--permission`
 * the process needs `--allow-worker`.
 */
export const openGeo = async (options: GeoSource): Promise<Geo> => {
  const [asks, map] = [start('asks', options), start('map', options)];
  await Promise.all([asks.ready, map.ready]);
  const later = Object.fromEntries(ASKS.map((name) => [name, (...args: unknown[]) => asks.ask(name, ...args)])) as Later<GeoAsks>;
  const { bounds } = await later.landmarks();
  const tile = (...path: Parameters<MapAsks['tile']>) => map.ask('tile', ...path) as Promise<ReturnType<MapAsks['tile']>>;
  return { ...later, map: { bounds, tile }, ended: Promise.race([asks.ended, map.ended]),
    close: async () => { await Promise.all([asks.close(), map.close()]); } };
};

/** What is fixed about a territory, and up to `each` houses of each commune; its thread and memory are gone afterwards. */
export const surveyTerritory = async (options: GeoSource,
  each: number): Promise<{ landmarks: Landmarks; dwellings: Dwelling[] }> => {
  const thread = start('survey', options);
  try {
    const [landmarks, dwellings] = await Promise.all([thread.ask('landmarks'), thread.ask('dwellings', each)]);
    return { landmarks: landmarks as Landmarks, dwellings: dwellings as Dwelling[] };
  } finally {
    await thread.close();
  }
};
