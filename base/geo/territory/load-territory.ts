import { basename } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import type { LonLat } from '../crs/projection.ts';
import type { Spot } from '../departement/departement.ts';
import { buildHierarchy } from '../road/hierarchy.ts';
import { csvRows } from './csv-rows.ts';
import { rowJudge, TerritoryRefused } from './defects.ts';
import { geojsonFeatures } from './geojson-features.ts';
import { addressBook, type LoadedHouses } from './read-addresses.ts';
import { readCommunes, type LoadedCommune } from './read-communes.ts';
import { roadReader } from './read-roads.ts';
import { roadsOfLines } from './roads-of-lines.ts';
import type { ReadyTerrain } from './territory-file.ts';
import { textPieces } from './text-file.ts';
import { wayBook } from './way-book.ts';

/** Files of a territory: one or several of each, plain or `.gz`. */
export type TerritoryFiles = { communes: readonly string[]; addresses: readonly string[]; roads: readonly string[] };

/** Hears each step and how far it is. */
export type LoadProgress = (step: Text, done: number, of: number) => void;

/** What was read of each file. */
export type FileReport = ReturnType<ReturnType<typeof rowJudge>['conclude']>;

const STEPS = {
  communes: { fr: 'Communes', en: 'Communes' }, addresses: { fr: 'Adresses', en: 'Addresses' }, roads: { fr: 'Routes', en: 'Roads' },
  prepare: { fr: 'Préparation des routes', en: 'Preparation of the roads' },
} as const;
/** People of a commune whose file tells none, by house number: it only orders names on the map and between equals. */
const PEOPLE_A_HOUSE = 2;

/** All files of one sort, one after another, each judged for itself. */
const readAll = async <Item>(
  paths: readonly string[], split: (pieces: AsyncIterable<string>) => AsyncIterable<Item>, step: Text, progress: LoadProgress,
  reports: FileReport[], read: (items: AsyncIterable<Item>, judge: ReturnType<typeof rowJudge>) => Promise<void>,
): Promise<void> => {
  for (const path of paths) {
    const file = basename(path);
    const judge = rowJudge(file);
    try {
      await read(split(textPieces(path, (done, of) => progress({ fr: `${step.fr} (${file})`, en: `${step.en} (${file})` }, done, of))),
        judge);
    } catch (error) {
      throw error instanceof TerritoryRefused ? error : unreadable(path, error);
    }
    reports.push(judge.conclude());
  }
};

const unreadable = (path: string, error: unknown): TerritoryRefused => {
  const why = error instanceof Error ? error.message : String(error);
  return new TerritoryRefused({ fr: `${path} : illisible (${why})`, en: `${path}: cannot be read (${why})` });
};

/** Houses of each commune: how many, and the middle of them. */
const settled = (communes: readonly LoadedCommune[], houses: LoadedHouses,
  communeOfWay: readonly number[]): { count: number; at: LonLat }[] => {
  const sums = communes.map(() => ({ count: 0, lon: 0, lat: 0 }));
  houses.way.forEach((way, house) => {
    const sum = sums[communeOfWay[way]!]!;
    sum.count += 1;
    sum.lon += houses.lon[house]!;
    sum.lat += houses.lat[house]!;
  });
  return sums.map(({ count, lon, lat }, at) => ({ count, at: count > 0 ? [lon / count, lat / count] : middleOf(communes[at]!.ring) }));
};

const boxOf = (points: Iterable<LonLat>): [number, number, number, number] => {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of points) {
    [west, south, east, north] = [Math.min(west, lon), Math.min(south, lat), Math.max(east, lon), Math.max(north, lat)];
  }
  return [west, south, east, north];
};

const middleOf = (ring: readonly LonLat[]): LonLat => {
  const [west, south, east, north] = boxOf(ring);
  return [(west + east) / 2, (south + north) / 2];
};

const departementOf = (communes: readonly LoadedCommune[]): string => {
  const codes = [...new Set(communes.map(({ code }) => (code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2))))];
  return codes.join(', ').slice(0, 40);
};

/**
 * Reads a territory from public files as streams: communes (GeoJSON), addresses (CSV of the Base adresse nationale), roads (GeoJSON or
 * GeoJSONSeq of OpenStreetMap or BD TOPO), and prepares its roads. Throws TerritoryRefused with what is wrong and where.
 */
export const loadTerritory = async (
  files: TerritoryFiles, progress: LoadProgress,
): Promise<{ territory: ReadyTerrain; reports: FileReport[] }> => {
  const reports: FileReport[] = [];
  const communes: LoadedCommune[] = [];
  await readAll(files.communes, geojsonFeatures, STEPS.communes, progress, reports, async (features, judge) => {
    communes.push(...await readCommunes(features, judge));
  });
  const book = wayBook();
  const told = addressBook(communes, book);
  await readAll(files.addresses, csvRows, STEPS.addresses, progress, reports, told.read);
  const reader = roadReader(communes, book);
  await readAll(files.roads, geojsonFeatures, STEPS.roads, progress, reports, reader.read);
  progress(STEPS.prepare, 0, 1);
  const roads = roadsOfLines(reader.lines());
  const hierarchy = buildHierarchy(roads);
  progress(STEPS.prepare, 1, 1);
  const houses = told.houses(book.list.length);
  const postcodes = told.postcodes();
  const middles = settled(communes, houses, book.list.map(({ commune }) => commune));
  const [west, south, east, north] = boxOf(communes.flatMap(({ ring }) => ring));
  const code = departementOf(communes);
  return { reports, territory: { code, name: code, west, south, east, north, houses, roads, hierarchy, ways: book.list,
    kindOfWay: book.list.map(({ kind }) => kind), posts: [], rivers: [],
    communes: communes.map(({ borders: _borders, ...commune }, at) => ({ ...commune, postcode: commune.postcode || postcodes[at]!,
      population: commune.population || Math.max(1, middles[at]!.count * PEOPLE_A_HOUSE), at: middles[at]!.at, radius: 0 })),
    surfaces: communes.flatMap(({ borders }) => borders.map((ring) => ({ kind: 'land' as const, rings: [ring] }))),
    spots: told.hamlets.map((one): Spot => ({ kind: 'hamlet', ...one })) } };
};
