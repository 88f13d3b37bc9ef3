import { packColumns, unpackColumns, type Column } from '../columns-file.ts';
import type { Hierarchy } from './hierarchy.ts';
import type { RoadNetwork } from './road-network.ts';

/** A network with its hierarchy: what takes a minute to prepare and a second to read. */
export type PreparedRoads = { network: RoadNetwork; hierarchy: Hierarchy };

const VERSION = 1;

/** A prepared network as one block for a file or for another thread. */
export const packRoads = ({ network: { times, ...network }, hierarchy }: PreparedRoads): Uint8Array => {
  const columns: Record<string, Column> = { ...network };
  times.forEach((column, mode) => { columns[`times.${mode}`] = column; });
  for (const [name, column] of Object.entries(hierarchy)) columns[`hierarchy.${name}`] = column;
  return packColumns({ about: { kind: 'roads', version: VERSION, modes: times.length }, columns });
};

/** A prepared network from its block, without copying. A block of another kind or version throws. */
export const unpackRoads = (bytes: Uint8Array): PreparedRoads => {
  const { about, columns } = unpackColumns(bytes);
  const { kind, version, modes } = about as { kind?: string; version?: number; modes?: number };
  if (kind !== 'roads' || version !== VERSION) throw new TypeError('not a file of prepared roads of this version');
  const under = (prefix: string): Record<string, Column> => Object.fromEntries(Object.entries(columns)
    .filter(([name]) => name.startsWith(prefix)).map(([name, column]) => [name.slice(prefix.length), column]));
  const own = Object.fromEntries(Object.entries(columns).filter(([name]) => !name.includes('.')));
  return {
    network: { ...own, times: Array.from({ length: modes ?? 0 }, (_, mode) => columns[`times.${mode}`]) } as unknown as RoadNetwork,
    hierarchy: under('hierarchy.') as unknown as Hierarchy,
  };
};
