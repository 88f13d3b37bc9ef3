import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { wrongValues } from '../decide/check-fields.ts';
import { changesOfPlace, type FoundPlace } from './place-fields.ts';
import { precisionOfPlace, precisionOfRadius } from './place-precision.ts';
import { conflictsWith, doubtsOf, trustRank, type SourcePoint } from './trust.ts';

const PLACE: FoundPlace = { kind: 'address', label: '12 bis Rue des Lilas', context: '00010 Valmont', lat: 46.1, lon: -4.4,
  commune: { code: '00001', name: 'Valmont' } };
const valuesOf = (place: FoundPlace): Record<string, unknown> =>
  Object.fromEntries(changesOfPlace(place, '2026-01-01T00:00:00Z', () => 4).map(({ path, value }) => [path, value]));
const point = (source: string, radius: number | null, more: Partial<SourcePoint> = {}): SourcePoint =>
  ({ source, lat: 46.1, lon: -4.4, radius_m: radius, ...more });

describe('a place that was chosen', () => {
  it('writes line, number, street, town with its code and point, all valid, having seen each field', () => {
    const values = valuesOf(PLACE);
    assert.equal(values['location.detailedAddress.complete'], '12 bis Rue des Lilas');
    assert.deepEqual([values['location.detailedAddress.number'], values['location.detailedAddress.wayName']],
      ['12 bis', { complete: 'Rue des Lilas' }]);
    assert.deepEqual(values['location.city'], { name: 'Valmont', inseeCode: '00001' });
    assert.deepEqual(values['location.geometry'], { lat: 46.1, lon: -4.4, radius_m: null, source: 'REFERENTIEL',
      at: '2026-01-01T00:00:00Z', precision: 'ADRESSE', label: '12 bis Rue des Lilas' });
    assert.deepEqual(wrongValues(values, 'arm'), []);
    assert.ok(changesOfPlace(PLACE, '', () => 4).every(({ seen }) => seen === 4));
  });

  it('writes motorway, marker and direction, and empties what holds no more', () => {
    const values = valuesOf({ kind: 'post', label: 'A986 PK 12,4 sens extérieur', context: '', lat: 46, lon: -4 });
    assert.deepEqual(values['location.detailedAddress.highway'], { name: 'A986', pk: '12,4', direction: 'extérieur' });
    assert.deepEqual([values['location.city'], values['location.detailedAddress.number']], [null, null]);
    assert.deepEqual(wrongValues(values, 'arm'), []);
  });

  it('names a spot; other kinds leave the name that was typed', () => {
    assert.equal(valuesOf({ ...PLACE, kind: 'spot', label: 'Mairie de Valmont' })['location.name'], 'Mairie de Valmont');
    assert.ok(!('location.name' in valuesOf(PLACE)));
  });

  it('is as precise as its kind, or its radius', () => {
    assert.deepEqual(['address', 'street', 'commune', 'crossing', 'coordinates'].map((kind) => precisionOfPlace(kind)),
      ['ADRESSE', 'RUE', 'VILLE', 'ADRESSE', 'EXACTE']);
    assert.equal(precisionOfPlace('address', true), 'RUE');
    assert.deepEqual([30, 31, 100, 101, 500, 501, 5_000, 5_001, null].map(precisionOfRadius), ['EXACTE', 'ADRESSE', 'ADRESSE', 'RUE', 'RUE',
      'VILLE', 'VILLE', 'INCONNUE', 'INCONNUE']);
  });
});

describe('sources of a place', () => {
  it('are trusted in the order of domain §8', () => {
    const ranked = [point('LIGNE', null), point('AML', 3_000), point('AML', 90), point('REFERENTIEL', null), point('ECALL', 50),
      point('WEB', 5, { confirmed: true })].toSorted((a, b) => trustRank(a) - trustRank(b));
    assert.deepEqual(ranked.map(({ source, radius_m: radius }) => [source, radius]), [['WEB', 5], ['ECALL', 50], ['REFERENTIEL', null],
      ['AML', 90], ['AML', 3_000], ['LIGNE', null]]);
  });

  it('contradict each other beyond 500 m, the radius of doubt counted', () => {
    const far = { lat: 46.107, lon: -4.4 };
    assert.deepEqual(conflictsWith(point('REFERENTIEL', null), [point('AML', 40, far), point('AML', 400, far), point('ECALL', 10)])
      .map(({ source, metres }) => [source, metres]), [['AML', 778]]);
  });

  it('are doubtful at 0,0, swapped and outside France, until somebody confirms', () => {
    assert.deepEqual(doubtsOf({ lat: 0, lon: 0 }), ['null-island']);
    assert.deepEqual(doubtsOf({ lat: -4.4, lon: 46.1 }), ['perhaps-swapped', 'outside-france']);
    assert.deepEqual(doubtsOf({ lat: 52.5, lon: 13.4 }), ['outside-france']);
    assert.deepEqual(doubtsOf({ lat: 52.5, lon: 13.4, confirmed: true }), []);
    assert.deepEqual(doubtsOf({ lat: 46.1, lon: -4.4 }), []);
  });
});
