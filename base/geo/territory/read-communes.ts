import type { LonLat } from '../crs/projection.ts';
import type { Feature, FeatureRead } from './geojson-features.ts';
import type { RowJudge } from './defects.ts';

/** A commune as a file tells it: `borders` are its outer lines, `ring` all of its lines as one, for the question what lies inside. */
export type LoadedCommune = { code: string; name: string; postcode: string; population: number; borders: LonLat[][]; ring: LonLat[] };

const CODES = ['code', 'insee', 'insee_com', 'code_insee', 'ref:insee', 'codgeo'];
const NAMES = ['nom', 'nom_com', 'nom_officiel', 'name', 'libelle', 'libgeo'];
const POPULATIONS = ['population', 'pop', 'ptot', 'population_municipale'];

/** Properties with their names in lower case, as the programs that convert them change it. */
export const lowered = (properties: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).map(([name, value]) => [name.toLowerCase(), value]));

/** The first of some properties that says something, as text. */
export const firstText = (properties: Readonly<Record<string, unknown>>, names: readonly string[]): string => {
  const found = names.map((name) => properties[name]).find((value) => value !== null && value !== undefined && value !== '');
  return found === undefined ? '' : String(found).trim();
};

/** Are these degrees, longitude first? */
export const isLonLat = (value: unknown): value is LonLat => Array.isArray(value) && typeof value[0] === 'number'
  && typeof value[1] === 'number' && Math.abs(value[0]) <= 180 && Math.abs(value[1]) <= 90;

const ringsOf = ({ type, coordinates }: Feature): LonLat[][][] | undefined => {
  const polygons = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : undefined;
  if (!Array.isArray(polygons) || polygons.length === 0) return undefined;
  const right = (ring: unknown): boolean => Array.isArray(ring) && ring.length >= 4 && ring.every(isLonLat);
  return polygons.every((rings) => Array.isArray(rings) && rings.length > 0 && rings.every(right))
    ? polygons.map((rings: number[][][]) => rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon!, lat!]))) : undefined;
};

/** All lines as one: from each back to the first point, a way that is gone twice and so counts for nothing. */
const joined = (rings: readonly LonLat[][]): LonLat[] => {
  const [first] = rings[0]!;
  return rings.length === 1 ? rings[0]! : rings.flatMap((ring) => [...ring, first!]);
};

const communeOf = (feature: Feature): LoadedCommune | undefined => {
  const properties = lowered(feature.properties);
  const [code, name] = [firstText(properties, CODES).toUpperCase(), firstText(properties, NAMES)];
  const rings = ringsOf(feature);
  if (!/^(?:\d{5}|2[AB]\d{3})$/.test(code) || name === '' || !rings) return undefined;
  const { codespostaux } = properties;
  const postcode = Array.isArray(codespostaux) ? String(codespostaux[0] ?? '') : firstText(properties, ['code_postal', 'codepostal']);
  return { code, name, postcode: /^\d{5}$/.test(postcode) ? postcode : '', borders: rings.map(([outer]) => outer!),
    population: Math.max(0, Math.round(Number(firstText(properties, POPULATIONS)) || 0)), ring: joined(rings.flat()) };
};

/** Communes of a map of areas: those of geo.api.gouv.fr, of Etalab's outlines, of ADMIN EXPRESS, of OpenStreetMap. */
export const readCommunes = async (features: AsyncIterable<FeatureRead>, judge: RowJudge): Promise<LoadedCommune[]> => {
  const communes = new Map<string, LoadedCommune>();
  for await (const { line, feature } of features) {
    judge.row();
    const commune = feature && communeOf(feature);
    if (commune) communes.set(commune.code, commune);
    else {
      judge.wrong(line, feature
        ? { fr: 'attendu : un polygone en degrés (WGS84), un code de commune et un nom', en: 'expected: a polygon in degrees (WGS84), '
          + 'a code of commune and a name' } : { fr: 'ce n’est pas une entité GeoJSON', en: 'this is no feature of GeoJSON' });
    }
  }
  return [...communes.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
};
