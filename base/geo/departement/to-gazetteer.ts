import type { LonLat } from '../crs/projection.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { growingColumn } from '../road/growing-column.ts';
import type { Departement } from './departement.ts';

/** Middle arc of each way, for the place where a street without a number is shown. */
const middles = ({ ways, roads }: Departement): LonLat[] => {
  const arcs: number[][] = ways.map(() => []);
  roads.source.forEach((_, arc) => arcs[roads.label[arc]!]!.push(arc));
  return arcs.map((row): LonLat => {
    const sorted = row.sort((a, b) => roads.source[a]! - roads.source[b]!);
    const arc = sorted[sorted.length >> 1];
    if (arc === undefined) return [0, 0];
    const [a, b] = [roads.tail[arc]!, roads.head[arc]!];
    return [(roads.lon[a]! + roads.lon[b]!) / 2, (roads.lat[a]! + roads.lat[b]!) / 2];
  });
};

/** Pairs of ways that meet at a node, sorted by the first. */
const crossingsOf = ({ ways, roads }: Departement): Gazetteer['crossings'] => {
  const at: Set<number>[] = Array.from(roads.lon, () => new Set());
  roads.tail.forEach((tail, arc) => {
    at[tail]!.add(roads.label[arc]!);
    at[roads.head[arc]!]!.add(roads.label[arc]!);
  });
  const rows: { b: number; node: number }[][] = ways.map(() => []);
  at.forEach((set, node) => { for (const a of set) for (const b of set) if (a !== b) rows[a]!.push({ b, node }); });
  const [a, b, nodes] = [growingColumn(), growingColumn(), growingColumn()];
  rows.forEach((row, way) => row.forEach((one) => {
    a.push(way);
    b.push(one.b);
    nodes.push(one.node);
  }));
  const places = nodes.values();
  return { a: a.values(), b: b.values(), lon: Float64Array.from(places, (node) => roads.lon[node]!),
    lat: Float64Array.from(places, (node) => roads.lat[node]!) };
};

/** The places of a generated département in the face that the search takes. */
export const gazetteerOf = (departement: Departement): Gazetteer => {
  const at = middles(departement);
  return { communes: departement.communes, houses: departement.houses, spots: departement.spots, posts: departement.posts,
    ways: departement.ways.map(({ name, ref, commune }, way) => ({ name, commune, at: at[way]!, ...(ref ? { ref } : {}) })),
    crossings: crossingsOf(departement) };
};
