import type { LonLat } from '../crs/projection.ts';
import { findTerritory } from '../crs/territory.ts';

/** Why a point must be confirmed before anything is sent to it. */
export type Doubt = 'null-island' | 'perhaps-swapped' | 'outside-france';

/** About 100 m: nobody rings from nearer to 0° 0°, receivers without a fix do. */
const NULL_ISLAND_DEGREES = 0.001;

/** What makes a point doubtful: 0,0; outside every French territory; and there, whether the swapped figures fall inside. */
export const judgePoint = ([lon, lat]: LonLat): { doubts: Doubt[]; swapped?: LonLat } => {
  if (Math.abs(lon) < NULL_ISLAND_DEGREES && Math.abs(lat) < NULL_ISLAND_DEGREES) return { doubts: ['null-island'] };
  if (findTerritory([lon, lat])) return { doubts: [] };
  const swapped: LonLat = [lat, lon];
  return findTerritory(swapped) ? { doubts: ['perhaps-swapped', 'outside-france'], swapped } : { doubts: ['outside-france'] };
};
