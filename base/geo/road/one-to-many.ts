import type { Hierarchy } from './hierarchy.ts';
import { NO_WAY } from './road-network.ts';
import type { RoadMetric } from './road-metric.ts';

/** A way into the network: a node, and the time in ms between it and the place. */
export type Door = { node: number; ms: number };

/** Times from any node to one scene. Each answer is kept until the next scene, so that vehicles share their way up. */
export type TimesToScene = { toScene(doors: readonly Door[]): void; msFrom(node: number): number };

/**
 * Searches backwards from a scene, once for all vehicles. Every shortest way climbs the hierarchy and then descends: the
 * descent is searched from the scene over the few hundred nodes above it, and the climb of each vehicle reads what
 * earlier ones found above (lazy RPHAST; Delling, Goldberg, Werneck 2011). Working space is 12 bytes a node.
 */
export const timesToScene = (hierarchy: Hierarchy, metric: RoadMetric): TimesToScene => {
  const { upFirst, upHead, rankOf } = hierarchy;
  const nodes = upFirst.length - 1;
  const ms = new Int32Array(nodes);
  const descent = new Int32Array(nodes);
  const done = new Int32Array(nodes);
  const path: number[] = [];
  let scene = 0;

  /** Forgets what an earlier scene left at a node. */
  const touch = (rank: number): void => {
    if (descent[rank] === scene) return;
    descent[rank] = scene;
    ms[rank] = NO_WAY;
  };
  const relaxBackwards = (rank: number): void => {
    for (let edge = upFirst[rank]!; edge < upFirst[rank + 1]!; edge++) {
      const other = upHead[edge]!;
      touch(other);
      const time = ms[rank]! + metric.down[edge]!;
      if (time < ms[other]!) ms[other] = time;
    }
  };
  const parent = (rank: number): number => (upFirst[rank] === upFirst[rank + 1] ? nodes : upHead[upFirst[rank]!]!);
  const settle = (rank: number): void => {
    let best = descent[rank] === scene ? ms[rank]! : NO_WAY;
    for (let edge = upFirst[rank]!; edge < upFirst[rank + 1]!; edge++) {
      const time = metric.up[edge]! + ms[upHead[edge]!]!;
      if (time < best) best = time;
    }
    ms[rank] = best;
    done[rank] = scene;
  };
  return {
    toScene: (doors) => {
      scene++;
      const starts = doors.map(({ node }) => rankOf[node]!).sort((a, b) => a - b);
      for (const { node, ms: time } of doors) {
        const rank = rankOf[node]!;
        touch(rank);
        ms[rank] = Math.min(ms[rank]!, time);
      }
      // The ways up of several doors are walked together, lowest first: each node is final when it is read.
      while (starts.length > 0) {
        const rank = Math.min(...starts);
        if (rank === nodes) break;
        relaxBackwards(rank);
        starts.forEach((start, index) => { if (start === rank) starts[index] = parent(rank); });
      }
    },
    msFrom: (node) => {
      for (let rank = rankOf[node]!; rank < nodes && done[rank] !== scene; rank = parent(rank)) path.push(rank);
      for (let rank = path.pop(); rank !== undefined; rank = path.pop()) settle(rank);
      return ms[rankOf[node]!]!;
    },
  };
};
