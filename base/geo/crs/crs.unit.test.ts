import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it, type TestContext } from 'node:test';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { findCrs, KNOWN_CRS, reproject } from './crs.ts';
import { bearing, distance, pointAt, sphereDistance } from './geodesic.ts';
import { legalCrsAt, TERRITORIES } from './territory.ts';
import { boundsOfTile, lonLatOfWorld, tileOf, worldOf } from './web-mercator.ts';
import type { LonLat } from './projection.ts';

const crs = (epsg: number) => findCrs(epsg)!;

/** Points of one system of a file of IGN's Circé, by number. Degrees are written D.MMSSsss. */
const circe = (text: string, system: string): [number, number][] => {
  const lines = text.split(/\r?\n/);
  const start = lines.findIndex((line) => line.startsWith(`--sourceCRS=${system}.`));
  assert.notEqual(start, -1, system);
  const count = Number(lines[start + 1]);
  const angle = (value: string): number => {
    const [, sign = '', d = '', m = '', s = ''] = /^(-?)(\d+)\.(\d\d)(\d+)$/.exec(value)!;
    return (sign ? -1 : 1) * (Number(d) + Number(m) / 60 + Number(`${s.slice(0, 2)}.${s.slice(2)}`) / 3600);
  };
  const degrees = lines[start]!.includes('DMS') && lines[start]!.includes('ILP');
  return lines.slice(start + 2, start + 2 + count).map((line) => {
    const [, x = '', y = ''] = line.trim().split(/\s+/);
    return degrees ? [angle(x), angle(y)] : [Number(x), Number(y)];
  });
};

const assertNear = (found: readonly number[], expected: readonly number[], tolerance: number): void => {
  found.forEach((value, index) => assert.ok(Math.abs(value - expected[index]!) <= tolerance, `${found} for ${expected}`));
};

const island = (t: TestContext, file: string, round: string, flat: string, epsg: number): void => {
  const path = referenceData(t, `geoplatform/geodesy/${file}`);
  if (!path) return;
  const text = readFileSync(path, 'utf8');
  const [degrees, metres] = [circe(text, round), circe(text, flat)];
  assert.ok(degrees.length >= 7);
  degrees.forEach((at, index) => {
    assertNear(crs(epsg).projection.forward(at), metres[index]!, 0.0011);
    assertNear(crs(epsg).projection.inverse(metres[index]!), at, 2e-8);
  });
};

describe('legal projections', () => {
  it('gives the constants of Lambert-93 that IGN publishes (NTG 71): its origin and its pole', () => {
    const [x, y] = crs(2154).projection.forward([3, 46.5]);
    assertNear([x, y], [700_000, 6_600_000], 1e-6);
    assertNear(crs(2154).projection.forward([3, 90 - 1e-13]), [700_000, 12_655_612.0499], 0.0005);
  });

  it('agrees with IGN’s Circé on La Réunion (RGR92 UTM 40S), to the published millimetre', (t) =>
    island(t, 'circe-REU.txt', 'RGR92G', 'RGR92UTM40S', 2975));

  it('agrees with IGN’s Circé on Guadeloupe (RGAF09 UTM 20N), to the published millimetre', (t) =>
    island(t, 'circe-GUAD.txt', 'RGAF09G', 'RGAF09UTM20', 5490));

  it('agrees with the Base Adresse Nationale on 501 addresses (Lambert-93, published to the decimetre)', (t) => {
    const path = referenceData(t, 'geoplatform/addresses/adresses-54084-mont-bonvillers.csv');
    if (!path) return;
    const [head = '', ...rows] = readFileSync(path, 'utf8').trim().split(/\r?\n/);
    const column = (row: string, name: string): number => Number(row.split(';')[head.split(';').indexOf(name)]);
    for (const row of rows) {
      assertNear(crs(2154).projection.forward([column(row, 'lon'), column(row, 'lat')]), [column(row, 'x'), column(row, 'y')], 0.051);
    }
    assert.equal(rows.length, 501);
  });

  it('goes there and back in every system over its territory', () => {
    const grid = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(fc.property(fc.constantFrom(...TERRITORIES), fc.constantFrom(...KNOWN_CRS), grid, (place, system, [u, v]) => {
      const at: LonLat = [place.west + u * (place.east - place.west), place.south + v * (place.north - place.south)];
      const own = place.epsg === system.epsg || system.epsg === 3857 || (place.epsg === 2154 && system.epsg > 3900 && system.epsg < 4000);
      if (own) assertNear(system.projection.inverse(system.projection.forward(at)), at, 1e-9);
    }));
  });

  it('chooses the legal system of a place and carries a point between systems', () => {
    assert.equal(legalCrsAt([2.35, 48.85])?.epsg, 2154);
    assert.equal(legalCrsAt([55.5, -21.1])?.epsg, 2975);
    assert.equal(legalCrsAt([-61.5, 16.2])?.epsg, 5490);
    assert.equal(legalCrsAt([13.4, 52.5]), undefined);
    assertNear(reproject([700_000, 6_600_000], crs(2154), crs(3946)), crs(3946).projection.forward([3, 46.5]), 1e-4);
  });
});

describe('tiles of the web', () => {
  it('counts tiles from the north-west, and an edge belongs to the right and below', () => {
    assert.deepEqual(tileOf([0, 0], 1), { x: 1, y: 1 });
    assert.deepEqual(tileOf([2.294481, 48.85837], 15), { x: 16592, y: 11272 });
    assert.deepEqual(tileOf([180, -89], 3), { x: 7, y: 7 });
    assertNear(boundsOfTile(0, 0, 0), [-180, -85.0511287798066, 180, 85.0511287798066], 1e-9);
  });

  it('gives EPSG’s worked example of Web Mercator (guidance note 7-2) and comes back', () => {
    assertNear(findCrs(3857)!.projection.forward([-100.33333333, 24.38178694]), [-11_169_055.58, 2_800_000.0], 0.01);
    assertNear(lonLatOfWorld(worldOf([5.5, -21.3])), [5.5, -21.3], 1e-9);
  });
});

describe('geodesics', () => {
  const flinders: LonLat = [144 + 25 / 60 + 29.52440 / 3600, -(37 + 57 / 60 + 3.72030 / 3600)];
  const buninyong: LonLat = [143 + 55 / 60 + 35.38390 / 3600, -(37 + 39 / 60 + 10.15610 / 3600)];

  it('gives the line Flinders Peak – Buninyong of the Australian geodetic manual (GDA94, 54 972.271 m)', () => {
    assertNear([distance(flinders, buninyong)], [54_972.271], 0.001);
    assertNear([bearing(flinders, buninyong)], [306 + 52 / 60 + 5.37 / 3600], 1e-5);
    assertNear([bearing(buninyong, flinders)], [127 + 10 / 60 + 25.07 / 3600], 1e-5);
  });

  it('stays near the ellipsoid on the sphere, and finds the way that it was sent', () => {
    fc.assert(fc.property(fc.double({ min: -5, max: 9, noNaN: true }), fc.double({ min: 42, max: 51, noNaN: true }),
      fc.double({ min: 10, max: 300_000, noNaN: true }), fc.double({ min: 0, max: 359.9, noNaN: true }), (lon, lat, metres, degrees) => {
        const end = pointAt([lon, lat], metres, degrees);
        assertNear([sphereDistance([lon, lat], end)], [metres], 0.01);
        assert.ok(Math.abs(distance([lon, lat], end) / metres - 1) < 0.006);
      }));
  });

  it('answers for the same point and for antipodes', () => {
    assert.equal(distance([2, 48], [2, 48]), 0);
    assert.ok(distance([0, 0], [180, 0]) > 19_900_000);
    assert.ok(Number.isFinite(bearing([0, 0], [179.9, 0.3])));
  });
});
