import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { LIMITS } from '../../limits.ts';
import { positionsBy, readAddressPoints } from './address-points.ts';

const HEAD = 'id;nom_voie;numero;rep;code_insee;lon;lat';

describe('addresses of a commune, from the national address base', () => {
  it('positions by street and number: bis stands with its number, other communes are counted, bad lines are left', () => {
    const reading = readAddressPoints(`\uFEFF${[HEAD, '1;rue du Lavoir;12;;04112;5.78;43.83', '2;"Rue du Lavoir";12;bis;04112;5.79;43.84',
      '3;rue du Lavoir;14;;04088;5.7;43.8', '4;rue du Lavoir;16;;04112;;43.8', '5;rue du Lavoir;x;;04112;5.7;43.8',
      '6;rue du Lavoir;18;;04112;200;43.8', ''].join('\r\n')}`, '04112');
    assert.deepEqual(reading, { ok: true, elsewhere: 1, points: [{ cleVoie: 'RUE DU LAVOIR', numero: 12, lon: 5.78, lat: 43.83 }] });
    const at = positionsBy(reading.ok ? reading.points : []);
    assert.deepEqual([at('RUE DU LAVOIR', 12), at('RUE DU LAVOIR', 13), at('RUE DU LAVOIR', null)], [[5.78, 43.83], undefined, undefined]);
  });

  it('a file of another shape, of another commune, or too large says so', () => {
    const code = (text: string): string => { const read = readAddressPoints(text, '04112'); return read.ok ? '' : read.code; };
    assert.equal(code(''), 'COLONNES');
    assert.equal(code('numero,nom_voie,code_insee,lon,lat'), 'COLONNES');
    assert.equal(code(`${HEAD}\n1;rue du Lavoir;12;;04088;5.78;43.83`), 'AUCUNE');
    const lines = (count: number): string => [HEAD, ...Array.from({ length: count }, (_, i) => `1;rue ${i};1;;04112;5;43`)].join('\n');
    assert.equal(code(lines(LIMITS.address_points_max)), '');
    assert.equal(code(lines(LIMITS.address_points_max + 1)), 'TROP');
  });

  it('the published file of a commune is read whole', (t) => {
    const path = referenceData(t, 'geoplatform/addresses/adresses-54084-mont-bonvillers.csv');
    if (path === undefined) return;
    const reading = readAddressPoints(readFileSync(path, 'utf8'), '54084');
    assert.ok(reading.ok && reading.elsewhere === 0 && reading.points.length > 450, 'all but those with bis');
    assert.deepEqual(positionsBy(reading.points)('ALLEE DES ACACIAS', 18), [5.8330401618155, 49.3246174823707]);
  });
});
