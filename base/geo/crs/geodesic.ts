import { DEGREE, WGS84, type LonLat } from './projection.ts';

/** Mean radius of the Earth, metres (IUGG R1). */
const RADIUS = 6_371_008.8;
const ROUNDS = 200;

/** Distance in metres on the sphere: quick, within 0.6 % of the ellipsoid. Enough to rank and to draw circles. */
export const sphereDistance = ([lon1, lat1]: LonLat, [lon2, lat2]: LonLat): number => {
  const h = Math.sin(((lat2 - lat1) * DEGREE) / 2) ** 2
    + Math.cos(lat1 * DEGREE) * Math.cos(lat2 * DEGREE) * Math.sin(((lon2 - lon1) * DEGREE) / 2) ** 2;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
};

type Turn = { sigma: number; sine: number; cosine: number; mid: number; cosSqAlpha: number; lambda: number };

const B = WGS84.a * (1 - WGS84.f);
const reduced = (lat: number): number => Math.atan((1 - WGS84.f) * Math.tan(lat * DEGREE));

/** Vincenty's iteration; nothing when it does not settle (nearly antipodal points). */
const settle = (u1: number, u2: number, difference: number): Turn | undefined => {
  let lambda = difference;
  for (let round = 0; round < ROUNDS; round++) {
    const sine = Math.hypot(Math.cos(u2) * Math.sin(lambda),
      Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
    const cosine = Math.sin(u1) * Math.sin(u2) + Math.cos(u1) * Math.cos(u2) * Math.cos(lambda);
    const sigma = Math.atan2(sine, cosine);
    const sinAlpha = sine === 0 ? 0 : (Math.cos(u1) * Math.cos(u2) * Math.sin(lambda)) / sine;
    const cosSqAlpha = 1 - sinAlpha ** 2;
    const mid = cosSqAlpha === 0 ? 0 : cosine - (2 * Math.sin(u1) * Math.sin(u2)) / cosSqAlpha;
    const c = (WGS84.f / 16) * cosSqAlpha * (4 + WGS84.f * (4 - 3 * cosSqAlpha));
    const next = difference + (1 - c) * WGS84.f * sinAlpha
      * (sigma + c * sine * (mid + c * cosine * (2 * mid ** 2 - 1)));
    if (Math.abs(next) > Math.PI) return undefined;
    if (Math.abs(next - lambda) < 1e-12) return { sigma, sine, cosine, mid, cosSqAlpha, lambda: next };
    lambda = next;
  }
  return undefined;
};

const wrapTurn = (radians: number): number => Math.atan2(Math.sin(radians), Math.cos(radians));

/**
 * Distance in metres on the WGS 84 ellipsoid (Vincenty 1975, inverse formula): a millimetre. Where it does not settle,
 * between nearly antipodal points, the sphere answers.
 */
export const distance = (from: LonLat, to: LonLat): number => {
  const turn = settle(reduced(from[1]), reduced(to[1]), wrapTurn((to[0] - from[0]) * DEGREE));
  if (!turn) return sphereDistance(from, to);
  const { sigma, sine, cosine, mid, cosSqAlpha } = turn;
  const u = (cosSqAlpha * (WGS84.a ** 2 - B ** 2)) / B ** 2;
  const a = 1 + (u / 16384) * (4096 + u * (-768 + u * (320 - 175 * u)));
  const b = (u / 1024) * (256 + u * (-128 + u * (74 - 47 * u)));
  const shift = b * sine * (mid + (b / 4) * (cosine * (2 * mid ** 2 - 1)
    - (b / 6) * mid * (4 * sine ** 2 - 3) * (4 * mid ** 2 - 3)));
  return B * a * (sigma - shift);
};

/** Initial bearing in degrees from north, clockwise, 0 ≤ bearing < 360, on the ellipsoid. */
export const bearing = (from: LonLat, to: LonLat): number => {
  const [u1, u2] = [reduced(from[1]), reduced(to[1])];
  const difference = wrapTurn((to[0] - from[0]) * DEGREE);
  const lambda = settle(u1, u2, difference)?.lambda ?? difference;
  const angle = Math.atan2(Math.cos(u2) * Math.sin(lambda),
    Math.cos(u1) * Math.sin(u2) - Math.sin(u1) * Math.cos(u2) * Math.cos(lambda));
  return (angle / DEGREE + 360) % 360;
};

/** The point at a distance (metres) and bearing (degrees) from another, on the sphere. */
export const pointAt = ([lon, lat]: LonLat, metres: number, degrees: number): LonLat => {
  const [d, t, p] = [metres / RADIUS, degrees * DEGREE, lat * DEGREE];
  const p2 = Math.asin(Math.sin(p) * Math.cos(d) + Math.cos(p) * Math.sin(d) * Math.cos(t));
  const turn = Math.atan2(Math.sin(t) * Math.sin(d) * Math.cos(p), Math.cos(d) - Math.sin(p) * Math.sin(p2));
  return [lon + turn / DEGREE, p2 / DEGREE];
};
