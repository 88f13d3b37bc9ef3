import { minCut, type Ends, type Region } from './min-cut.ts';
import type { Neighbours } from './small-degrees.ts';

const SMALL = 12;
/** Share of the nodes that stands for certain on either side of a cut (inertial flow, Schild and Sommer 2015). */
const SHARE = 0.25;
const DIRECTIONS: readonly [number, number][] = [[1, 0], [0, 1], [1, 1], [1, -1]];

type Ground = { rows: Neighbours; x: Float64Array; y: Float64Array; local: Int32Array };

const regionOf = ({ rows, local }: Ground, nodes: Int32Array): Region => {
  nodes.forEach((node, index) => { local[node] = index; });
  const first = new Int32Array(nodes.length + 1);
  const adjacent: number[] = [];
  nodes.forEach((node, index) => {
    for (const other of rows[node]!) if (local[other]! >= 0) adjacent.push(local[other]!);
    first[index + 1] = adjacent.length;
  });
  nodes.forEach((node) => { local[node] = -1; });
  return { nodes: nodes.length, first, adjacent: Int32Array.from(adjacent), back: matesOf(first, adjacent) };
};

/** Rows rise, so the smaller ends of a row come in the order in which they are met: each edge finds its other half by counting. */
const matesOf = (first: Int32Array, adjacent: readonly number[]): Int32Array => {
  const next = first.slice();
  const back = new Int32Array(adjacent.length);
  for (let node = 0; node + 1 < first.length; node++) {
    for (let edge = first[node]!; edge < first[node + 1]!; edge++) {
      const other = adjacent[edge]!;
      if (other < node) continue;
      const mate = next[other]!++;
      back[edge] = mate;
      back[mate] = edge;
    }
  }
  return back;
};

/** Sources and sinks: the quarter of the nodes farthest back and farthest on in a direction. */
const endsAlong = ({ x, y }: Ground, nodes: Int32Array, [dx, dy]: readonly [number, number]): Ends => {
  const key = Float64Array.from(nodes, (node) => x[node]! * dx + y[node]! * dy);
  const sorted = key.slice().sort();
  const share = Math.max(1, Math.floor(nodes.length * SHARE));
  const [low, high] = [sorted[share - 1]!, sorted[nodes.length - share]!];
  let [sources, sinks] = [0, 0];
  return Uint8Array.from(key, (value) => {
    if (value <= low && sources < share) return sources++ >= 0 ? 1 : 0;
    return value >= high && sinks < share ? (sinks++ >= 0 ? 2 : 0) : 0;
  });
};

/** Nodes of the best cut's edges, on the side where they are fewer, and both sides without them. */
const cutOf = (ground: Ground, nodes: Int32Array): { separator: Int32Array; left: Int32Array; right: Int32Array } => {
  const region = regionOf(ground, nodes);
  let best: { edges: number; inside: Uint8Array } | undefined;
  for (const direction of DIRECTIONS) {
    const found = minCut(region, endsAlong(ground, nodes, direction), best ? best.edges - 1 : Infinity);
    if (found) best = found;
  }
  const { inside } = best!;
  const onSide = (side: number): Set<number> => {
    const nodesOfCut = new Set<number>();
    for (let node = 0; node < region.nodes; node++) {
      if (inside[node] !== side) continue;
      for (let edge = region.first[node]!; edge < region.first[node + 1]!; edge++) {
        if (inside[region.adjacent[edge]!] !== side) nodesOfCut.add(node);
      }
    }
    return nodesOfCut;
  };
  const [near, far] = [onSide(1), onSide(0)];
  const cut = near.size <= far.size ? near : far;
  return { separator: nodes.filter((_, index) => cut.has(index)),
    left: nodes.filter((_, index) => inside[index] === 1 && !cut.has(index)),
    right: nodes.filter((_, index) => inside[index] === 0 && !cut.has(index)) };
};

/**
 * Order in which nodes are contracted so that few edges are added: the network is cut in two by as few nodes as
 * possible, which come last, and each half likewise. `all` rises; coordinates may be in any plane unit.
 */
export const dissect = (rows: Neighbours, all: Int32Array, x: Float64Array, y: Float64Array): Int32Array => {
  for (const row of rows) row.sort((a, b) => a - b);
  const ground: Ground = { rows, x, y, local: new Int32Array(rows.length).fill(-1) };
  const order = new Int32Array(all.length);
  const pieces: { nodes: Int32Array; from: number }[] = [{ nodes: all, from: 0 }];
  for (let piece = pieces.pop(); piece; piece = pieces.pop()) {
    const { nodes, from } = piece;
    if (nodes.length <= SMALL) {
      order.set(nodes, from);
      continue;
    }
    const { separator, left, right } = cutOf(ground, nodes);
    order.set(separator, from + nodes.length - separator.length);
    pieces.push({ nodes: left, from }, { nodes: right, from: from + left.length });
  }
  return order;
};
