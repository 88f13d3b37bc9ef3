import type { TileSource } from '#base/geo/basemap/serve-base-map.ts';
import type { GeoSource, Landmarks } from '#base/geo/thread/geo-work.ts';
import { openGeo, type Geo } from '#base/geo/thread/open-geo.ts';
import { CENTRES } from '../../data/centres.ts';
import { divideTerritory, type CentreTown, type Territory } from '../../domain/territory/territory.ts';
import { problems } from '../../errors.ts';

/** Places, roads and map of the territory, and how it is divided between the centres. */
export type Ground = { geo: Geo; landmarks: Landmarks; territory: Territory };

/** `absent`: this site has no territory; `failed`: it could not be opened, everything else goes on without it. */
export type GeographyState = 'absent' | 'preparing' | 'ready' | 'failed';

/** The territory as one process holds it: it opens beside everything else, which never waits for it. */
export type Geography = {
  state(): GeographyState;
  /** Throws CARTE_EN_PREPARATION or CARTE_ABSENTE. */
  ground(): Ground;
  map(): TileSource | undefined;
  /** What is to be done once the territory is there; at once when it is. */
  onReady(act: (ground: Ground) => void): void;
  /** Opens another territory; the one before answers until the new one is there, and goes on when it cannot be opened. */
  replace(from: GeoSource): void;
  close(): Promise<void>;
};

/** Before a territory whose thread ended is opened again, ms. */
const AGAIN_MS = 5_000;

/**
 * Opens a territory in the background of a process; without options there is none. When its thread ends it is in preparation again
 * and another one is opened: consoles go on as on a site whose map is not there yet.
 */
export const openGeography = (
  options: GeoSource | undefined, onError: (error: unknown) => void, opener: typeof openGeo = openGeo, againMs = AGAIN_MS,
  centres: readonly CentreTown[] = CENTRES,
): Geography => {
  let state: GeographyState = options ? 'preparing' : 'absent';
  let ground: Ground | undefined;
  let closed = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting: ((ground: Ground) => void)[] = [];
  const open = async (from: GeoSource): Promise<void> => {
    const geo = await opener(from);
    void geo.ended.then(() => lost(from, geo));
    const landmarks = await geo.landmarks();
    const before = ground;
    ground = { geo, landmarks, territory: divideTerritory(landmarks, centres) };
    state = 'ready';
    await before?.geo.close();
    for (const act of waiting.splice(0)) act(ground);
  };
  const failed = (error: unknown): void => {
    if (!ground) state = 'failed';
    onError(error);
  };
  const again = (from: GeoSource): void => {
    timer = setTimeout(() => {
      opening = open(from).catch((error: unknown) => {
        failed(error);
        if (!closed) again(from);
      });
    }, againMs);
  };
  const lost = (from: GeoSource, geo: Geo): void => {
    if (closed || ground?.geo !== geo) return;
    [ground, state] = [undefined, 'preparing'];
    onError(new Error('a thread of the territory has ended; another one is opened'));
    void geo.close().then(() => { if (!closed) again(from); });
  };
  let opening = options ? open(options).catch(failed) : Promise.resolve();
  return {
    state: () => state,
    ground: () => {
      if (ground) return ground;
      throw state === 'preparing' ? problems.CARTE_EN_PREPARATION() : problems.CARTE_ABSENTE();
    },
    map: () => ground?.geo.map,
    onReady: (act) => { if (ground) act(ground); else waiting.push(act); },
    replace: (from) => {
      if (state !== 'ready') state = 'preparing';
      opening = opening.then(() => (closed ? undefined : open(from))).catch(failed);
    },
    close: async () => {
      closed = true;
      clearTimeout(timer);
      await opening;
      await ground?.geo.close();
    },
  };
};
