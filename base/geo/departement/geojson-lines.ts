import type { LonLat } from '../crs/projection.ts';
import { SUFFIXES } from '../places/gazetteer.ts';
import type { Departement } from './departement.ts';
import { wayLines } from './way-lines.ts';

const rounded = ([lon, lat]: LonLat): number[] => [Math.round(lon * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
const closed = (ring: readonly LonLat[]): number[][] => [...ring, ring[0]!].map(rounded);

const feature = (layer: string, type: string, coordinates: unknown, properties: object): string =>
  `${JSON.stringify({ type: 'Feature', geometry: { type, coordinates }, properties: { layer, ...properties } })}\n`;

/** A département as GeoJSON, one feature a line (RFC 8142 without its separators), made as it is read. */
export const geojsonLines = function* (departement: Departement): Generator<string> {
  const { communes, ways, houses, spots, posts, rivers, surfaces } = departement;
  for (const { kind, rings } of surfaces) yield feature(kind, 'Polygon', rings.map(closed), {});
  for (const { rank, line } of rivers) yield feature('river', 'LineString', line.map(rounded), { drained_km2: Math.round(rank) });
  for (const { ring, code, name, postcode, population } of communes) {
    yield feature('commune', 'Polygon', [closed(ring)], { code, name, postcode, population });
  }
  for (const [way, lines] of wayLines(departement).entries()) {
    const { kind, name, ref, commune } = ways[way]!;
    yield feature('road', 'MultiLineString', lines.map((line) => line.map(rounded)), { kind, name, ref, commune: communes[commune]?.code });
  }
  for (const { kind, name, commune, at } of spots) {
    yield feature('spot', 'Point', rounded(at), { kind, name, commune: communes[commune]?.code });
  }
  for (const { at, ...post } of posts) yield feature('post', 'Point', rounded(at), post);
  for (let house = 0; house < houses.way.length; house++) {
    const { name, commune } = ways[houses.way[house]!]!;
    yield feature('address', 'Point', rounded([houses.lon[house]!, houses.lat[house]!]),
      { number: houses.number[house], suffix: SUFFIXES[houses.suffix[house]!], street: name, commune: communes[commune]?.code });
  }
};
