import { conicOfZone, LAMBERT_93 } from './lambert.ts';
import type { LonLat, Projection } from './projection.ts';
import { utm } from './transverse-mercator.ts';
import { WEB_MERCATOR } from './web-mercator.ts';

/** A reference system that the base knows: EPSG code, its usual name and its projection. */
export type Crs = { epsg: number; name: string; projection: Projection };

const CONICS: Crs[] = [42, 43, 44, 45, 46, 47, 48, 49, 50].map((zone) =>
  ({ epsg: 3900 + zone, name: `RGF93 / CC${zone}`, projection: conicOfZone(zone) }));

const GEOGRAPHIC: Projection = { forward: (at) => at, inverse: (at) => at };

/** Legal systems of the French territories (décret 2000-1276, arrêté of 5 March 2019), and those of the web. */
export const KNOWN_CRS: readonly Crs[] = [
  { epsg: 4326, name: 'WGS 84', projection: GEOGRAPHIC },
  { epsg: 3857, name: 'Web Mercator', projection: WEB_MERCATOR },
  { epsg: 2154, name: 'RGF93 / Lambert-93', projection: LAMBERT_93 },
  ...CONICS,
  { epsg: 5490, name: 'RGAF09 / UTM 20N', projection: utm(20) },
  { epsg: 2972, name: 'RGFG95 / UTM 22N', projection: utm(22) },
  { epsg: 2975, name: 'RGR92 / UTM 40S', projection: utm(40, true) },
  { epsg: 4471, name: 'RGM04 / UTM 38S', projection: utm(38, true) },
  { epsg: 4467, name: 'RGSPM06 / UTM 21N', projection: utm(21) },
  { epsg: 3296, name: 'RGPF / UTM 5S', projection: utm(5, true) },
  { epsg: 3297, name: 'RGPF / UTM 6S', projection: utm(6, true) },
  { epsg: 3298, name: 'RGPF / UTM 7S', projection: utm(7, true) },
  { epsg: 3299, name: 'RGPF / UTM 8S', projection: utm(8, true) },
];

const BY_CODE = new Map(KNOWN_CRS.map((crs) => [crs.epsg, crs]));

/** The system of an EPSG code, if the base knows it. EPSG:4326 is given as [lon, lat], whatever its official order. */
export const findCrs = (epsg: number): Crs | undefined => BY_CODE.get(epsg);

/** Carries a point from one system to another through WGS 84. */
export const reproject = (at: readonly [number, number], from: Crs, to: Crs): readonly [number, number] =>
  to.projection.forward(from.projection.inverse(at) as LonLat);
