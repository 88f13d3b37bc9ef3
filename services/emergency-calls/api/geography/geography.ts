import type { TileSource } from '#base/geo/basemap/serve-base-map.ts';
import type { DepartementOptions } from '#base/geo/departement/departement.ts';
import type { Landmarks } from '#base/geo/thread/geo-work.ts';
import { openGeo, type Geo } from '#base/geo/thread/open-geo.ts';
import { CENTRES } from '../../data/centres.ts';
import { divideTerritory, type Territory } from '../../domain/territory/territory.ts';
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
  close(): Promise<void>;
};

/** Opens a territory in the background of a process; without options there is none. */
export const openGeography = (options: DepartementOptions | undefined, onError: (error: unknown) => void): Geography => {
  let state: GeographyState = options ? 'preparing' : 'absent';
  let ground: Ground | undefined;
  const waiting: ((ground: Ground) => void)[] = [];
  const open = async (from: DepartementOptions): Promise<void> => {
    const geo = await openGeo(from);
    const landmarks = await geo.landmarks();
    ground = { geo, landmarks, territory: divideTerritory(landmarks, CENTRES) };
    state = 'ready';
    for (const act of waiting.splice(0)) act(ground);
  };
  const opening = options ? open(options).catch((error: unknown) => {
    state = 'failed';
    onError(error);
  }) : Promise.resolve();
  return {
    state: () => state,
    ground: () => {
      if (ground) return ground;
      throw state === 'preparing' ? problems.CARTE_EN_PREPARATION() : problems.CARTE_ABSENTE();
    },
    map: () => ground?.geo.map,
    onReady: (act) => { if (ground) act(ground); else waiting.push(act); },
    close: async () => {
      await opening;
      await ground?.geo.close();
    },
  };
};
