import type { Hierarchy } from './hierarchy.ts';
import { NO_WAY } from './road-network.ts';
import type { RoadMetric } from './road-metric.ts';

/** A way into the network: a node, and the time in ms between it and the place. */
export type Door = { node: number; ms: number };

/** Times from any node to one scene. Each answer is kept until the next scene, so that vehicles share their way up. */
export type TimesToScene = { toScene(doors: readonly Door[]): void; msFrom(node: number): number };

/** Numbers kept of each node, side by side so that one read of memory brings them all. */
const [MS, DESCENT, DONE, PARENT, STRIDE] = [0, 1, 2, 3, 4];

/** Fresh working space: nothing known, each node with its parent, the last ones with none (-1). */
const stateOf = ({ upFirst, upHead }: Hierarchy): Int32Array => {
  const nodes = upFirst.length - 1;
  const state = new Int32Array(nodes * STRIDE);
  for (let rank = 0; rank < nodes; rank++) {
    state[rank * STRIDE + PARENT] = upFirst[rank] === upFirst[rank + 1] ? -1 : upHead[upFirst[rank]!]!;
  }
  return state;
};

/**
 * Searches backwards from a scene, once for all vehicles. Every shortest way climbs the hierarchy and then descends: the
 * descent is searched from the scene over the few hundred nodes above it, and the climb of each vehicle reads what
 * earlier ones found above (lazy RPHAST; Delling, Goldberg, Werneck 2011). Working space is 16 bytes a node.
 */
export const timesToScene = (hierarchy: Hierarchy, metric: RoadMetric): TimesToScene => {
  const { upFirst, upHead, rankOf } = hierarchy;
  const { up, down } = metric;
  const state = stateOf(hierarchy);
  const path: number[] = [];
  let scene = 0;

  /** Offers a time from a node down to the scene; what an earlier scene left there is forgotten. */
  const offer = (rank: number, time: number): void => {
    const at = rank * STRIDE;
    if (state[at + DESCENT] === scene && state[at + MS]! <= time) return;
    state[at + DESCENT] = scene;
    state[at + MS] = Math.min(NO_WAY, time);
  };
  const relaxBackwards = (rank: number): void => {
    const ms = state[rank * STRIDE + DESCENT] === scene ? state[rank * STRIDE + MS]! : NO_WAY;
    for (let edge = upFirst[rank]!; edge < upFirst[rank + 1]!; edge++) offer(upHead[edge]!, ms + down[edge]!);
  };
  const settle = (rank: number): void => {
    const at = rank * STRIDE;
    let best = state[at + DESCENT] === scene ? state[at + MS]! : NO_WAY;
    const end = upFirst[rank + 1]!;
    for (let edge = upFirst[rank]!; edge < end; edge++) {
      const time = up[edge]! + state[upHead[edge]! * STRIDE]!;
      if (time < best) best = time;
    }
    state[at + MS] = best;
    state[at + DONE] = scene;
  };
  return {
    toScene: (doors) => {
      scene++;
      const starts = doors.map(({ node }) => rankOf[node]!);
      for (const door of doors) offer(rankOf[door.node]!, door.ms);
      // The ways up of several doors are walked together, lowest first: each node is final when it is read.
      for (let rank = lowest(starts); rank !== -1; rank = lowest(starts)) {
        relaxBackwards(rank);
        const above = state[rank * STRIDE + PARENT]!;
        starts.forEach((start, index) => { if (start === rank) starts[index] = above; });
      }
    },
    msFrom: (node) => {
      const start = rankOf[node]!;
      for (let rank = start; rank !== -1 && state[rank * STRIDE + DONE] !== scene; rank = state[rank * STRIDE + PARENT]!) path.push(rank);
      for (let rank = path.pop(); rank !== undefined; rank = path.pop()) settle(rank);
      return state[start * STRIDE + MS]!;
    },
  };
};

/** The lowest of the ranks that have not ended (-1), or -1. */
const lowest = (ranks: readonly number[]): number =>
  ranks.reduce((least, rank) => (rank !== -1 && (least === -1 || rank < least) ? rank : least), -1);
