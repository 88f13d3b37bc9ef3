/** Two speeds at which the network is known: with lights and sirens, and as everybody drives. */
export const ROAD_MODES = ['urgent', 'regular'] as const;
export type RoadMode = (typeof ROAD_MODES)[number];

/** A time longer than any way: no way. Twice it still fits 32 bits. */
export const NO_WAY = 1_000_000_000;

/** What a network is made from: columns of nodes (degrees) and of one-way arcs (nodes by index, times in ms by mode). */
export type RoadSource = {
  lon: Float64Array; lat: Float64Array;
  tail: Uint32Array; head: Uint32Array;
  /** Times in ms, one column a mode, in the order of `ROAD_MODES`. */
  times: readonly Int32Array[];
  /** Any number of the caller's for each arc: the street that it belongs to. */
  label?: Int32Array;
};

/** A directed road graph in flat columns: arcs are sorted by their tail, `firstOut[node]` … `firstOut[node + 1]` leave a node. */
export type RoadNetwork = {
  lon: Float64Array; lat: Float64Array;
  firstOut: Uint32Array; tail: Uint32Array; head: Uint32Array;
  times: readonly Int32Array[];
  label: Int32Array;
  /** The arc's place in the source. */
  source: Uint32Array;
  /** The arc the other way between the same nodes, or -1 on a one-way street. */
  twin: Int32Array;
};

/** Order of arcs by tail, loops left out, by counting. */
const sortArcs = ({ tail, head }: RoadSource, nodes: number): { firstOut: Uint32Array; source: Uint32Array } => {
  const firstOut = new Uint32Array(nodes + 1);
  let arcs = 0;
  for (let arc = 0; arc < tail.length; arc++) {
    if (tail[arc]! >= nodes || head[arc]! >= nodes) throw new RangeError(`arc ${arc} names a node that is not there`);
    if (tail[arc] === head[arc]) continue;
    firstOut[tail[arc]! + 1]!++;
    arcs++;
  }
  for (let node = 0; node < nodes; node++) firstOut[node + 1]! += firstOut[node]!;
  const next = firstOut.slice();
  const source = new Uint32Array(arcs);
  for (let arc = 0; arc < tail.length; arc++) if (tail[arc] !== head[arc]) source[next[tail[arc]!]!++] = arc;
  return { firstOut, source };
};

const twinsOf = (firstOut: Uint32Array, tail: Uint32Array, head: Uint32Array): Int32Array => {
  const twin = new Int32Array(head.length).fill(-1);
  for (let arc = 0; arc < head.length; arc++) {
    for (let back = firstOut[head[arc]!]!; back < firstOut[head[arc]! + 1]!; back++) {
      if (head[back] === tail[arc] && twin[back] === -1 && twin[arc] === -1) [twin[arc], twin[back]] = [back, arc];
    }
  }
  return twin;
};

/** Builds the graph. Times are held between 1 ms and `NO_WAY`; an arc that names no node is a bug of the source and throws. */
export const buildRoadNetwork = (from: RoadSource): RoadNetwork => {
  const { firstOut, source } = sortArcs(from, from.lon.length);
  const pick = <T extends Uint32Array | Int32Array>(column: T): T =>
    (column.constructor as unknown as { from(length: object, map: (_: unknown, index: number) => number): T })
      .from({ length: source.length }, (_, index) => column[source[index]!]!);
  const [tail, head] = [pick(from.tail), pick(from.head)];
  const times = from.times.map((column) => pick(column).map((ms) => Math.max(1, Math.min(NO_WAY, ms))));
  return { lon: from.lon, lat: from.lat, firstOut, tail, head, times, source, twin: twinsOf(firstOut, tail, head),
    label: from.label ? pick(from.label) : new Int32Array(source.length) };
};
