import { findTerritory } from '#base/geo/crs/territory.ts';

const NEAR_ZERO_DEG = 0.01;

/**
 * Why a place should not be believed until somebody confirms it: it is kept and marked, and no vehicle is recommended by it (domain
 * §13). `zero`: what a tracker without a fix sends; `swapped`: it would be in the country with its numbers exchanged; `outside`.
 */
export const placeDoubt = ({ lat, lon }: { lat: number; lon: number }): 'zero' | 'swapped' | 'outside' | undefined => {
  if (Math.abs(lat) < NEAR_ZERO_DEG && Math.abs(lon) < NEAR_ZERO_DEG) return 'zero';
  if (findTerritory([lon, lat])) return undefined;
  return findTerritory([lat, lon]) ? 'swapped' : 'outside';
};
