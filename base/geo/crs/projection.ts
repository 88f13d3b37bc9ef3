/** Degrees east and north on WGS 84. RGF93, RGAF09, RGR92 … are equal to it within centimetres: no shift of datum is made. */
export type LonLat = readonly [lon: number, lat: number];

/** Metres east and north in the plane of a projection. */
export type Plane = readonly [x: number, y: number];

/** A plane image of the ellipsoid. Both ways take and give [east, north]; degrees on the round side, metres on the flat one. */
export type Projection = { forward(at: LonLat): Plane; inverse(at: Plane): LonLat };

export const DEGREE = Math.PI / 180;

/** An ellipsoid: equatorial radius in metres, flattening. */
export type Ellipsoid = { a: number; f: number };

/** GRS 80, which all French legal systems use. */
export const GRS80: Ellipsoid = { a: 6_378_137, f: 1 / 298.257222101 };
/** WGS 84, which satellite receivers use; 0.1 mm from GRS 80 at the poles. */
export const WGS84: Ellipsoid = { a: 6_378_137, f: 1 / 298.257223563 };
