import { findCrs, type Crs } from './crs.ts';
import type { LonLat } from './projection.ts';

/** A French territory by its box of degrees and its legal projection. */
export type Territory = { name: string; west: number; south: number; east: number; north: number; epsg: number };

/** Boxes with their coastal waters. They say "perhaps here", never "surely": neighbours lie inside them too. */
export const TERRITORIES: readonly Territory[] = [
  { name: 'Métropole', west: -5.6, south: 41.2, east: 9.8, north: 51.3, epsg: 2154 },
  { name: 'Guadeloupe', west: -61.95, south: 15.7, east: -60.9, north: 16.65, epsg: 5490 },
  { name: 'Saint-Martin, Saint-Barthélemy', west: -63.3, south: 17.75, east: -62.7, north: 18.2, epsg: 5490 },
  { name: 'Martinique', west: -61.35, south: 14.3, east: -60.7, north: 15.0, epsg: 5490 },
  { name: 'Guyane', west: -54.7, south: 2.0, east: -51.4, north: 6.0, epsg: 2972 },
  { name: 'La Réunion', west: 55.1, south: -21.5, east: 55.95, north: -20.75, epsg: 2975 },
  { name: 'Mayotte', west: 44.9, south: -13.1, east: 45.4, north: -12.5, epsg: 4471 },
  { name: 'Saint-Pierre-et-Miquelon', west: -56.6, south: 46.6, east: -56.0, north: 47.25, epsg: 4467 },
  { name: 'Polynésie, Tuamotu de l’ouest et Société', west: -155, south: -28, east: -134, north: -7, epsg: 3297 },
  { name: 'Nouvelle-Calédonie', west: 158, south: -23.5, east: 172.2, north: -17.5, epsg: 4326 },
  { name: 'Wallis-et-Futuna', west: -178.6, south: -14.6, east: -175.9, north: -12.9, epsg: 4326 },
];

/** The French territory whose box holds a point. */
export const findTerritory = ([lon, lat]: LonLat): Territory | undefined =>
  TERRITORIES.find(({ west, south, east, north }) => lon >= west && lon <= east && lat >= south && lat <= north);

/** Legal projection at a point; nothing outside the French territories that the base knows. */
export const legalCrsAt = (at: LonLat): Crs | undefined => {
  const territory = findTerritory(at);
  return territory && findCrs(territory.epsg);
};
