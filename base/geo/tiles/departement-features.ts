import type { Terrain } from '../departement/departement.ts';
import type { RoadKind } from '../departement/road-draft.ts';
import { SUFFIXES } from '../places/gazetteer.ts';
import { wayLines } from '../departement/way-lines.ts';
import type { MapFeature } from './tile-cutter.ts';
import type { MapPoints } from './point-cells.ts';

/** Layers of the base map, from the ground up. */
export const BASE_LAYERS = ['land', 'cover', 'water', 'river', 'boundary', 'road', 'house', 'post', 'spot', 'place'] as const;

const ROAD_ZOOM: Readonly<Record<RoadKind, number>> = { motorway: 5, national: 7, departmental: 9, slip: 11, street: 12, lane: 12 };
const SPOT_ZOOM: Readonly<Record<string, number>> = { hospital: 9, smur: 12, helipad: 13, 'fire-station': 11,
  station: 11, 'town-hall': 13, police: 12 };
const SPOT_ZOOM_OTHER = 14;
const HOUSE_ZOOM = 17;

/** Zoom from which a commune is named: towns early, villages when there is room. */
const placeZoom = (population: number): number =>
  [[60_000, 5], [15_000, 7], [5_000, 8], [1_800, 9], [600, 10]].find(([least]) => population >= least!)?.[1] ?? 11;

/** Everything that the base map of a département shows, but for the house numbers. */
export const departementFeatures = function* (departement: Terrain): Generator<MapFeature> {
  const { surfaces, rivers, communes, ways, spots, posts } = departement;
  for (const { kind, rings } of surfaces) {
    const layer = kind === 'land' ? 'land' : kind === 'lake' ? 'water' : 'cover';
    yield { layer, type: 'polygon', zoomMin: kind === 'land' ? 0 : 7, parts: rings, properties: { kind } };
  }
  for (const { rank, line } of rivers) {
    yield { layer: 'river', type: 'line', zoomMin: rank > 200 ? 7 : 9, parts: [line], properties: { size: Math.round(Math.log2(rank)) } };
  }
  for (const { ring } of communes) {
    yield { layer: 'boundary', type: 'line', zoomMin: 9, parts: [[...ring, ring[0]!]], properties: {} };
  }
  for (const { at, name, population, code } of communes) {
    yield { layer: 'place', type: 'point', zoomMin: placeZoom(population), parts: [[at]], properties: { name, code, population } };
  }
  for (const [way, lines] of wayLines(departement).entries()) {
    const { kind, name, ref = '' } = ways[way]!;
    if (lines.length > 0) yield { layer: 'road', type: 'line', zoomMin: ROAD_ZOOM[kind], parts: lines, properties: { kind, name, ref } };
  }
  for (const { kind, name, at } of spots) {
    const [layer, zoomMin] = kind === 'hamlet' ? ['place', 13] as const : ['spot', SPOT_ZOOM[kind] ?? SPOT_ZOOM_OTHER] as const;
    yield { layer, type: 'point', zoomMin, parts: [[at]], properties: { kind, name, ...(kind === 'hamlet' ? { population: 0 } : {}) } };
  }
  for (const { ref, direction, metres, at } of posts) {
    if (metres % 1_000 !== 0) continue;
    yield { layer: 'post', type: 'point', zoomMin: 13, parts: [[at]], properties: { name: `${ref} PK ${metres / 1_000}`, direction } };
  }
};

/** House numbers, which are most of what the map shows and only at its deepest. */
export const housePoints = ({ houses }: Terrain): MapPoints => ({
  layer: 'house', zoomMin: HOUSE_ZOOM, lon: houses.lon, lat: houses.lat,
  properties: (house) => ({ name: `${houses.number[house]} ${SUFFIXES[houses.suffix[house]!]!}`.trim() }),
});
