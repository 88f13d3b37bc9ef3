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
    for (const text of ['', '12 rue du Moulin', '48', '48.85', '48°61′N 2°E', '48 N 2 N', '12 34 56', 'A86 PK 12,4', '9'.repeat(500)]) {
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
