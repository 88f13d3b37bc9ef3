import { sphereDistance } from '#base/geo/crs/geodesic.ts';
import type { Instant } from '#base/values/instant.ts';

/** A point of the ground, WGS 84 degrees. */
export type Spot = { lat: number; lon: number };

/** Where and when somebody called: a call with its telephone's place, or a dossier with the place that was typed. */
export type Sign = Spot & { call: string | null; dossier: string | null; at: Instant };

/** Metres between two points, on the sphere: enough to compare with thresholds. */
export const metresBetween = (a: Spot, b: Spot): number => sphereDistance([a.lon, a.lat], [b.lon, b.lat]);

/** Latitude 0 and longitude 0, or no number at all, is no place: kept in the dossier, never used to compare (domain §13). */
export const isUsable = ({ lat, lon }: Spot): boolean => Number.isFinite(lat) && Number.isFinite(lon) && !(lat === 0 && lon === 0);

/** One sign a call or dossier: the dossier's place, once somebody typed it, speaks for its calls. */
export const withoutRepeats = (signs: readonly Sign[]): Sign[] => {
  const byDossier = new Map<string, Sign>();
  const alone: Sign[] = [];
  for (const sign of signs) {
    if (sign.dossier === null) { alone.push(sign); continue; }
    const known = byDossier.get(sign.dossier);
    if (!known || (known.call !== null && sign.call === null)) byDossier.set(sign.dossier, sign);
  }
  return [...byDossier.values(), ...alone];
};
