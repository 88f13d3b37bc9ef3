/** A small undirected graph: `adjacent[first[node]] …` are neighbours, `back` the place of the same edge in the neighbour's row. */
export type Region = { nodes: number; first: Int32Array; adjacent: Int32Array; back: Int32Array };

/** 1: on the side of the sources, 2: of the sinks, 0: free. */
export type Ends = Uint8Array;

type Search = { region: Region; ends: Ends; flow: Int8Array; level: Int32Array; next: Int32Array; queue: Int32Array };

/** Steps of each node from the sources through edges that can take more; true when a sink is reached. */
const measureLevels = ({ region, ends, flow, level, queue }: Search): boolean => {
  level.fill(-1);
  let [from, to] = [0, 0];
  for (let node = 0; node < region.nodes; node++) {
    if (ends[node] !== 1) continue;
    level[node] = 0;
    queue[to++] = node;
  }
  let reached = false;
  while (from < to) {
    const node = queue[from++]!;
    for (let edge = region.first[node]!; edge < region.first[node + 1]!; edge++) {
      const other = region.adjacent[edge]!;
      if (level[other] !== -1 || flow[edge] === 1) continue;
      level[other] = level[node]! + 1;
      queue[to++] = other;
      reached ||= ends[other] === 2;
    }
  }
  return reached;
};

/** Pushes one unit from a node to a sink along falling levels; `path` is working space. */
const pushOne = ({ region, ends, flow, level, next }: Search, start: number, path: Int32Array): boolean => {
  let [node, depth] = [start, 0];
  for (;;) {
    if (ends[node] === 2) break;
    const edge = next[node]!;
    if (edge >= region.first[node + 1]!) {
      if (depth === 0) return false;
      node = region.adjacent[region.back[path[--depth]!]!]!;
      next[node]!++;
      continue;
    }
    const other = region.adjacent[edge]!;
    if (flow[edge] !== 1 && level[other] === level[node]! + 1) {
      path[depth++] = edge;
      node = other;
    } else next[node]!++;
  }
  for (let at = 0; at < depth; at++) {
    const edge = path[at]!;
    flow[edge]! += 1;
    flow[region.back[edge]!]! -= 1;
  }
  return true;
};

/**
 * Fewest edges between sources and sinks (Dinic 1970, unit capacities), and which nodes stay with the sources.
 * Nothing as soon as more than `limit` edges are needed.
 */
export const minCut = (region: Region, ends: Ends, limit: number): { edges: number; inside: Uint8Array } | undefined => {
  const edges = region.adjacent.length;
  const search: Search = { region, ends, flow: new Int8Array(edges), level: new Int32Array(region.nodes),
    next: new Int32Array(region.nodes), queue: new Int32Array(region.nodes) };
  const path = new Int32Array(region.nodes + 1);
  let cut = 0;
  while (measureLevels(search)) {
    search.next.set(region.first.subarray(0, region.nodes));
    for (let node = 0; node < region.nodes; node++) {
      while (ends[node] === 1 && pushOne(search, node, path)) if (++cut > limit) return undefined;
    }
  }
  return { edges: cut, inside: Uint8Array.from(search.level, (level) => (level >= 0 ? 1 : 0)) };
};
