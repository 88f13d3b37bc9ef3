import { openBaseMap, type ReadyTile } from '../basemap/base-map.ts';
import type { LonLat } from '../crs/projection.ts';
import { generateDepartement, type DepartementOptions, type Spot, type Terrain } from '../departement/departement.ts';
import { gazetteerOf } from '../departement/to-gazetteer.ts';
import { SUFFIXES } from '../places/gazetteer.ts';
import type { Place } from '../places/place.ts';
import { openPlaces, type SearchOptions, type Surroundings } from '../places/places.ts';
import { buildHierarchy, type Hierarchy } from '../road/hierarchy.ts';
import type { RoadMode } from '../road/road-network.ts';
import { openRoads, type Arrival, type Candidate, type WayLine } from '../road/roads.ts';
import { readTerritory, type ReadyTerrain } from '../territory/territory-file.ts';

/** A closed or slowed stretch of road, as it is said. */
export type RoadCondition = { at: LonLat; street: string; condition: 'closed' | number };

/** What is fixed about the territory: its box, communes without their borders, and the places that people name. */
export type Landmarks = {
  bounds: [west: number, south: number, east: number, north: number];
  communes: { code: string; name: string; postcode: string; population: number; at: LonLat }[]; spots: Spot[];
};

/** All that can be asked, by name: arguments and answer. */
export type GeoAsks = {
  search(text: string, options?: SearchOptions): Place[];
  reverse(at: LonLat): Surroundings;
  arrivals(scene: LonLat, candidates: readonly Candidate[], mode: RoadMode): Arrival[];
  route(scene: LonLat, from: LonLat, mode: RoadMode): WayLine | undefined;
  /** Closes, slows (factor over 1) or frees (1) the road at a point, both ways; nothing where no road is near. */
  setRoadAt(at: LonLat, condition: 'closed' | number): RoadCondition | undefined;
  landmarks(): Landmarks;
};
export type MapAsks = { tile(zoom: number, x: number, y: number): ReadyTile | undefined };

/** A house with its address. */
export type Dwelling = { at: LonLat; address: string; commune: string };

/** What is read of a territory once, by who needs no more of it than that. */
export type SurveyAsks = {
  landmarks(): Landmarks;
  /** Houses of each commune, spread over its streets: as many as there are, at most `each`. */
  dwellings(each: number): Dwelling[];
};

/** The kinds of work, each for a thread of its own: a tile being cut never delays a keystroke. */
export type GeoPart = 'asks' | 'map' | 'survey';

const landmarksOf = ({ west, south, east, north, communes, spots }: Terrain): Landmarks => ({
  bounds: [west, south, east, north], spots,
  communes: communes.map(({ code, name, postcode, population, at }) => ({ code, name, postcode, population, at })),
});

const asksOf = (departement: Terrain, hierarchy?: Hierarchy): GeoAsks => {
  const places = openPlaces(gazetteerOf(departement));
  const roads = openRoads(departement.roads, hierarchy ?? buildHierarchy(departement.roads));
  const { ways } = departement;
  return {
    search: places.search, reverse: places.reverse, arrivals: roads.arrivals, route: roads.route,
    setRoadAt: (at, condition) => {
      const on = roads.nearestArc(at);
      if (!on) return undefined;
      const arcs = [on.arc, departement.roads.twin[on.arc]!].filter((arc) => arc !== -1);
      roads.setConditions(new Map(arcs.map((arc) => [arc, condition])));
      return { at: on.at, street: ways[departement.roads.label[on.arc]!]!.name, condition };
    },
    landmarks: () => landmarksOf(departement),
  };
};

const surveyOf = (departement: Terrain): SurveyAsks => {
  const { communes, ways, houses } = departement;
  const byCommune = communes.map((): number[] => []);
  houses.way.forEach((way, house) => byCommune[ways[way]!.commune]?.push(house));
  const dwelling = (house: number): Dwelling => {
    const { name, commune } = ways[houses.way[house]!]!;
    const suffix = SUFFIXES[houses.suffix[house]!];
    return { at: [houses.lon[house]!, houses.lat[house]!], commune: communes[commune]!.code,
      address: `${houses.number[house]}${suffix ? ` ${suffix}` : ''} ${name}` };
  };
  return {
    landmarks: () => landmarksOf(departement),
    dwellings: (each) => byCommune.flatMap((list) => {
      const count = Math.min(each, list.length);
      return Array.from({ length: count }, (_, nth) => dwelling(list[Math.floor((nth * list.length) / count)]!));
    }),
  };
};

/** A territory that a seed decides, or one that was loaded into a file. */
export type GeoSource = DepartementOptions | { file: string };

/** Makes one part ready: seconds for a département. */
export const openGeoWork = (part: GeoPart, source: GeoSource): GeoAsks | MapAsks | SurveyAsks => {
  const departement: Terrain & Partial<Pick<ReadyTerrain, 'hierarchy'>> = 'file' in source ? readTerritory(source.file)
    : generateDepartement(source);
  if (part === 'survey') return surveyOf(departement);
  return part === 'asks' ? asksOf(departement, departement.hierarchy) : { tile: openBaseMap(departement).tile };
};
