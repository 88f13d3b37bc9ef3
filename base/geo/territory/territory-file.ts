import { readFileSync } from 'node:fs';
import { chown, mkdir, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { packColumns, unpackColumns, type Column } from '../columns-file.ts';
import type { LonLat } from '../crs/projection.ts';
import type { Terrain } from '../departement/departement.ts';
import type { Hierarchy } from '../road/hierarchy.ts';
import { packRoads, unpackRoads } from '../road/road-file.ts';

/** A territory ready to be opened: its roads are prepared. */
export type ReadyTerrain = Terrain & { hierarchy: Hierarchy };

const VERSION = 1;
const KIND = 'territory';

/** Lists of points in three columns. */
const packLines = (name: string, lines: readonly (readonly LonLat[])[]): Record<string, Column> => {
  const first = new Int32Array(lines.length + 1);
  lines.forEach((line, at) => { first[at + 1] = first[at]! + line.length; });
  const all = lines.flat();
  return { [`${name}.first`]: first, [`${name}.lon`]: Float64Array.from(all, ([lon]) => lon),
    [`${name}.lat`]: Float64Array.from(all, ([, lat]) => lat) };
};

const unpackLines = (name: string, columns: Readonly<Record<string, Column>>): LonLat[][] => {
  const [first, lon, lat] = ['first', 'lon', 'lat'].map((part) => columns[`${name}.${part}`]!) as [Column, Column, Column];
  return Array.from({ length: first.length - 1 }, (_, line) => Array.from({ length: first[line + 1]! - first[line]! },
    (_point, at): LonLat =>
    [lon[first[line]! + at]!, lat[first[line]! + at]!]));
};

/** A territory as one block for a file. */
export const packTerritory = ({ communes, houses, roads, hierarchy, surfaces, ...about }: ReadyTerrain): Uint8Array => packColumns({
  about: { kind: KIND, version: VERSION, ...about, communes: communes.map(({ ring: _ring, ...commune }) => commune),
    surfaces: surfaces.map(({ kind, rings }) => ({ kind, rings: rings.length })) },
  columns: { ...packLines('ring', communes.map(({ ring }) => ring)), ...packLines('surface', surfaces.flatMap(({ rings }) => rings)),
    ...Object.fromEntries(Object.entries(houses).map(([name, column]) => [`house.${name}`, column])),
    roads: packRoads({ network: roads, hierarchy }) } });

/** The territory of a file. A file of another kind or version throws. */
export const readTerritory = (path: string): ReadyTerrain => {
  const { about, columns } = unpackColumns(readFileSync(path));
  const { kind, version, communes, surfaces, ...told } = about as { kind?: string; version?: number } & Terrain;
  if (kind !== KIND || version !== VERSION) throw new TypeError('not a file of a territory of this version');
  const { network, hierarchy } = unpackRoads(columns['roads'] as Uint8Array);
  const [rings, lines] = [unpackLines('ring', columns), unpackLines('surface', columns)];
  let line = 0;
  return { ...told, roads: network, hierarchy, communes: communes.map((commune, at) => ({ ...commune, ring: rings[at]! })),
    surfaces: (surfaces as unknown as { kind: Terrain['surfaces'][number]['kind']; rings: number }[]).map((one) =>
      ({ kind: one.kind, rings: lines.slice(line, line += one.rings) })),
    houses: Object.fromEntries(['way', 'number', 'suffix', 'lon', 'lat'].map((name) => [name, columns[`house.${name}`]])) as never };
};

const FOLDER = 'territory';

/** Where a service keeps its territory, in its own directory, and where a new one waits until it has been looked at. */
export const territoryPath = (dataDir: string): string => join(dataDir, FOLDER, 'territory.columns');
const waitingPath = (dataDir: string): string => join(dataDir, FOLDER, 'waiting.columns');

/** Puts a territory beside the one in force, as a file of the directory's owner. */
export const proposeTerritory = async (dataDir: string, territory: ReadyTerrain): Promise<void> => {
  const { uid, gid } = await stat(dataDir);
  const path = waitingPath(dataDir);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, packTerritory(territory), { mode: 0o600, flush: true });
  if (process.getuid?.() === 0) for (const one of [dirname(path), path]) await chown(one, uid, gid);
};

/** Looks at the territory that waits and puts it in force at once or not at all; the one before stays until then. */
export const acceptTerritory = async (dataDir: string): Promise<ReadyTerrain> => {
  const territory = readTerritory(waitingPath(dataDir));
  await rename(waitingPath(dataDir), territoryPath(dataDir));
  return territory;
};
