import type { Door, TimesToScene } from './one-to-many.ts';
import type { RoadNetwork } from './road-network.ts';

/**
 * Nodes of the shortest way from a node to the scene that was searched: each step follows an arc that keeps what is left,
 * reading times that the search knows already, or finds.
 */
export const followWay = (
  network: RoadNetwork, arcMs: Int32Array, times: TimesToScene, doors: readonly Door[], start: number,
): number[] => {
  const nodes = [start];
  let [node, left] = [start, times.msFrom(start)];
  while (!doors.some((door) => door.node === node && door.ms === left)) {
    let next = -1;
    for (let arc = network.firstOut[node]!; arc < network.firstOut[node + 1]! && next === -1; arc++) {
      if (arcMs[arc]! + times.msFrom(network.head[arc]!) === left) next = arc;
    }
    if (next === -1 || nodes.length > network.lon.length) throw new Error(`the way of ${left} ms from node ${node} is lost`);
    left -= arcMs[next]!;
    node = network.head[next]!;
    nodes.push(node);
  }
  return nodes;
};
