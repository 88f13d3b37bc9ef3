import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { describe, it } from 'node:test';
import { sphereDistance } from '../crs/geodesic.ts';
import { findTerritory } from '../crs/territory.ts';
import { communeFinder } from '../places/commune-finder.ts';
import { exhaustiveTimes } from '../road/exhaustive-times.ts';
import { NO_WAY } from '../road/road-network.ts';
import { generateDepartement } from './departement.ts';
import { fieldAt } from './field.ts';
import { gazetteerOf } from './to-gazetteer.ts';
import { geojsonLines } from './geojson-lines.ts';
import { diceOf } from './seeded.ts';

const SMALL = { seed: 3, communes: 24, width: 32_000, height: 26_000 };
const small = generateDepartement(SMALL);

describe('a generated département', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(generateDepartement(SMALL), small);
    assert.notDeepEqual(generateDepartement({ ...SMALL, seed: 4 }).communes[0], small.communes[0]);
  });

  it('bears codes and post codes that belong to no real commune', () => {
    const load = createRequire(import.meta.url);
    const real = load('@etalab/decoupage-administratif/data/communes.json') as { code: string; codesPostaux?: string[] }[];
    const known = new Set(real.flatMap(({ code, codesPostaux = [] }) => [code, ...codesPostaux]));
    for (const { code, postcode } of small.communes) {
      assert.match(code, /^00\d{3}$/);
      assert.ok(!known.has(code) && !known.has(postcode), `${code} ${postcode}`);
    }
    assert.equal(new Set(small.communes.map(({ code }) => code)).size, small.communes.length);
    assert.equal(new Set(small.communes.map(({ name }) => name)).size, small.communes.length);
  });

  it('lies in the box of metropolitan France, in the ocean', () => {
    assert.equal(findTerritory([small.west, small.south])?.name, 'Métropole');
    assert.ok(small.communes.every(({ at }) => at[0] < -2 && at[1] > 45 && at[1] < 47));
  });

  it('has roads that lead from everywhere to the largest town and back', () => {
    const { roads } = small;
    const reached = exhaustiveTimes(roads, roads.times[0]!, [{ node: 0, ms: 0 }]).reduce((sum, ms) => sum + (ms < NO_WAY ? 1 : 0), 0);
    assert.ok(reached / roads.lon.length > 0.995, `${reached} of ${roads.lon.length}`);
    const back = { ...roads, tail: roads.head, head: roads.tail };
    const left = exhaustiveTimes(back, roads.times[0]!, [{ node: 0, ms: 0 }]).reduce((sum, ms) => sum + (ms < NO_WAY ? 1 : 0), 0);
    assert.ok(left / roads.lon.length > 0.995, `${left} of ${roads.lon.length}`);
  });

  it('has houses on land, in the commune that their street belongs to', () => {
    const communeAt = communeFinder(small.communes);
    const { houses, ways } = small;
    let astray = 0;
    for (let house = 0; house < houses.way.length; house += 37) {
      if (communeAt([houses.lon[house]!, houses.lat[house]!]) !== ways[houses.way[house]!]!.commune) astray++;
    }
    assert.ok(astray / (houses.way.length / 37) < 0.02, `${astray} of ${houses.way.length / 37}`);
    assert.ok(houses.way.every((way, house) => house === 0 || way >= houses.way[house - 1]!));
  });

  it('has what a centre needs: a hospital with its SMUR, fire stations, posts in both directions, rivers that reach the sea', () => {
    const kinds = new Set(small.spots.map(({ kind }) => kind));
    for (const kind of ['hospital', 'smur', 'fire-station', 'school', 'hamlet', 'town-hall'] as const) assert.ok(kinds.has(kind), kind);
    const ring = small.posts.filter(({ ref }) => ref === 'A986');
    assert.deepEqual(new Set(ring.map(({ direction }) => direction)), new Set(['intérieur', 'extérieur']));
    assert.ok(small.rivers.length > 0);
    assert.ok(small.surfaces.some(({ kind }) => kind === 'land'));
    assert.ok(fieldAt(small.relief, 16_000, 13_000) > 0 && fieldAt(small.relief, 0, 0) < 0);
  });

  it('gives crossings in both orders, at a node of both streets', () => {
    const { crossings, ways } = gazetteerOf(small);
    assert.ok(crossings.a.length > 1_000 && crossings.a.every((way, at) => at === 0 || way >= crossings.a[at - 1]!));
    const seen = new Set(Array.from(crossings.a, (a, at) => `${a}/${crossings.b[at]}`));
    assert.ok([...seen].every((pair) => seen.has(pair.split('/').reverse().join('/'))));
    const at = crossings.a.findIndex((way) => ways[way]!.commune === 0);
    assert.ok(sphereDistance([crossings.lon[at]!, crossings.lat[at]!], small.communes[0]!.at) < 10_000);
  });

  it('streams itself as lines of GeoJSON', () => {
    let [lines, addresses] = [0, 0];
    for (const line of geojsonLines(small)) {
      const feature = JSON.parse(line) as { type: string; properties: { layer: string } };
      assert.equal(feature.type, 'Feature');
      lines++;
      if (feature.properties.layer === 'address') addresses++;
    }
    assert.equal(addresses, small.houses.way.length);
    assert.ok(lines > addresses + small.communes.length + small.ways.length);
  });

  it('throws dice that a label decides', () => {
    const roll = (label: string): number[] => Array.from({ length: 4 }, diceOf(1, label));
    assert.deepEqual(roll('a'), roll('a'));
    assert.notDeepEqual(roll('a'), roll('b'));
    const many = Array.from({ length: 10_000 }, diceOf(5, 'mean'));
    assert.ok(Math.abs(many.reduce((sum, one) => sum + one, 0) / many.length - 0.5) < 0.02);
  });
});
