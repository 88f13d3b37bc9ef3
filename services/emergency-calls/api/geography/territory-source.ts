import { stat } from 'node:fs/promises';
import type { GeoSource } from '#base/geo/thread/geo-work.ts';
import { territoryPath } from '#base/geo/territory/territory-file.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { DEMO_TERRITORY } from '../../data/demo-territory.ts';
import type { Geography } from './geography.ts';

/** When the territory of a site was put in force; nothing where none is. */
const loadedAt = (path: string): Promise<number | undefined> => stat(path).then(({ mtimeMs }) => mtimeMs, () => undefined);

/** The territory of this site: the one that was loaded, else the demonstration's in a demonstration. */
export const territoryOf = async ({ dataDir, demo }: Pick<ServiceContext, 'dataDir' | 'demo'>): Promise<GeoSource | undefined> => {
  const file = territoryPath(dataDir);
  return await loadedAt(file) === undefined ? demo ? DEMO_TERRITORY : undefined : { file };
};

/** For a loop: a territory that was loaded since the last look is opened in the place of the one before. */
export const watchTerritory = async ({ dataDir }: Pick<ServiceContext, 'dataDir'>, geography: Geography): Promise<() =>
  Promise<boolean>> => {
  const file = territoryPath(dataDir);
  let seen = await loadedAt(file);
  return async () => {
    const now = await loadedAt(file);
    if (now !== undefined && now !== seen) geography.replace({ file });
    seen = now;
    return false;
  };
};
