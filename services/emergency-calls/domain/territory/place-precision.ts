import type { Placed } from '../fields/field-kinds.ts';

/** Precision of a point from its radius in metres (domain §8). */
export const precisionOfRadius = (radius_m: number | null): Placed['precision'] => {
  if (radius_m === null) return 'INCONNUE';
  const [, precision = 'INCONNUE'] = ([[30, 'EXACTE'], [100, 'ADRESSE'], [500, 'RUE'], [5_000, 'VILLE']] as const)
    .find(([most]) => radius_m <= most) ?? [];
  return precision;
};

/** Precision of a place found by name. A house number that is not known gives the nearest one, so the street. */
export const precisionOfPlace = (kind: string, nearestNumber = false): Placed['precision'] => {
  if (nearestNumber || kind === 'street') return 'RUE';
  if (kind === 'commune') return 'VILLE';
  return kind === 'coordinates' ? 'EXACTE' : 'ADRESSE';
};
