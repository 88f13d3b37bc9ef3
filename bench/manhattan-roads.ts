import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildRoadNetwork, type RoadNetwork } from '#base/geo/road/road-network.ts';

const DAY_MS = 86_400_000;

/** Rows of numbers below the line that starts with `index`. */
const rowsOf = (path: string): number[][] => {
  const lines = readFileSync(path, 'utf8').split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith('index,')) + 1;
  return lines.slice(start).filter((line) => /^\d/.test(line)).map((line) => line.split(',').map(Number));
};

/** The streets of Manhattan from the reference data: times in days there, in ms here; urgent first, then regular. */
export const manhattanRoads = (folder: string): RoadNetwork => {
  const nodes = rowsOf(join(folder, 'nodes.csv'));
  const arcs = rowsOf(join(folder, 'arcs.csv'));
  const column = (at: number): number[] => arcs.map((row) => row[at]!);
  return buildRoadNetwork({
    lon: Float64Array.from(nodes, (row) => row[1]!), lat: Float64Array.from(nodes, (row) => row[2]!),
    tail: Uint32Array.from(column(1), (node) => node - 1), head: Uint32Array.from(column(2), (node) => node - 1),
    times: [3, 4].map((at) => Int32Array.from(column(at), (days) => Math.round(days * DAY_MS))),
  });
};
