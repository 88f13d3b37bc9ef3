import type { Perimeter } from './station.ts';

const isRing = (ring: unknown): boolean => Array.isArray(ring) && ring.length >= 4
  && ring.every((at) => Array.isArray(at) && typeof at[0] === 'number' && typeof at[1] === 'number');
const isPolygon = (polygon: unknown): boolean => Array.isArray(polygon) && polygon.length > 0 && polygon.every(isRing);

/** A GeoJSON area, alone or in a Feature (RFC 7946); nothing for another thing. */
const perimeterOf = (given: unknown): Perimeter | undefined => {
  const { type, geometry } = (given ?? {}) as { type?: string; geometry?: unknown };
  const shape = (type === 'Feature' ? geometry : given) as { type?: string; coordinates?: unknown } | null;
  const all = shape?.coordinates;
  if (shape?.type === 'Polygon' && isPolygon(all)) return { type: 'Polygon', coordinates: all } as Perimeter;
  return shape?.type === 'MultiPolygon' && Array.isArray(all) && all.every(isPolygon)
    ? { type: 'MultiPolygon', coordinates: all } as Perimeter : undefined;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};

/** The area that a text holds as GeoJSON, or nothing. */
export const readPerimeter = (text: string): Perimeter | undefined => perimeterOf(parsed(text));

export type PerimetersReading = { ok: true; perimeters: ReadonlyMap<string, Perimeter> } | { ok: false; code: 'GEOJSON' | 'BUREAU' };

/** The number of a station as files of perimeters write it: alone, or behind the commune (`04112_3`). */
const stationOf = (properties: unknown): string => {
  const { numero, numeroBureauVote, codeBureauVote } = (properties ?? {}) as Record<string, unknown>;
  const told = numero ?? numeroBureauVote ?? codeBureauVote;
  return typeof told === 'string' || typeof told === 'number' ? String(told).split('_').at(-1)!.replace(/^0+(?=.)/, '') : '';
};

/**
 * Reads the perimeters of the stations of a commune: a FeatureCollection whose features tell their station (`numero`,
 * `numeroBureauVote` or `codeBureauVote`). All or nothing: a station that the commune has not described is an error.
 */
export const readPerimeters = (text: string, stations: readonly string[]): PerimetersReading => {
  const given = parsed(text) as { type?: string; features?: unknown } | null | undefined;
  if (given?.type !== 'FeatureCollection' || !Array.isArray(given.features) || given.features.length === 0) return { ok: false,
    code: 'GEOJSON' };
  const known = new Map(stations.map((numero) => [numero.replace(/^0+(?=.)/, ''), numero]));
  const perimeters = new Map<string, Perimeter>();
  for (const feature of given.features as { properties?: unknown }[]) {
    const [perimeter, numero] = [perimeterOf(feature), known.get(stationOf(feature?.properties))];
    if (!perimeter) return { ok: false, code: 'GEOJSON' };
    if (numero === undefined) return { ok: false, code: 'BUREAU' };
    perimeters.set(numero, perimeter);
  }
  return { ok: true, perimeters };
};
