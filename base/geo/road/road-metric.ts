import { edgeBetween, type Hierarchy } from './hierarchy.ts';
import { NO_WAY, type RoadNetwork } from './road-network.ts';
import { integerHeap } from './integer-heap.ts';

/** Shortest times up and down every edge of a hierarchy, for one mode, ms. */
export type RoadMetric = {
  up: Int32Array; down: Int32Array;
  /** Present time of each arc: its own, slowed or `NO_WAY`. */
  arcMs: Int32Array;
};

/** Sets the times of the edges that stand for arcs; those added by contraction are without a way yet. */
const ownTimes = ({ edgeOfArc, arcGoesDown }: Hierarchy, { up, down, arcMs }: RoadMetric): void => {
  up.fill(NO_WAY);
  down.fill(NO_WAY);
  for (let arc = 0; arc < arcMs.length; arc++) {
    const way = arcGoesDown[arc] ? down : up;
    const edge = edgeOfArc[arc]!;
    if (arcMs[arc]! < way[edge]!) way[edge] = arcMs[arc]!;
  }
};

/** Carries times from lower to higher edges through every triangle, once, in rising order. */
const relaxTriangles = ({ upFirst, upHead, upTail, lowFirst, lowEdge }: Hierarchy, { up, down }: RoadMetric): void => {
  const nodes = upFirst.length - 1;
  const edgeTo = new Int32Array(nodes);
  for (let node = 0; node < nodes; node++) {
    for (let edge = upFirst[node]!; edge < upFirst[node + 1]!; edge++) edgeTo[upHead[edge]!] = edge;
    for (let at = lowFirst[node]!; at < lowFirst[node + 1]!; at++) {
      const leg = lowEdge[at]!;
      const [toLow, fromLow] = [down[leg]!, up[leg]!];
      const end = upFirst[upTail[leg]! + 1]!;
      for (let other = leg + 1; other < end; other++) {
        const edge = edgeTo[upHead[other]!]!;
        const [there, back] = [toLow + up[other]!, down[other]! + fromLow];
        if (there < up[edge]!) up[edge] = there;
        if (back < down[edge]!) down[edge] = back;
      }
    }
  }
};

/** Times of a hierarchy for one mode from scratch: about a second for a million nodes. */
export const customise = (hierarchy: Hierarchy, arcMs: Int32Array): RoadMetric => {
  const edges = hierarchy.upHead.length;
  const metric = { up: new Int32Array(edges), down: new Int32Array(edges), arcMs: arcMs.slice() };
  ownTimes(hierarchy, metric);
  relaxTriangles(hierarchy, metric);
  return metric;
};

/** Time of one edge anew: from its arcs, and through every node below both ends. True when it changed. */
const remeasure = (hierarchy: Hierarchy, metric: RoadMetric, edge: number): boolean => {
  const { upTail, upHead, lowFirst, lowEdge, firstArc, arcs, arcGoesDown } = hierarchy;
  let [there, back] = [NO_WAY, NO_WAY];
  for (let at = firstArc[edge]!; at < firstArc[edge + 1]!; at++) {
    const arc = arcs[at]!;
    if (arcGoesDown[arc]) back = Math.min(back, metric.arcMs[arc]!);
    else there = Math.min(there, metric.arcMs[arc]!);
  }
  let [a, b] = [lowFirst[upTail[edge]!]!, lowFirst[upHead[edge]!]!];
  const [endA, endB] = [lowFirst[upTail[edge]! + 1]!, lowFirst[upHead[edge]! + 1]!];
  while (a < endA && b < endB) {
    const [toLow, toHigh] = [lowEdge[a]!, lowEdge[b]!];
    const step = upTail[toLow]! - upTail[toHigh]!;
    if (step === 0) {
      there = Math.min(there, metric.down[toLow]! + metric.up[toHigh]!);
      back = Math.min(back, metric.down[toHigh]! + metric.up[toLow]!);
    }
    if (step <= 0) a++;
    if (step >= 0) b++;
  }
  const changed = there !== metric.up[edge] || back !== metric.down[edge];
  metric.up[edge] = there;
  metric.down[edge] = back;
  return changed;
};

/**
 * Gives arcs new times and corrects only the edges above them, lowest first: a closed street counts within milliseconds.
 * Returns how many edges were looked at.
 */
export const recustomise = (hierarchy: Hierarchy, metric: RoadMetric, changes: ReadonlyMap<number, number>): number => {
  const { upFirst, upHead, upTail, edgeOfArc } = hierarchy;
  const waiting = integerHeap();
  for (const [arc, ms] of changes) {
    metric.arcMs[arc] = Math.min(NO_WAY, ms);
    waiting.push(edgeOfArc[arc]!);
  }
  let looked = 0;
  for (let last = -1, edge = waiting.pop(); edge !== undefined; edge = waiting.pop()) {
    if (edge === last) continue;
    last = edge;
    looked++;
    if (!remeasure(hierarchy, metric, edge)) continue;
    const low = upTail[edge]!;
    for (let other = upFirst[low]!; other < upFirst[low + 1]!; other++) {
      if (other === edge) continue;
      const [a, b] = [upHead[edge]!, upHead[other]!];
      waiting.push(edgeBetween(hierarchy, Math.min(a, b), Math.max(a, b)));
    }
  }
  return looked;
};
