import type { LonLat } from '../crs/projection.ts';
import { GEO_LIMITS } from '../limits.ts';
import { arcGrid, type OnArc } from './arc-grid.ts';
import { doorsOf, type ArcTimes, type Doors } from './doors.ts';
import { followWay } from './follow-way.ts';
import type { Hierarchy } from './hierarchy.ts';
import { timesToScene, type Door, type TimesToScene } from './one-to-many.ts';
import { customise, recustomise, type RoadMetric } from './road-metric.ts';
import { NO_WAY, ROAD_MODES, type RoadMode, type RoadNetwork } from './road-network.ts';
import { straightLineMs } from './straight-line.ts';

/** A vehicle of an ask: where it is, and ms before it moves (mobilisation, end of the present mission). */
export type Candidate = { at: LonLat; delayMs?: number };

/** Time of a candidate to the scene. `straight-line` marks what no road answers for and must be shown as an estimate. */
export type Arrival = { index: number; roadMs: number; totalMs: number; by: 'road' | 'straight-line' };

/** A way as a line for drawing, from the vehicle to the scene, with its time. */
export type WayLine = { line: LonLat[]; ms: number };

/** What is the matter with an arc: closed, so many times slower than usual, or 1, nothing any more. */
export type Conditions = ReadonlyMap<number, 'closed' | number>;

export type Roads = {
  /** Times of all candidates to a scene, soonest first; equal times in the order given. */
  arrivals(scene: LonLat, candidates: readonly Candidate[], mode: RoadMode): Arrival[];
  /** The way of one candidate; nothing where no road leads. */
  route(scene: LonLat, from: LonLat, mode: RoadMode): WayLine | undefined;
  /** Ways from the network to a place (`to`) or from a place into it, as the search starts and ends with them. */
  doors(at: LonLat, mode: RoadMode, side: 'to' | 'from'): Door[];
  /** Nearest arc of the network within the snapping distance. */
  nearestArc(at: LonLat): OnArc | undefined;
  /** Closes, slows or frees arcs; it counts from the next ask. Returns how many edges were corrected. */
  setConditions(changes: Conditions): number;
  conditions(): Conditions;
  network: RoadNetwork;
};

type Mode = ArcTimes & { metric: RoadMetric; times: TimesToScene };
type Ground = { network: RoadNetwork; modes: Map<RoadMode, Mode>; doors: Doors; snap(at: LonLat): OnArc | undefined };

const roadMs = ({ doors }: Ground, from: OnArc, to: OnArc, mode: Mode): number => doors.of(from, mode, 'from')
  .reduce((best, door) => Math.min(best, door.ms + mode.times.msFrom(door.node)), doors.along(from, to, mode));

const arrivalsOn = (ground: Ground): Roads['arrivals'] => (scene, candidates, modeName) => {
  const mode = ground.modes.get(modeName)!;
  const to = ground.snap(scene);
  if (to) mode.times.toScene(ground.doors.of(to, mode, 'to'));
  const found = candidates.map((candidate, index): Arrival => {
    const from = to && ground.snap(candidate.at);
    const ms = from ? roadMs(ground, from, to, mode) : NO_WAY;
    const byRoad = ms < NO_WAY;
    const time = byRoad ? ms : straightLineMs(candidate.at, scene);
    return { index, roadMs: time, totalMs: time + (candidate.delayMs ?? 0), by: byRoad ? 'road' : 'straight-line' };
  });
  return found.sort((a, b) => a.totalMs - b.totalMs || a.index - b.index);
};

const routeOn = (ground: Ground): Roads['route'] => (scene, start, modeName) => {
  const { network, doors, snap } = ground;
  const mode = ground.modes.get(modeName)!;
  const [to, from] = [snap(scene), snap(start)];
  if (!to || !from) return undefined;
  const ends = doors.of(to, mode, 'to');
  mode.times.toScene(ends);
  const direct = doors.along(from, to, mode);
  const out = doors.of(from, mode, 'from').map((door) => ({ node: door.node, ms: door.ms + mode.times.msFrom(door.node) }))
    .reduce((a, b) => (b.ms < a.ms ? b : a));
  const ms = Math.min(direct, out.ms);
  if (ms >= NO_WAY) return undefined;
  const nodes = direct <= out.ms ? [] : followWay(network, mode.arcMs, mode.times, ends, out.node);
  return { ms, line: [start, from.at, ...nodes.map((node): LonLat => [network.lon[node]!, network.lat[node]!]), to.at, scene] };
};

/** Keeps the conditions of the roads and corrects the times of every mode when they change. */
const conditionsOn = ({ modes }: Ground, hierarchy: Hierarchy): Pick<Roads, 'setConditions' | 'conditions'> => {
  const conditions = new Map<number, 'closed' | number>();
  const msOf = (arc: number, base: number): number => {
    const condition = conditions.get(arc) ?? 1;
    return condition === 'closed' ? NO_WAY : Math.round(base * Math.max(1, condition));
  };
  return {
    conditions: () => conditions,
    setConditions: (changes) => {
      for (const [arc, condition] of changes) {
        if (condition === 1) conditions.delete(arc);
        else conditions.set(arc, condition);
      }
      return [...modes.values()].reduce((looked, { metric, baseMs }) => looked
        + recustomise(hierarchy, metric, new Map([...changes.keys()].map((arc) => [arc, msOf(arc, baseMs[arc]!)]))), 0);
    },
  };
};

/** Roads ready to be asked. `walkMsPerMetre`: between a place and the nearest road (5 km/h unless said). */
export const openRoads = (network: RoadNetwork, hierarchy: Hierarchy, walkMsPerMetre = 720): Roads => {
  const grid = arcGrid(network);
  const modes = new Map(ROAD_MODES.map((mode, index): [RoadMode, Mode] => {
    const baseMs = network.times[index] ?? network.times[0]!;
    const metric = customise(hierarchy, baseMs);
    return [mode, { metric, baseMs, arcMs: metric.arcMs, times: timesToScene(hierarchy, metric) }];
  }));
  const ground: Ground = { network, modes, doors: doorsOf(network, walkMsPerMetre),
    snap: (at) => grid.nearest(at, GEO_LIMITS.snap_metres_max) };
  const doors: Roads['doors'] = (at, mode, side) => {
    const on = ground.snap(at);
    return on ? ground.doors.of(on, modes.get(mode)!, side) : [];
  };
  return { network, arrivals: arrivalsOn(ground), route: routeOn(ground), doors, nearestArc: ground.snap,
    ...conditionsOn(ground, hierarchy) };
};
