import type { Door } from './one-to-many.ts';
import { NO_WAY, type RoadNetwork } from './road-network.ts';

/**
 * Times in ms from every node to a scene by plain search (Dijkstra 1959) over the arcs themselves. Slow and beyond doubt:
 * what the hierarchy answers is compared with it. Beyond `untilMs` times are only bounds.
 */
export const exhaustiveTimes = (network: RoadNetwork, arcMs: Int32Array, doors: readonly Door[], untilMs = NO_WAY): Int32Array => {
  const incoming = incomingArcs(network);
  const ms = new Int32Array(network.lon.length).fill(NO_WAY);
  const heap = nodeHeap(ms);
  const reach = (node: number, time: number): void => {
    if (time >= ms[node]!) return;
    ms[node] = time;
    heap.raise(node);
  };
  for (const door of doors) reach(door.node, door.ms);
  for (let node = heap.pop(); node !== -1 && ms[node]! <= untilMs; node = heap.pop()) {
    for (let at = incoming.first[node]!; at < incoming.first[node + 1]!; at++) {
      const arc = incoming.arcs[at]!;
      reach(network.tail[arc]!, ms[node]! + arcMs[arc]!);
    }
  }
  return ms;
};

const known = new WeakMap<RoadNetwork, { first: Int32Array; arcs: Int32Array }>();

const incomingArcs = (network: RoadNetwork): { first: Int32Array; arcs: Int32Array } => {
  const ready = known.get(network);
  if (ready) return ready;
  const first = new Int32Array(network.lon.length + 1);
  for (const node of network.head) first[node + 1]!++;
  for (let node = 0; node < network.lon.length; node++) first[node + 1]! += first[node]!;
  const next = first.slice();
  const arcs = new Int32Array(network.head.length);
  network.head.forEach((node, arc) => { arcs[next[node]!++] = arc; });
  known.set(network, { first, arcs });
  return { first, arcs };
};

/** A heap of nodes by time, whose nodes can rise. */
const nodeHeap = (ms: Int32Array): { raise(node: number): void; pop(): number } => {
  const heap: number[] = [];
  const place = new Int32Array(ms.length).fill(-1);
  const put = (node: number, at: number): void => {
    heap[at] = node;
    place[node] = at;
  };
  const sink = (node: number): void => {
    let at = 0;
    for (let down = 1; down < heap.length; down = at * 2 + 1) {
      if (down + 1 < heap.length && ms[heap[down + 1]!]! < ms[heap[down]!]!) down++;
      if (ms[heap[down]!]! >= ms[node]!) break;
      put(heap[down]!, at);
      at = down;
    }
    put(node, at);
  };
  return {
    raise: (node) => {
      let at = place[node]! === -1 ? heap.push(node) - 1 : place[node]!;
      for (let up = (at - 1) >> 1; at > 0 && ms[heap[up]!]! > ms[node]!; up = (at - 1) >> 1) {
        put(heap[up]!, at);
        at = up;
      }
      put(node, at);
    },
    pop: () => {
      const top = heap[0];
      const last = heap.pop();
      if (top === undefined || last === undefined) return -1;
      place[top] = -1;
      if (heap.length > 0) sink(last);
      return top;
    },
  };
};
