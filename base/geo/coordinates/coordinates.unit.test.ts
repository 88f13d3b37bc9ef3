import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { distance } from '../crs/geodesic.ts';
import type { LonLat } from '../crs/projection.ts';
import { degreesText } from './format-coordinates.ts';
import { mgrsOf, parseMgrs } from './mgrs.ts';
import { judgePoint } from './judge-point.ts';
import { parseCoordinates } from './parse-coordinates.ts';

const TOWER: LonLat = [2.294481, 48.85837];

const at = (text: string): LonLat => {
  const found = parseCoordinates(text);
  assert.ok(found.ok, `${text}: ${JSON.stringify(found)}`);
  return found.at;
};

/** The same place in every notation; the tolerance in metres is what the notation's last digit is worth. */
const SAME: readonly [text: string, metres: number][] = [
  ['48.85837, 2.294481', 0.2], ['48.85837,2.294481', 0.2], ['48,85837 2,294481', 0.2], ['48,85837, 2,294481', 0.2],
  ['48,85837,2,294481', 0.2], ['48.85837;2.294481', 0.2], ['lat=48.85837 lon=2.294481', 0.2], ['geo:48.85837,2.294481', 0.2],
  ['48.85837 N 2.294481 E', 0.2], ['N48.85837 E2.294481', 0.2], ['2,294481 E 48,85837 N', 0.2], ['+48.85837 +2.294481', 0.2],
  ['48°51\'30.132"N 2°17\'40.132"E', 0.2], ['48° 51′ 30,132″ N, 2° 17′ 40,132″ E', 0.2], ['48 51 30.132 2 17 40.132', 0.2],
  ['48°51’30,132”nord 2°17’40,132”est', 0.2], ['48°51.5022\' N 2°17.66886\' E', 0.2], ['N 48 51,5022 E 2 17,66886', 0.2],
  ['31U 448251 5411952', 1], ['UTM 31 448251 5411952', 1], ['31N 448251 5411952', 1], ['31UDQ4825111951', 1],
  ['31U DQ 48251 11951', 1], ['648237 6862272', 60], ['L93 648 237 6 862 272', 60], ['X=648237,5 Y=6862272', 60],
];

describe('coordinates in any notation', () => {
  for (const [text, metres] of SAME) {
    it(`reads ${text}`, () => { assert.ok(distance(at(text), TOWER) <= metres, `${at(text)} is ${distance(at(text), TOWER)} m away`); });
  }

  it('reads letters of the west and the south', () => {
    assert.deepEqual(at('21,1151 S 55,5364 E'), [55.5364, -21.1151]);
    assert.deepEqual(at('14.6 N 61.05 O'), [-61.05, 14.6]);
    assert.deepEqual(at('16°15′N 61°31′W').map((value) => value.toFixed(4)), ['-61.5167', '16.2500']);
    assert.deepEqual(at('46.78 -56.18'), [-56.18, 46.78]);
  });

  it('reads a plus code, whole only', () => {
    const found = parseCoordinates('8FW4V75V+8Q');
    assert.ok(found.ok && found.notation === 'plus-code' && distance(found.at, TOWER) < 20);
    assert.equal(parseCoordinates('V75V+8Q').ok, false);
  });

  it('flags 0,0, swapped figures and what is outside France, and keeps the figures', () => {
    assert.deepEqual(parseCoordinates('0, 0'), { ok: true, at: [0, 0], notation: 'degrees', doubts: ['null-island'] });
    assert.deepEqual(parseCoordinates('2.294481, 48.85837'), { ok: true, at: [48.85837, 2.294481], notation: 'degrees',
      doubts: ['perhaps-swapped', 'outside-france'], swapped: [2.294481, 48.85837] });
    assert.deepEqual(judgePoint([55.5, -21.1]), { doubts: [] });
    const berlin = parseCoordinates('52.52, 13.405');
    assert.ok(berlin.ok);
    assert.deepEqual(berlin.doubts, ['outside-france']);
  });

  it('refuses what is no point', () => {
    assert.deepEqual(parseCoordinates('filled.count.soap'), { ok: false, code: 'three-words' });
    assert.deepEqual(parseCoordinates('///filled.count.soap'), { ok: false, code: 'three-words' });
    for (const text of ['', '12 rue du Moulin', '3 rue', '12 rue 14', '48', '48.85',
      '48°61′N 2°E', '48 N 2 N', '12 34 56', 'A86 PK 12,4', '9'.repeat(500)]) {
      assert.deepEqual(parseCoordinates(text).ok, false, text);
    }
    assert.deepEqual(parseCoordinates('95.2 N 200 E'), { ok: false, code: 'out-of-range' });
  });

  it('never throws, whatever is typed', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 130 }), (text) => { parseCoordinates(text); }));
    fc.assert(fc.property(fc.stringMatching(/^[NSEOW\d .,°'"-]{0,40}$/), (text) => { parseCoordinates(text); }));
  });

  it('writes degrees that it reads back, and grid references likewise', () => {
    fc.assert(fc.property(fc.double({ min: -179, max: 179, noNaN: true }), fc.double({ min: -79, max: 79, noNaN: true }), (lon, lat) => {
      const text = degreesText([lon, lat]);
      const back = parseCoordinates(text);
      assert.ok(back.ok && distance(back.at, [lon, lat]) < 3, text);
      const grid = mgrsOf([lon, lat]);
      assert.ok(grid === undefined || distance(parseMgrs(grid)!.at, [lon, lat]) < 1, `${lon} ${lat} ${grid}`);
    }));
  });
});

it('links to maps, figures with the letters of their units, and words', () => {
  for (const text of ['https://maps.google.com/?q=48.8566,2.3522', 'https://www.openstreetmap.org/#map=17/48.8566/2.3522',
    'https://www.google.com/maps/@48.8566,2.3522,15z', 'https://www.openstreetmap.org/?mlat=48.8566&mlon=2.3522#map=17/48.0/2.0',
    'geo:48.8566,2.3522;u=35', '48d51m23.76sN 2d21m7.92sE',
    '48 degrés 51 minutes 23,76 secondes nord 2 degrés 21 minutes 7,92 secondes est']) {
    const found = parseCoordinates(text);
    assert.ok(found.ok && Math.abs(found.at[0] - 2.3522) < 1e-6 && Math.abs(found.at[1] - 48.8566) < 1e-6,
      `${text} ${JSON.stringify(found)}`);
  }
  assert.equal(parseCoordinates('https://example.org/maps').ok, false);
  assert.equal(parseCoordinates(`https://${'1.11'.repeat(10_000)}`).ok, false);
});

/** What receivers, other software and people write besides; figures rounded to what the notation tells. */
const ELSEWHERE: readonly (readonly [text: string, lon: number, lat: number])[] = [
  ...['4807.038,N,01131.000,E', '$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*47', 'N4807.038 E01131.000',
    '$GPRMC,123519,A,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W*6A', '4807.038 N, 1131.000 E', '480702.28N 0113100E',
    '+4807.038+01131.000/', '+480702.28+0113100+120/', '+48.1173+011.516667CRSWGS_84/', '4807,038 N 01131,000 E',
    'GPGLL,4807.038,N,01131.000,E,225444,A', 'GNGGA,1,4807.0380,N,01131.0000,E,1,08'].map((text) => [text, 11.51667, 48.1173] as const),
  ...['48.85837, 2.294481, 35', '48.85837,2.294481,35.5', '48.85837 2.294481 35m', '48,85837; 2,294481; 35,2', 'POINT(2.294481 48.85837)',
    '48.85837N, 2.294481E, 120 m', '48.85837, 2.294481 alt 35 m', '48.85837,2.294481 (précision 10 m)', '48.85837,2.294481 ±10 m',
    '48.85837, 2.294481, 35 m ± 4 m', 'SRID=4326;POINT Z (2.294481 48.85837 35)', '{"lat":48.85837,"lng":2.294481}', '48.85837，2.294481',
    '{"type":"Point","coordinates":[2.294481,48.85837]}', 'lon 2.294481 lat 48.85837', 'Lon : 2,294481 Lat : 48,85837',
    'lng=2.294481&lat=48.85837', '４８.８５８３７, ２.２９４４８１', '48.85837 degrés nord et 2.294481 degrés est',
    'https://www.google.com/maps/place/x/@48.85,2.35,17z/data=!3d48.85837!4d2.294481', 'geo:48.85837,2.294481,35;u=10',
    'https://www.geoportail.gouv.fr/carte?c=2.294481,48.85837&z=17', 'https://waze.com/ul?ll=48.85837%2C2.294481&navigate=yes',
    'https://maps.google.com/?q=48.85837,%202.294481'].map((text) => [text, 2.294481, 48.85837] as const),
  ...['48-51-30N 002-17-40E', '48 deg 51 min 30 s N 2 deg 17 min 40 s E', '48°51\'30"N 2°17\'40"E 35 m', '485130N 0021740E',
    '48º51’30”N, 002º17’40”E', '48° 51′ 30″ de latitude nord et 2° 17′ 40″ de longitude est'].map((text) =>
    [text, 2 + 17 / 60 + 40 / 3_600, 48.858333] as const),
  ...['N 6862272 E 648237', 'Y=6862272 X=648237', '6862272 648237', '448251E 5411952N zone 31'].map((text) =>
    [text, 2.2945, 48.8584] as const),
];

describe('what receivers and other software write', () => {
  for (const [text, lon, lat] of ELSEWHERE) {
    it(`reads ${text}`, () => { assert.ok(distance(at(text), [lon, lat]) < 6, `${at(text)}`); });
  }

  it('a sentence without a fix, with a wrong checksum, or a figure that is no angle, is none', () => {
    for (const text of ['$GPGGA,123519,4807.038,N,01131.000,E,0,08,0.9,545.4,M,46.9,M,,', '4867.038,N,01131.000,E',
      '$GPGGA,123519,4807.038,N,01131.000,E,1,08,0.9,545.4,M,46.9,M,,*48', 'GPGLL,4807.038,N,01131.000,E,225444,V',
      '$GPRMC,123519,V,4807.038,N,01131.000,E,022.4,084.4,230394,003.1,W', '48 51 2 17 30', '48.85837, 2.294481, 35, 12',
      '4807.038,N', '12 34 56', '48 2 35']) assert.equal(parseCoordinates(text).ok, false, text);
  });

  it('is read in a bounded time, and never throws', () => {
    const pieces = ['4807.038,', 'N,', '+48', '$GPGGA,', 'POINT(', '{"coordinates":[', '2.29 ', '±', ' 35 m',
      'https://x/?c=1.11', ',', ' '];
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 60 }), (parts) => { parseCoordinates(parts.join('')); }));
    for (const piece of pieces) {
      const start = performance.now();
      parseCoordinates(piece.repeat(20_000));
      assert.ok(performance.now() - start < 1_000, piece);
    }
  });
});
