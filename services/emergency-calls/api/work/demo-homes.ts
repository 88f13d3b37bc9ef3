import type { LonLat } from '#base/geo/crs/projection.ts';
import { surveyTerritory } from '#base/geo/thread/open-geo.ts';
import type { Dwelling } from '#base/geo/thread/geo-work.ts';
import type { Logger } from '#base/telemetry/logger.ts';
import { CENTRES } from '../../data/centres.ts';
import { DEMO_TERRITORY } from '../../data/demo-territory.ts';
import { divideTerritory } from '../../domain/territory/territory.ts';

const HOMES_A_COMMUNE = 20;

/** A house of a centre's territory from which somebody may call; nothing until the territory is known. */
export type DemoHomes = (centre: string) => LonLat | undefined;

/** Finds the houses from which people call in a demonstration, in the background: calls ring at once, then with a place. */
export const demoHomes = (logger: Logger): DemoHomes => {
  let homes = new Map<string, Dwelling[]>();
  const find = async (): Promise<void> => {
    const { landmarks, dwellings } = await surveyTerritory(DEMO_TERRITORY, HOMES_A_COMMUNE);
    const territory = divideTerritory(landmarks, CENTRES);
    homes = Map.groupBy(dwellings, ({ commune }) => territory.centreOfCommune(commune) ?? '');
  };
  find().catch((error: unknown) => logger.error({ err: error }, 'callers of the demonstration have no homes'));
  return (centre) => {
    const own = homes.get(centre) ?? [];
    return own[Math.floor(Math.random() * own.length)]?.at;
  };
};
