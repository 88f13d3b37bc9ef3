import { distance } from '../crs/geodesic.ts';
import type { LonLat } from '../crs/projection.ts';

const ROAD_KM_H = 50;
/** A road is about this much longer than the straight line. */
const DETOUR = 1.4;

/** How a helicopter counts: minutes before take-off and after arrival overhead, cruise speed. To be set by each centre. */
export type HelicopterRules = { dispatchMs: number; landingMs: number; kmPerHour: number };

export const HELICOPTER: HelicopterRules = { dispatchMs: 5 * 60_000, landingMs: 3 * 60_000, kmPerHour: 220 };

const hoursToMs = (hours: number): number => Math.round(hours * 3_600_000);

/** Time by road where no network answers: straight line at 50 km/h, made 1.4 times longer. Always shown as an estimate. */
export const straightLineMs = (from: LonLat, to: LonLat): number => hoursToMs((distance(from, to) / 1000 / ROAD_KM_H) * DETOUR);

/** Time by air: dispatch, the straight line, landing. Whether it may fly (night, weather) is for others to say. */
export const helicopterMs = (from: LonLat, to: LonLat, rules: HelicopterRules = HELICOPTER): number =>
  rules.dispatchMs + hoursToMs(distance(from, to) / 1000 / rules.kmPerHour) + rules.landingMs;
