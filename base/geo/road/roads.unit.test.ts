import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance } from '../crs/geodesic.ts';
import { DEGREE, type LonLat } from '../crs/projection.ts';
import { GEO_LIMITS } from '../limits.ts';
import { arcGrid } from './arc-grid.ts';
import { exhaustiveTimes } from './exhaustive-times.ts';
import { buildHierarchy } from './hierarchy.ts';
import { timesToScene } from './one-to-many.ts';
import { customise, recustomise } from './road-metric.ts';
import { buildRoadNetwork, NO_WAY, type RoadNetwork } from './road-network.ts';
import { openRoads } from './roads.ts';
import { HELICOPTER, helicopterMs, straightLineMs } from './straight-line.ts';

const STEP = 0.001;

/** A town of square blocks, 72 ms … a side by whim, some streets one-way and some missing. */
const town = (size: number, whim: (index: number) => number): RoadNetwork => {
  const [tail, head, urgent]: number[][] = [[], [], []];
  const street = (a: number, b: number): void => {
    const dice = whim(tail!.length * 7 + a);
    if (dice < 0.12) return;
    tail!.push(a);
    head!.push(b);
    urgent!.push(1 + Math.floor(dice * 20_000));
    if (dice < 0.3) return;
    tail!.push(b);
    head!.push(a);
    urgent!.push(1 + Math.floor(whim(b * 13 + a) * 20_000));
  };
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const node = row * size + column;
      if (column + 1 < size) street(node, node + 1);
      if (row + 1 < size) street(node, node + size);
    }
  }
  const times = Int32Array.from(urgent!);
  return buildRoadNetwork({ lon: Float64Array.from({ length: size * size }, (_, node) => (node % size) * STEP),
    lat: Float64Array.from({ length: size * size }, (_, node) => 45 + Math.floor(node / size) * STEP),
    tail: Uint32Array.from(tail!), head: Uint32Array.from(head!), times: [times, times.map((ms) => ms * 2)] });
};

const whimOf = (seed: number) => (index: number): number => {
  let h = Math.imul(seed ^ (index + 0x9e3779b9), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 2 ** 32;
};

const towns = fc.tuple(fc.integer({ min: 2, max: 14 }), fc.integer()).map(([size, seed]) => town(size, whimOf(seed)));

const changesOfTown = fc.array(fc.tuple(fc.nat(), fc.constantFrom(NO_WAY, 3, 50_000)), { maxLength: 20 });

describe('roads', () => {
  it('give the times of an exhaustive search, from every node, on any town', () => {
    fc.assert(fc.property(towns, fc.nat(), fc.nat(), (network, a, b) => {
      const hierarchy = buildHierarchy(network);
      const metric = customise(hierarchy, network.times[0]!);
      const times = timesToScene(hierarchy, metric);
      for (const doors of [[{ node: a % network.lon.length, ms: 5 }],
        [{ node: b % network.lon.length, ms: 900 }, { node: a % network.lon.length, ms: 20 }]]) {
        times.toScene(doors);
        const expected = exhaustiveTimes(network, network.times[0]!, doors);
        network.lon.forEach((_, node) => assert.equal(times.msFrom(node), Math.min(NO_WAY, expected[node]!)));
      }
    }), { numRuns: 60 });
  });

  it('count closed, slowed and reopened roads as if the map had been made anew', () => {
    fc.assert(fc.property(towns, changesOfTown, (network, changes) => {
      if (network.tail.length === 0) return;
      const hierarchy = buildHierarchy(network);
      const metric = customise(hierarchy, network.times[0]!);
      recustomise(hierarchy, metric, new Map(changes.map(([arc, ms]) => [arc % network.tail.length, ms])));
      const anew = customise(hierarchy, metric.arcMs);
      assert.deepEqual(metric, anew);
      recustomise(hierarchy, metric, new Map(network.times[0]!.entries()));
      assert.deepEqual(metric, customise(hierarchy, network.times[0]!));
    }), { numRuns: 60 });
  });

  const network = town(30, whimOf(3));
  const roads = openRoads(network, buildHierarchy(network));
  const somewhere = (seed: number): LonLat => [whimOf(seed)(1) * 29 * STEP, 45 + whimOf(seed)(2) * 29 * STEP];

  it('draw a way whose time is the arrival’s, from the vehicle to the scene', () => {
    for (let seed = 0; seed < 40; seed++) {
      const [scene, from] = [somewhere(seed), somewhere(seed + 100)];
      const [arrival] = roads.arrivals(scene, [{ at: from }], 'urgent');
      const way = roads.route(scene, from, 'urgent');
      assert.equal(arrival!.by === 'road', way !== undefined);
      assert.equal(way?.ms ?? arrival!.roadMs, arrival!.roadMs);
      assert.deepEqual([way?.line[0], way?.line.at(-1)], way ? [from, scene] : [undefined, undefined]);
    }
  });

  it('rank by mobilisation and road together, equal ones in the order given', () => {
    const scene = somewhere(1);
    const all = [{ at: somewhere(2), delayMs: 4_000_000 }, { at: somewhere(3) }, { at: somewhere(3) }];
    const found = roads.arrivals(scene, all, 'regular');
    assert.deepEqual(found.map(({ index }) => index), [1, 2, 0]);
    assert.equal(found[2]!.totalMs - found[2]!.roadMs, 4_000_000);
    const urgent = roads.arrivals(scene, all, 'urgent');
    assert.ok(urgent[0]!.roadMs < found[0]!.roadMs);
  });

  it('avoid a road from the moment when it is closed until it reopens', () => {
    const [scene, from] = [somewhere(5), somewhere(6)];
    const before = roads.arrivals(scene, [{ at: from }], 'urgent');
    const way = roads.route(scene, from, 'urgent')!;
    const middle = way.line[Math.floor(way.line.length / 2)]!;
    const arc = roads.nearestArc(middle)!.arc;
    const closed = new Map([arc, network.twin[arc]!].filter((one) => one !== -1).map((one) => [one, 'closed' as const]));
    roads.setConditions(closed);
    assert.ok(roads.arrivals(scene, [{ at: from }], 'urgent')[0]!.roadMs >= before[0]!.roadMs);
    assert.equal(roads.conditions().size, closed.size);
    roads.setConditions(new Map([...closed.keys()].map((one) => [one, 1])));
    assert.deepEqual(roads.arrivals(scene, [{ at: from }], 'urgent'), before);
    assert.equal(roads.conditions().size, 0);
  });

  it('say when no road leads there: the straight line at 50 km/h, 1.4 times longer', () => {
    const far: LonLat = [1, 46];
    const [one] = roads.arrivals(somewhere(1), [{ at: far }], 'urgent');
    assert.equal(one!.by, 'straight-line');
    assert.equal(roads.route(somewhere(1), far, 'urgent'), undefined);
    assert.equal(one!.roadMs, straightLineMs(far, somewhere(1)));
    assert.ok(Math.abs(straightLineMs([0, 45], [0, 45.4497]) - 1.4 * 3_600_000) < 5_000, '50 km is 84 minutes');
  });

  it('give a helicopter its dispatch, 220 km/h and its landing', () => {
    assert.ok(Math.abs(helicopterMs([0, 45], [0, 45.98946]) - (30 + 8) * 60_000) < 5_000, '110 km is 30 minutes');
    assert.equal(helicopterMs([0, 45], [0, 45]), HELICOPTER.dispatchMs + HELICOPTER.landingMs);
    assert.equal(helicopterMs([0, 45], [0, 45], { dispatchMs: 1, landingMs: 2, kmPerHour: 1 }), 3);
  });

  it('refuse an arc that names no node', () => {
    assert.throws(() => buildRoadNetwork({ lon: new Float64Array(1), lat: new Float64Array(1), tail: Uint32Array.of(0),
      head: Uint32Array.of(9), times: [Int32Array.of(1)] }), RangeError);
  });
});

describe('the nearest road', () => {
  it('is the one that a look at every road finds', () => {
    const network = town(12, whimOf(8));
    const grid = arcGrid(network);
    const metresTo = (arc: number, [lon, lat]: LonLat): number => {
      const [a, b] = [network.tail[arc]!, network.head[arc]!];
      const [k, dx, dy] = [Math.cos(45 * DEGREE), network.lon[b]! - network.lon[a]!, network.lat[b]! - network.lat[a]!];
      const [px, py] = [(lon - network.lon[a]!) * k, lat - network.lat[a]!];
      const along = Math.max(0, Math.min(1, (px * dx * k + py * dy) / ((dx * k) ** 2 + dy ** 2)));
      return Math.hypot(px - along * dx * k, py - along * dy) * 111_194.93;
    };
    fc.assert(fc.property(fc.double({ min: -0.01, max: 0.02, noNaN: true }), fc.double({ min: -0.01, max: 0.02, noNaN: true }), (u, v) => {
      const at: LonLat = [u, 45 + v];
      const least = Math.min(...network.tail.keys().map((arc) => metresTo(arc, at)));
      const found = grid.nearest(at, GEO_LIMITS.snap_metres_max);
      assert.ok(Math.abs(found!.metres - least) < 1, `${found?.metres} for ${least}`);
      assert.ok(Math.abs(distance(found!.at, at) - found!.metres) < 5);
    }));
    assert.equal(grid.nearest([0, 45.1], GEO_LIMITS.snap_metres_max), undefined);
    const [first] = network.tail.keys();
    assert.notEqual(grid.nearest([0, 45], 500, (arc) => arc !== first)?.arc, first);
  });
});
