import { DEGREE, GRS80, type Projection } from './projection.ts';

/** Parameters of a secant Lambert conic: origin and standard parallels in degrees, false origin in metres. */
type LambertParameters = { lat0: number; lat1: number; lat2: number; lon0: number; x0: number; y0: number };

const E = Math.sqrt(GRS80.f * (2 - GRS80.f));
const TURN = 1e-12;

/** Isometric latitude of a latitude in radians. */
const isometric = (lat: number): number => {
  const s = E * Math.sin(lat);
  return Math.log(Math.tan(Math.PI / 4 + lat / 2) * ((1 - s) / (1 + s)) ** (E / 2));
};

const latitudeOf = (iso: number): number => {
  let lat = 2 * Math.atan(Math.exp(iso)) - Math.PI / 2;
  for (let round = 0; round < 20; round++) {
    const s = E * Math.sin(lat);
    const next = 2 * Math.atan(((1 + s) / (1 - s)) ** (E / 2) * Math.exp(iso)) - Math.PI / 2;
    if (Math.abs(next - lat) < TURN) return next;
    lat = next;
  }
  return lat;
};

const normal = (lat: number): number => GRS80.a / Math.sqrt(1 - (E * Math.sin(lat)) ** 2);

/**
 * Conformal conic of Lambert with two standard parallels on GRS 80 (IGN, note NTG 71, algorithms 1 to 4 and 54).
 * Good to a millimetre over the whole of metropolitan France.
 */
const lambert = ({ lat0, lat1, lat2, lon0, x0, y0 }: LambertParameters): Projection => {
  const [p0, p1, p2] = [lat0 * DEGREE, lat1 * DEGREE, lat2 * DEGREE];
  const n = Math.log((normal(p2) * Math.cos(p2)) / (normal(p1) * Math.cos(p1))) / (isometric(p1) - isometric(p2));
  const c = (normal(p1) * Math.cos(p1) / n) * Math.exp(n * isometric(p1));
  const yPole = y0 + c * Math.exp(-n * isometric(p0));
  return {
    forward: ([lon, lat]) => {
      const r = c * Math.exp(-n * isometric(lat * DEGREE));
      const turn = n * (lon - lon0) * DEGREE;
      return [x0 + r * Math.sin(turn), yPole - r * Math.cos(turn)];
    },
    inverse: ([x, y]) => {
      const r = Math.hypot(x - x0, yPole - y);
      const lon = lon0 + Math.atan2(x - x0, yPole - y) / n / DEGREE;
      return [lon, latitudeOf(-Math.log(r / c) / n) / DEGREE];
    },
  };
};

/** Lambert-93, the legal projection of metropolitan France (décret 2000-1276; EPSG:2154). */
export const LAMBERT_93 = lambert({ lat0: 46.5, lat1: 44, lat2: 49, lon0: 3, x0: 700_000, y0: 6_600_000 });

/** Conic of a zone of nine: CC42 … CC50, whose name is the latitude of its middle (EPSG:3942 … 3950). */
export const conicOfZone = (zone: number): Projection => lambert({
  lat0: zone, lat1: zone - 0.75, lat2: zone + 0.75, lon0: 3, x0: 1_700_000, y0: (zone - 41) * 1_000_000 + 200_000,
});
