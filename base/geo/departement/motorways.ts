import type { Site } from './communes.ts';
import type { RoadDraft } from './road-draft.ts';
import { noiseOf } from './seeded.ts';

/** A kilometre post: road, direction as it is said, metres from the road's beginning, place in metres of the frame. */
export type Marker = { ref: string; direction: string; metres: number; x: number; y: number };

type Line = { ref: string; points: [number, number][]; ahead: string; back: string; ring: boolean };

const STEP = 200;
const HALF_GAP = 14;
const EXIT_METRES = 5_200;
const SLIP_METRES_MAX = 3_000;

/** Points every 200 m along corners, moved by a slow field so that the road bends. */
const sway = (seed: number, corners: readonly [number, number][]): [number, number][] => {
  const [bendX, bendY] = [noiseOf(seed + 31, 9_000, 2), noiseOf(seed + 32, 9_000, 2)];
  const points: [number, number][] = [];
  corners.slice(1).forEach(([x2, y2], index) => {
    const [x1, y1] = corners[index]!;
    const steps = Math.max(2, Math.round(Math.hypot(x2 - x1, y2 - y1) / STEP));
    for (let step = index === 0 ? 0 : 1; step <= steps; step++) {
      const [x, y] = [x1 + ((x2 - x1) * step) / steps, y1 + ((y2 - y1) * step) / steps];
      const amount = Math.sin((step / steps) * Math.PI) * 700;
      points.push([x + bendX(x, y) * amount, y + bendY(x, y) * amount]);
    }
  });
  return points;
};

const circle = ({ x, y, radius }: Site): [number, number][] => {
  const reach = radius + 550;
  const count = Math.round((2 * Math.PI * reach) / STEP);
  return Array.from({ length: count + 1 }, (_, index) => {
    const turn = Math.PI / 2 - ((index % count) / count) * 2 * Math.PI;
    return [x + Math.cos(turn) * reach, y + Math.sin(turn) * reach];
  });
};

/** Motorways from the largest town to the next ones, and a ring around it, on which directions are said intérieur and extérieur. */
const plan = (seed: number, sites: readonly Site[]): Line[] => {
  const [hub, ...others] = sites;
  if (!hub || others.length === 0) return [];
  const pass = (town: Site, x: number, y: number): [number, number] => {
    const far = Math.hypot(x - town.x, y - town.y);
    const reach = town.radius + 500;
    return [town.x + ((x - town.x) / far) * reach, town.y + ((y - town.y) / far) * reach];
  };
  const spokes = others.slice(0, 3).map((town, index): Line => ({
    ref: `A9${String(index + 1).padStart(2, '0')}`, ahead: `vers ${town.name}`, back: `vers ${hub.name}`, ring: false,
    points: sway(seed + index, [pass(hub, town.x, town.y), pass(town, hub.x, hub.y)]) }));
  return [...spokes, { ref: 'A986', ahead: 'intérieur', back: 'extérieur', ring: true, points: circle(hub) }];
};

/** One carriageway, on the right of its direction; one-way. */
const drawCarriageway = (draft: RoadDraft, { ref, ring }: Line, points: readonly [number, number][], direction: string): number[] => {
  const way = draft.addWay({ kind: 'motorway', name: `Autoroute ${ref} ${ring ? `sens ${direction}` : direction}`, ref, commune: -1 });
  const nodes = points.map(([x, y], index) => {
    const [x1, y1] = points[Math.max(0, index - 1)]!;
    const [x2, y2] = points[Math.min(points.length - 1, index + 1)]!;
    const length = Math.hypot(x2 - x1, y2 - y1) || 1;
    return draft.addNode(x + ((y2 - y1) / length) * HALF_GAP, y - ((x2 - x1) / length) * HALF_GAP);
  });
  if (ring) nodes[nodes.length - 1] = nodes[0]!;
  nodes.slice(1).forEach((node, index) => draft.addEdge(nodes[index]!, node, way, true));
  return nodes;
};

/** Slip roads both ways between the carriageways and a road beneath, every five kilometres and at both ends. */
const drawExits = (draft: RoadDraft, { ref, points }: Line, ahead: readonly number[], back: readonly number[], below: number): void => {
  const last = points.length - 1;
  const gap = Math.max(2, Math.round(EXIT_METRES / STEP));
  for (let at = 0; at <= last; at = at + gap > last && at < last ? last : at + gap) {
    const [x, y] = points[at]!;
    const road = draft.nearestNode(x, y, at === 0 || at === last ? SLIP_METRES_MAX * 4 : SLIP_METRES_MAX,
      (node) => node < below && Math.hypot(draft.x[node]! - x, draft.y[node]! - y) > 60);
    if (road === undefined) continue;
    const way = draft.addWay({ kind: 'slip', name: `Bretelle ${ref}`, ref, commune: -1 });
    const [a, b] = [ahead[at]!, back[last - at]!];
    if (at > 0) {
      draft.addEdge(a, road, way, true);
      draft.addEdge(road, b, way, true);
    }
    if (at < last) {
      draft.addEdge(road, a, way, true);
      draft.addEdge(b, road, way, true);
    }
  }
};

/** Draws the motorways over everything else and gives their posts, one every 200 m in each direction. */
export const drawMotorways = (seed: number, sites: readonly Site[], draft: RoadDraft): Marker[] => {
  const below = draft.x.length;
  return plan(seed, sites).flatMap((line) => {
    const ahead = drawCarriageway(draft, line, line.points, line.ahead);
    const back = drawCarriageway(draft, line, [...line.points].reverse(), line.back);
    drawExits(draft, line, ahead, back, below);
    const posts = (nodes: readonly number[], direction: string, metresAt: (index: number) => number): Marker[] =>
      nodes.map((node, index) => ({ ref: line.ref, direction, metres: metresAt(index), x: draft.x[node]!, y: draft.y[node]! }));
    return [...posts(ahead, line.ahead, (index) => index * STEP),
      ...posts(back, line.back, (index) => (line.points.length - 1 - index) * STEP)];
  });
};
