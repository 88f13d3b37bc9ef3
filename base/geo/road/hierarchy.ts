import { DEGREE } from '../crs/projection.ts';
import { growingColumn } from './growing-column.ts';
import { dissect } from './nested-dissection.ts';
import type { RoadNetwork } from './road-network.ts';
import { neighboursOf, takeSmallDegrees } from './small-degrees.ts';

/**
 * The part of a customisable contraction hierarchy that depends on the map alone (Dibbelt, Strasser, Wagner 2016).
 * Nodes are numbered by rank. Edges go from a lower to a higher rank and are sorted by tail, then head; the first of a
 * node leads to its parent, and every way of the map goes up and then down through parents.
 */
export type Hierarchy = {
  rankOf: Int32Array;
  upFirst: Int32Array; upTail: Int32Array; upHead: Int32Array;
  /** Edges that come from below into each node, by rising tail. */
  lowFirst: Int32Array; lowEdge: Int32Array;
  /** Edge of each arc of the network, and whether the arc goes down it (1) or up (0). */
  edgeOfArc: Int32Array; arcGoesDown: Uint8Array;
  /** Arcs by edge: `arcs[firstArc[edge]]` … */
  firstArc: Int32Array; arcs: Int32Array;
};

const ranksOf = (network: RoadNetwork): Int32Array => {
  const nodes = network.lon.length;
  const rows = neighboursOf(nodes, network.tail, network.head);
  const early = takeSmallDegrees(rows);
  const core = Int32Array.from(rows.flatMap((row, node) => (row.length > 0 ? [node] : [])));
  const narrow = Math.cos((network.lat[0] ?? 0) * DEGREE);
  const late = dissect(rows, core, network.lon.map((lon) => lon * narrow), network.lat);
  const rankOf = new Int32Array(nodes);
  early.forEach((node, rank) => { rankOf[node] = rank; });
  late.forEach((node, index) => { rankOf[node] = early.length + index; });
  return rankOf;
};

/** Higher neighbours of each rank by the network alone. */
const ownNeighbours = ({ tail, head, lon }: RoadNetwork, rankOf: Int32Array): { first: Int32Array; other: Int32Array } => {
  const first = new Int32Array(lon.length + 1);
  const lower = (arc: number): number => Math.min(rankOf[tail[arc]!]!, rankOf[head[arc]!]!);
  for (let arc = 0; arc < tail.length; arc++) first[lower(arc) + 1]!++;
  for (let rank = 0; rank < lon.length; rank++) first[rank + 1]! += first[rank]!;
  const next = first.slice();
  const other = new Int32Array(tail.length);
  for (let arc = 0; arc < tail.length; arc++) other[next[lower(arc)]!++] = Math.max(rankOf[tail[arc]!]!, rankOf[head[arc]!]!);
  return { first, other };
};

/** Adds the edges that contraction needs: a node hands its higher neighbours to its parent. */
const fillUp = (nodes: number, own: { first: Int32Array; other: Int32Array }): { upFirst: Int32Array; upHead: Int32Array } => {
  const upFirst = new Int32Array(nodes + 1);
  const heads = growingColumn(own.other.length * 2 + 16);
  const firstChild = new Int32Array(nodes).fill(-1);
  const nextChild = new Int32Array(nodes).fill(-1);
  const seen = new Int32Array(nodes).fill(-1);
  for (let rank = 0; rank < nodes; rank++) {
    const row: number[] = [];
    const take = (other: number): void => {
      if (other === rank || seen[other] === rank) return;
      seen[other] = rank;
      row.push(other);
    };
    for (let at = own.first[rank]!; at < own.first[rank + 1]!; at++) take(own.other[at]!);
    for (let child = firstChild[rank]!; child !== -1; child = nextChild[child]!) {
      for (let at = upFirst[child]!; at < upFirst[child + 1]!; at++) take(heads.at(at));
    }
    row.sort((a, b) => a - b);
    for (const other of row) heads.push(other);
    upFirst[rank + 1] = heads.length();
    const parent = row[0];
    if (parent === undefined) continue;
    nextChild[rank] = firstChild[parent]!;
    firstChild[parent] = rank;
  }
  return { upFirst, upHead: heads.values() };
};

/** Buckets of indexes by key, keeping their order: the rows of a transposed table. */
const bucket = (keys: Int32Array, count: number): { first: Int32Array; members: Int32Array } => {
  const first = new Int32Array(count + 1);
  for (const key of keys) first[key + 1]!++;
  for (let key = 0; key < count; key++) first[key + 1]! += first[key]!;
  const next = first.slice();
  const members = new Int32Array(keys.length);
  keys.forEach((key, index) => { members[next[key]!++] = index; });
  return { first, members };
};

/** The edge between two ranks, or -1. */
export const edgeBetween = ({ upFirst, upHead }: Pick<Hierarchy, 'upFirst' | 'upHead'>, low: number, high: number): number => {
  let [from, to] = [upFirst[low]!, upFirst[low + 1]! - 1];
  while (from <= to) {
    const middle = (from + to) >> 1;
    if (upHead[middle] === high) return middle;
    if (upHead[middle]! < high) from = middle + 1;
    else to = middle - 1;
  }
  return -1;
};

/** Prepares a network, minutes for a million nodes. Nothing in it depends on times: roads may close and reopen afterwards. */
export const buildHierarchy = (network: RoadNetwork): Hierarchy => {
  const nodes = network.lon.length;
  const rankOf = ranksOf(network);
  const { upFirst, upHead } = fillUp(nodes, ownNeighbours(network, rankOf));
  const upTail = new Int32Array(upHead.length);
  for (let rank = 0; rank < nodes; rank++) upTail.fill(rank, upFirst[rank], upFirst[rank + 1]);
  const low = bucket(upHead, nodes);
  const edgeOfArc = new Int32Array(network.tail.length);
  const arcGoesDown = new Uint8Array(network.tail.length);
  network.tail.forEach((tail, arc) => {
    const [a, b] = [rankOf[tail]!, rankOf[network.head[arc]!]!];
    edgeOfArc[arc] = edgeBetween({ upFirst, upHead }, Math.min(a, b), Math.max(a, b));
    arcGoesDown[arc] = a > b ? 1 : 0;
  });
  const byEdge = bucket(edgeOfArc, upHead.length);
  return { rankOf, upFirst, upTail, upHead, lowFirst: low.first, lowEdge: low.members, edgeOfArc, arcGoesDown,
    firstArc: byEdge.first, arcs: byEdge.members };
};
