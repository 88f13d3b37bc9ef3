import { DEGREE, GRS80, type Ellipsoid, type Projection } from './projection.ts';

/** Parameters: meridian in degrees, scale on it, false origin in metres. */
type MercatorParameters = { lon0: number; scale: number; x0: number; y0: number; ellipsoid?: Ellipsoid };

/** Krüger's series in the third flattening to the sixth order (Karney 2011, equations 35 and 36). */
const series = (n: number): { alpha: number[]; beta: number[] } => ({
  alpha: [
    n / 2 - (2 * n ** 2) / 3 + (5 * n ** 3) / 16 + (41 * n ** 4) / 180 - (127 * n ** 5) / 288 + (7891 * n ** 6) / 37800,
    (13 * n ** 2) / 48 - (3 * n ** 3) / 5 + (557 * n ** 4) / 1440 + (281 * n ** 5) / 630 - (1983433 * n ** 6) / 1935360,
    (61 * n ** 3) / 240 - (103 * n ** 4) / 140 + (15061 * n ** 5) / 26880 + (167603 * n ** 6) / 181440,
    (49561 * n ** 4) / 161280 - (179 * n ** 5) / 168 + (6601661 * n ** 6) / 7257600,
    (34729 * n ** 5) / 80640 - (3418889 * n ** 6) / 1995840,
    (212378941 * n ** 6) / 319334400,
  ],
  beta: [
    n / 2 - (2 * n ** 2) / 3 + (37 * n ** 3) / 96 - n ** 4 / 360 - (81 * n ** 5) / 512 + (96199 * n ** 6) / 604800,
    n ** 2 / 48 + n ** 3 / 15 - (437 * n ** 4) / 1440 + (46 * n ** 5) / 105 - (1118711 * n ** 6) / 3870720,
    (17 * n ** 3) / 480 - (37 * n ** 4) / 840 - (209 * n ** 5) / 4480 + (5569 * n ** 6) / 90720,
    (4397 * n ** 4) / 161280 - (11 * n ** 5) / 504 - (830251 * n ** 6) / 7257600,
    (4583 * n ** 5) / 161280 - (108847 * n ** 6) / 3991680,
    (20648693 * n ** 6) / 638668800,
  ],
});

/** Adds the series to (xi, eta), with the sign of the way taken. */
const bend = (xi: number, eta: number, terms: number[], sign: 1 | -1): [number, number] => {
  let [x, e] = [xi, eta];
  terms.forEach((term, index) => {
    const k = 2 * (index + 1);
    x += sign * term * Math.sin(k * xi) * Math.cosh(k * eta);
    e += sign * term * Math.cos(k * xi) * Math.sinh(k * eta);
  });
  return [x, e];
};

/** Tangent of the latitude from that of the conformal latitude, by Newton (Karney 2011, equations 19 to 21). */
const tangentOf = (conformal: number, e: number): number => {
  let t = conformal;
  for (let round = 0; round < 6; round++) {
    const sigma = Math.sinh(e * Math.atanh((e * t) / Math.sqrt(1 + t * t)));
    const now = t * Math.sqrt(1 + sigma * sigma) - sigma * Math.sqrt(1 + t * t);
    const step = ((conformal - now) / Math.sqrt(1 + now * now))
      * ((1 + (1 - e * e) * t * t) / ((1 - e * e) * Math.sqrt(1 + t * t)));
    t += step;
    if (Math.abs(step) < 1e-14) break;
  }
  return t;
};

/** Transverse Mercator on an ellipsoid, nanometres within 3 900 km of its meridian. */
const transverseMercator = ({ lon0, scale, x0, y0, ellipsoid = GRS80 }: MercatorParameters): Projection => {
  const n = ellipsoid.f / (2 - ellipsoid.f);
  const e = Math.sqrt(ellipsoid.f * (2 - ellipsoid.f));
  const radius = scale * (ellipsoid.a / (1 + n)) * (1 + n ** 2 / 4 + n ** 4 / 64 + n ** 6 / 256);
  const { alpha, beta } = series(n);
  return {
    forward: ([lon, lat]) => {
      const sine = Math.sin(lat * DEGREE);
      const t = Math.sinh(Math.atanh(sine) - e * Math.atanh(e * sine));
      const turn = (lon - lon0) * DEGREE;
      const [xi, eta] = bend(Math.atan2(t, Math.cos(turn)), Math.asinh(Math.sin(turn) / Math.hypot(t, Math.cos(turn))), alpha, 1);
      return [x0 + radius * eta, y0 + radius * xi];
    },
    inverse: ([x, y]) => {
      const [xi, eta] = bend((y - y0) / radius, (x - x0) / radius, beta, -1);
      const lon = lon0 + Math.atan2(Math.sinh(eta), Math.cos(xi)) / DEGREE;
      const t = Math.sin(xi) / Math.hypot(Math.sinh(eta), Math.cos(xi));
      return [lon, Math.atan(tangentOf(t, e)) / DEGREE];
    },
  };
};

/** UTM of a zone 1 … 60, north or south of the equator. */
export const utm = (zone: number, south = false, ellipsoid: Ellipsoid = GRS80): Projection => transverseMercator({
  lon0: zone * 6 - 183, scale: 0.9996, x0: 500_000, y0: south ? 10_000_000 : 0, ellipsoid,
});
