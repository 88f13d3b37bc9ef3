import type { LonLat } from '../crs/projection.ts';
import type { Gazetteer } from '../places/gazetteer.ts';
import { growingColumn } from '../road/growing-column.ts';
import type { Terrain } from './departement.ts';

/** Middle arc of each way, for the place where a street without a number is shown; of one that no road is known of, its last house. */
const middles = ({ ways, roads, houses }: Terrain): LonLat[] => {
  const arcs: number[][] = ways.map(() => []);
  roads.source.forEach((_, arc) => arcs[roads.label[arc]!]!.push(arc));
  const house = new Int32Array(ways.length).fill(-1);
  houses.way.forEach((way, at) => { house[way] = at; });
  return arcs.map((row, way): LonLat => {
    const sorted = row.sort((a, b) => roads.source[a]! - roads.source[b]!);
    const arc = sorted[sorted.length >> 1];
    if (arc === undefined) return house[way] === -1 ? [0, 0] : [houses.lon[house[way]!]!, houses.lat[house[way]!]!];
    const [a, b] = [roads.tail[arc]!, roads.head[arc]!];
    return [(roads.lon[a]! + roads.lon[b]!) / 2, (roads.lat[a]! + roads.lat[b]!) / 2];
  });
};

/** Pairs of ways with names that meet at a node, sorted by the first. */
const crossingsOf = ({ ways, roads }: Terrain): Gazetteer['crossings'] => {
  const at: Set<number>[] = Array.from(roads.lon, () => new Set());
  roads.tail.forEach((tail, arc) => {
    if (ways[roads.label[arc]!]!.name === '') return;
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

/** The places of a territory in the face that the search takes. */
export const gazetteerOf = (departement: Terrain): Gazetteer => {
  const at = middles(departement);
  return { communes: departement.communes, houses: departement.houses, spots: departement.spots, posts: departement.posts,
    ways: departement.ways.map(({ name, ref, commune }, way) => ({ name, commune, at: at[way]!, ...(ref ? { ref } : {}) })),
    crossings: crossingsOf(departement) };
};
