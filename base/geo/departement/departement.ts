import type { LonLat } from '../crs/projection.ts';
import { buildRoadNetwork, type RoadNetwork } from '../road/road-network.ts';
import { numberHouses } from './addresses.ts';
import { communeAreas } from './commune-areas.ts';
import { placeCommunes, type Site } from './communes.ts';
import { drawCountryRoads } from './country-roads.ts';
import { frameAt, type Frame } from './departement-frame.ts';
import { sampleField, type Field } from './field.ts';
import { drawHamlets } from './hamlets.ts';
import { drawMotorways } from './motorways.ts';
import { makeRelief } from './relief.ts';
import { findRivers } from './rivers.ts';
import { roadDraft, SPEEDS, type RoadDraft, type RoadKind, type Way } from './road-draft.ts';
import { noiseOf } from './seeded.ts';
import { placeSpots, type SpotKind } from './spots.ts';
import { drawTown } from './town-streets.ts';
import { areasAbove, type Area } from './trace-rings.ts';

/** What is generated: the seed decides everything. The default is one département of the size of a real one. */
export type DepartementOptions = {
  seed: number; communes?: number;
  /** Metres. */
  width?: number; height?: number; southWest?: LonLat;
  /** False leaves out the house numbers. */
  houses?: boolean;
  /** Names of the largest towns that lie apart from each other: seats of whatever the territory is divided for. */
  chiefTowns?: readonly string[];
};

export type Commune = { code: string; name: string; postcode: string; population: number; at: LonLat; radius: number; ring: LonLat[] };
export type Spot = { kind: SpotKind; name: string; commune: number; at: LonLat };
export type Post = { ref: string; direction: string; metres: number; at: LonLat };

/** A line or area of the base map in degrees, with what it is. */
export type Line = { rank: number; line: LonLat[] };
export type Surface = { kind: 'land' | 'forest' | 'lake' | 'town'; rings: LonLat[][] };

/** What is searched, driven and drawn of a territory, wherever it comes from. */
export type Terrain = {
  code: string; name: string; south: number; west: number; north: number; east: number;
  communes: Commune[];
  ways: Way[]; roads: RoadNetwork; kindOfWay: RoadKind[];
  /** House numbers by rising way; `suffix` is an index of `SUFFIXES`. */
  houses: { way: Int32Array; number: Int32Array; suffix: Int32Array; lon: Float64Array; lat: Float64Array };
  spots: Spot[]; posts: Post[]; rivers: Line[]; surfaces: Surface[];
};

/** A fictional département: real in size, in kind and in faults, and nowhere on any map. */
export type Departement = Terrain & { seed: number; relief: Field };

const WIDTH = 100_000;
const HEIGHT = 76_000;
const COMMUNES = 270;
/** In the ocean west of the mainland, inside its box of degrees, on no real commune. */
const SOUTH_WEST: LonLat = [-4.9, 45.6];
const FOREST_CELL = 500;
const LAKE_CELL = 250;

const networkOf = (draft: RoadDraft, frame: Frame): RoadNetwork => {
  const places = draft.x.map((x, node) => frame.toLonLat(x, draft.y[node]!));
  const both = draft.oneWay.reduce((sum, single) => sum + (single ? 1 : 2), 0);
  const [tail, head, label] = [new Uint32Array(both), new Uint32Array(both), new Int32Array(both)];
  const times = [new Int32Array(both), new Int32Array(both)];
  let arc = 0;
  const add = (from: number, to: number, way: number): void => {
    const metres = Math.hypot(draft.x[from]! - draft.x[to]!, draft.y[from]! - draft.y[to]!);
    tail[arc] = from;
    head[arc] = to;
    label[arc] = way;
    SPEEDS[draft.ways[way]!.kind].forEach((speed, mode) => { times[mode]![arc] = Math.round((metres / speed) * 3_600); });
    arc++;
  };
  draft.from.forEach((from, edge) => {
    add(from, draft.to[edge]!, draft.way[edge]!);
    if (!draft.oneWay[edge]) add(draft.to[edge]!, from, draft.way[edge]!);
  });
  return buildRoadNetwork({ lon: Float64Array.from(places, ([lon]) => lon), lat: Float64Array.from(places, ([, lat]) => lat),
    tail, head, times, label });
};

/** No lake where a town stands. */
const isClear = ([outer = []]: Area, sites: readonly Site[]): boolean => sites.every(({ x, y, radius }) =>
  outer.every((_, at) => at % 2 === 1 || Math.hypot(outer[at]! - x, outer[at + 1]! - y) > radius * 1.2 + 300));

const townArea = ({ x, y, radius }: Site): Area => [Array.from({ length: 28 }, (_, step) => (step / 28) * 2 * Math.PI)
  .flatMap((turn) => [x + Math.cos(turn) * radius * (1.03 + 0.05 * Math.sin(turn * 5)), y + Math.sin(turn) * radius * 1.04])];

const surfacesOf = (seed: number, frame: Frame, relief: Field, sites: readonly Site[]): Surface[] => {
  const degrees = (areas: Area[], kind: Surface['kind']): Surface[] => areas.map((rings) => ({ kind, rings: rings.map((ring) =>
    Array.from({ length: ring.length / 2 }, (_, at) => frame.toLonLat(ring[at * 2]!, ring[at * 2 + 1]!))) }));
  const [woods, waters] = [noiseOf(seed + 41, 7_000, 4), noiseOf(seed + 42, 3_800, 3)];
  const forest = sampleField(frame.width, frame.height, FOREST_CELL, woods);
  const lake = sampleField(frame.width, frame.height, LAKE_CELL, waters);
  return [...degrees(areasAbove(relief, 0, 3e5), 'land'), ...degrees(areasAbove(forest, 0.26, 4e5), 'forest'),
    ...degrees(areasAbove(lake, 0.66, 8e4).filter((area) => isClear(area, sites)), 'lake'), ...degrees(sites.map(townArea), 'town')];
};

/** Everything that is drawn on the ground, in the order in which it needs each other. */
const draw = (frame: Frame, relief: Field, { seed, communes = COMMUNES, houses: numbered = true, chiefTowns }: DepartementOptions) => {
  const draft = roadDraft();
  const sites = placeCommunes(seed, frame, relief, communes, chiefTowns);
  const areas = communeAreas(seed, frame, sites);
  const towns = sites.map((site, commune) => drawTown(seed, site, commune, relief, draft));
  drawCountryRoads(seed, sites, towns, relief, draft);
  const hamlets = sites.flatMap((site, commune) => drawHamlets(seed, site, commune, areas[commune]!, relief, draft));
  const markers = drawMotorways(seed, sites, draft);
  const houses = numberHouses(seed, draft, numbered);
  return { draft, sites, areas, markers, houses, spots: placeSpots(seed, sites, towns, hamlets, draft) };
};

/**
 * Generates a département from a seed: relief and coast, rivers, forests, communes with borders, streets with numbered
 * houses, roads and motorways with posts, hospitals and all that people name. The same seed gives the same for ever.
 */
export const generateDepartement = (options: DepartementOptions): Departement => {
  const { seed, width = WIDTH, height = HEIGHT, southWest = SOUTH_WEST } = options;
  const frame = frameAt(southWest, width, height);
  const relief = makeRelief(seed, frame);
  const { draft, sites, areas, markers, houses, spots } = draw(frame, relief, options);
  const at = (x: number, y: number): LonLat => frame.toLonLat(x, y);
  const ringOf = (flat: readonly number[]): LonLat[] =>
    Array.from({ length: flat.length / 2 }, (_, one) => at(flat[one * 2]!, flat[one * 2 + 1]!));
  const [east, north] = at(width, height);
  const places = Array.from(houses.x, (x, house) => at(x, houses.y[house]!));
  return {
    seed, code: '00', name: 'Lisière-et-Vaux (département fictif)', west: southWest[0], south: southWest[1], east, north,
    communes: sites.map(({ code, name, postcode, population, x, y, radius }, index) =>
      ({ code, name, postcode, population, radius, at: at(x, y), ring: ringOf(areas[index]!) })),
    ways: draft.ways, kindOfWay: draft.ways.map(({ kind }) => kind), roads: networkOf(draft, frame),
    houses: { way: houses.way, number: houses.number, suffix: houses.suffix,
      lon: Float64Array.from(places, ([lon]) => lon), lat: Float64Array.from(places, ([, lat]) => lat) },
    spots: spots.map(({ kind, name, commune, x, y }) => ({ kind, name, commune, at: at(x, y) })),
    posts: markers.map(({ ref, direction, metres, x, y }) => ({ ref, direction, metres, at: at(x, y) })),
    rivers: findRivers(relief).map(({ line, flow }) => ({ rank: flow, line: ringOf(line) })),
    surfaces: surfacesOf(seed, frame, relief, sites), relief,
  };
};
