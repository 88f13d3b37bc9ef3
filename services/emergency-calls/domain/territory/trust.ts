import { judgePoint } from '#base/geo/coordinates/judge-point.ts';
import type { Doubt } from '#base/geo/coordinates/judge-point.ts';
import { sphereDistance } from '#base/geo/crs/geodesic.ts';

/** Where something says that the scene is. */
export type SourcePoint = { source: string; lat: number; lon: number; radius_m: number | null; confirmed?: boolean | undefined };

/** Sources farther apart than this contradict each other (domain §8). */
const CONFLICT_M = 500;
/** A position of a telephone or car this sure comes before an address. */
const SURE_M = 50;
const PHONES: readonly string[] = ['AML', 'ECALL'];
/** Above it a telephone was placed by its cell, not by Wi-Fi. */
const CELL_M = 500;

/**
 * Rank of trust, the surest first (domain §8): confirmed by an operator, AML or eCall within 50 m, address found by name, AML by
 * Wi-Fi, cell, everything else.
 */
export const trustRank = ({ source, radius_m: radius, confirmed }: SourcePoint): number => {
  if (confirmed) return 0;
  if (PHONES.includes(source) && radius !== null && radius <= SURE_M) return 1;
  if (source === 'REFERENTIEL') return 2;
  if (PHONES.includes(source)) return radius !== null && radius <= CELL_M ? 3 : 4;
  return 5;
};

/** What must be confirmed before anything is sent to a point: 0,0, swapped figures, outside France (domain §13). */
export const doubtsOf = ({ lat, lon, confirmed }: Pick<SourcePoint, 'lat' | 'lon' | 'confirmed'>): readonly Doubt[] =>
  (confirmed ? [] : judgePoint([lon, lat]).doubts);

/** Sources that contradict the point taken, with how many metres apart; the surest first. */
export const conflictsWith = <Source extends SourcePoint>(taken: SourcePoint, others: readonly Source[]): (Source & { metres: number })[] =>
  others.map((other) => ({ ...other, metres: Math.round(sphereDistance([taken.lon, taken.lat], [other.lon, other.lat])) }))
    .filter(({ metres, radius_m: radius }) => metres - (radius ?? 0) > CONFLICT_M)
    .sort((a, b) => trustRank(a) - trustRank(b));
