import { sphereDistance } from '../crs/geodesic.ts';
import { DEGREE, type LonLat } from '../crs/projection.ts';
import { growingColumn } from '../road/growing-column.ts';
import { buildRoadNetwork, type RoadNetwork } from '../road/road-network.ts';
import type { RoadLines } from './read-roads.ts';
import { TERRITORY_LIMITS } from './territory-limits.ts';

const METRES_A_DEGREE = 111_194.93;
/** Tenths of km/h and metres to milliseconds. */
const MS = 36_000;

/** How far a point lies from a straight piece, metres. */
const away = ([x, y]: LonLat, [ax, ay]: LonLat, [bx, by]: LonLat): number => {
  const wide = METRES_A_DEGREE * Math.cos(ay * DEGREE);
  const [px, py, qx, qy] = [(x - ax) * wide, (y - ay) * METRES_A_DEGREE, (bx - ax) * wide, (by - ay) * METRES_A_DEGREE];
  const size = qx * qx + qy * qy;
  const share = size === 0 ? 0 : Math.max(0, Math.min(1, (px * qx + py * qy) / size));
  return Math.hypot(px - share * qx, py - share * qy);
};

/** Points of a stretch that keep its shape within a few metres (Douglas and Peucker, 1973); its ends are kept. */
const bends = (points: readonly LonLat[]): number[] => {
  const kept = [0, points.length - 1];
  const open: [number, number][] = [[0, points.length - 1]];
  for (let piece = open.pop(); piece; piece = open.pop()) {
    const [low, high] = piece;
    let [far, most] = [-1, TERRITORY_LIMITS.bend_metres as number];
    for (let at = low + 1; at < high; at++) {
      const metres = away(points[at]!, points[low]!, points[high]!);
      if (metres > most) [far, most] = [at, metres];
    }
    if (far === -1) continue;
    kept.push(far);
    open.push([low, far], [far, high]);
  }
  return kept.sort((a, b) => a - b);
};

/** The road graph of lines: nodes where roads meet, end or bend; times by the length as it was drawn. */
export const roadsOfLines = ({ vertices, points, first, way, urgent, regular, ways }: RoadLines): RoadNetwork => {
  const node = new Int32Array(vertices.count()).fill(-1);
  const nodes = growingColumn();
  const columns = [growingColumn(), growingColumn(), growingColumn(), growingColumn(), growingColumn()] as const;
  const [tails, heads, labels, fast, slow] = columns;
  const at = (point: number): LonLat => [vertices.lon(points[point]!), vertices.lat(points[point]!)];
  const nodeOf = (point: number): number => {
    const vertex = points[point]!;
    if (node[vertex] === -1) {
      node[vertex] = nodes.length();
      nodes.push(vertex);
    }
    return node[vertex]!;
  };
  const arc = (from: number, to: number, metres: number, line: number): void => {
    tails.push(from);
    heads.push(to);
    labels.push(way[line]!);
    fast.push(Math.round((metres * MS) / urgent[line]!));
    slow.push(Math.round((metres * MS) / regular[line]!));
  };
  const stretch = (from: number, to: number, line: number): void => {
    const shape = Array.from({ length: to - from + 1 }, (_, step) => at(from + step));
    const kept = bends(shape);
    for (let piece = 1; piece < kept.length; piece++) {
      let metres = 0;
      for (let step = kept[piece - 1]!; step < kept[piece]!; step++) metres += sphereDistance(shape[step]!, shape[step + 1]!);
      const [a, b] = [nodeOf(from + kept[piece - 1]!), nodeOf(from + kept[piece]!)];
      if (ways[line]! & 1) arc(a, b, metres, line);
      if (ways[line]! & 2) arc(b, a, metres, line);
    }
  };
  for (let line = 0; line < first.length; line++) {
    let from = first[line]!;
    for (let point = from + 1; point < (first[line + 1] ?? points.length); point++) {
      if (!vertices.isJunction(points[point]!)) continue;
      stretch(from, point, line);
      from = point;
    }
  }
  const places = nodes.values();
  return buildRoadNetwork({ lon: Float64Array.from(places, vertices.lon), lat: Float64Array.from(places, vertices.lat),
    tail: Uint32Array.from(tails.values()), head: Uint32Array.from(heads.values()), times: [fast.values(), slow.values()],
    label: labels.values() });
};
