import { generateDepartement } from '#base/geo/departement/departement.ts';
import { diceOf } from '#base/geo/departement/seeded.ts';
import { exhaustiveTimes } from '#base/geo/road/exhaustive-times.ts';
import { buildHierarchy } from '#base/geo/road/hierarchy.ts';
import { packRoads, unpackRoads } from '#base/geo/road/road-file.ts';
import { NO_WAY, type RoadNetwork } from '#base/geo/road/road-network.ts';
import { openRoads, type Arrival, type Roads } from '#base/geo/road/roads.ts';
import type { LonLat } from '#base/geo/crs/projection.ts';
import { referenceData } from '#test/reference-data.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { manhattanRoads } from './manhattan-roads.ts';
import { percentile } from './percentile.ts';

const VEHICLES = 200;
const SHOWN = 5;
const CLOSED = 40;
/** A département has 43 000 nodes: so many départements in one make a million. */
const LOTS = 26;
const figure = figuresOf('road');

type Measured = {
  prepareS: number; p50: number; p95: number; cpuMs: number; cpuP95: number; wrong: number; closedS: number; megabytes: number;
};

const places = (network: RoadNetwork, label: string): (() => LonLat) => {
  const dice = diceOf(2026, label);
  return () => {
    const node = Math.floor(dice() * network.lon.length);
    return [network.lon[node]! + (dice() - 0.5) * 4e-4, network.lat[node]! + (dice() - 0.5) * 4e-4];
  };
};

/** Whether the first five are those that a search over the arcs themselves finds. Vehicles on the scene's own street are not drawn. */
const agrees = (roads: Roads, arcMs: Int32Array, scene: LonLat, all: readonly LonLat[], found: readonly Arrival[]): boolean => {
  const limit = found[SHOWN - 1]?.roadMs ?? NO_WAY;
  const times = exhaustiveTimes(roads.network, arcMs, roads.doors(scene, 'urgent', 'to'), limit);
  const expected = all.map((at, index) => ({ index, ms: roads.doors(at, 'urgent', 'from')
    .reduce((best, door) => Math.min(best, door.ms + times[door.node]!), NO_WAY) }))
    .filter(({ ms }) => ms < NO_WAY).sort((a, b) => a.ms - b.ms || a.index - b.index).slice(0, SHOWN);
  return expected.length === Math.min(SHOWN, found.length)
    && expected.every(({ index, ms }, at) => index === found[at]?.index && ms === found[at]?.roadMs);
};

/** Asks for the nearest of 200 vehicles, then checks each answer; half of the asks with roads closed meanwhile. */
const measure = (network: RoadNetwork, name: string, asks: number, walk: number): Measured => {
  const start = performance.now();
  const bytes = packRoads({ network, hierarchy: buildHierarchy(network) });
  const prepareS = (performance.now() - start) / 1_000;
  const prepared = unpackRoads(bytes);
  const roads = openRoads(prepared.network, prepared.hierarchy, walk);
  const [place, dice] = [places(network, name), diceOf(7, name)];
  const arcMs = network.times[0]!.slice();
  let [wrong, closedS] = [0, 0];
  const cpuMs: number[] = [];
  const ms: number[] = [];
  for (let ask = 0; ask < asks; ask++) {
    if (ask === asks / 2) {
      const closed = Array.from({ length: CLOSED }, () => Math.floor(dice() * network.tail.length));
      const before = performance.now();
      roads.setConditions(new Map(closed.map((arc) => [arc, 'closed'])));
      closedS = (performance.now() - before) / 1_000;
      for (const arc of closed) arcMs[arc] = NO_WAY;
    }
    const scene = place();
    const own = roads.nearestArc(scene)!.arc;
    const onOwn = (at: LonLat): boolean => [own, network.twin[own]].includes(roads.nearestArc(at)!.arc);
    const vehicles = Array.from({ length: VEHICLES }, place).filter((at) => !onOwn(at));
    const cpu = process.cpuUsage();
    const before = performance.now();
    const answer = roads.arrivals(scene, vehicles.map((at) => ({ at })), 'urgent');
    ms.push(performance.now() - before);
    cpuMs.push(process.cpuUsage(cpu).user / 1_000);
    // Vehicles that no road joins to the scene are estimated by the straight line: there is nothing to compare.
    const found = answer.filter(({ by }) => by === 'road');
    if (!agrees(roads, arcMs, scene, vehicles, found)) wrong++;
  }
  return { prepareS, p50: percentile(ms, 0.5), p95: percentile(ms, 0.95), wrong, closedS,
    cpuMs: cpuMs.reduce((sum, one) => sum + one, 0) / asks, cpuP95: percentile(cpuMs, 0.95), megabytes: bytes.length / 1e6 };
};

const figuresFor = (
  name: string, network: RoadNetwork, { prepareS, p50, p95, cpuMs, cpuP95, wrong, closedS, megabytes }: Measured,
): Figure[] => [
  figure(`${name}_p95_ms`, p95, 'ms'), figure(`${name}_p50_ms`, p50, 'ms'),
  figure(`${name}_cpu_ms`, cpuMs, 'ms'), figure(`${name}_cpu_p95_ms`, cpuP95, 'ms'),
  figure(`${name}_order_wrong`, wrong, 'count'),
  figure(`${name}_prepare_s`, prepareS, 's'), figure(`${name}_closed_s`, closedS, 's'),
  figure(`${name}_nodes`, network.lon.length, 'nodes'), figure(`${name}_file_mb`, megabytes, 'MB'),
];

/** Nearest five of 200 vehicles by road, on the streets of Manhattan and on a generated network of a million nodes. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const asks = smoke ? 100 : 1_000;
  const figures: Figure[] = [];
  const folder = referenceData({ skip: (why) => say(`Manhattan: ${why}`) }, 'emergency-calls/roads-manhattan');
  if (folder) {
    const manhattan = manhattanRoads(folder);
    figures.push(...figuresFor('manhattan', manhattan, measure(manhattan, 'manhattan', asks, 245)));
  }
  const lots = smoke ? 1 : LOTS;
  const { roads } = generateDepartement({ seed: 1, houses: false, communes: 270 * lots,
    width: 1e5 * Math.sqrt(lots), height: 76e3 * Math.sqrt(lots) });
  say(`generated network: ${roads.lon.length} nodes, ${roads.tail.length} arcs; `
    + `${asks} asks of ${VEHICLES} vehicles, ${CLOSED} arcs closed`);
  return [...figures, ...figuresFor('generated', roads, measure(roads, 'generated', asks, 720))];
};
