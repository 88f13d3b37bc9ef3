import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { sphereDistance } from '../crs/geodesic.ts';
import type { LonLat } from '../crs/projection.ts';
import { GEO_LIMITS } from '../limits.ts';
import type { Gazetteer } from './gazetteer.ts';
import { openPlaces, type SearchOptions } from './places.ts';
import { vocabularyOf } from './vocabulary.ts';

const square = ([x, y]: LonLat, half: number): LonLat[] =>
  [[x - half, y - half], [x + half, y - half], [x + half, y + half], [x - half, y + half]];
const commune = (code: string, name: string, postcode: string, population: number, at: LonLat) =>
  ({ code, name, postcode, population, at, ring: square(at, 0.02) });

const A: LonLat = [-4, 46];
const B: LonLat = [-3.9, 46];
const WAYS: readonly [name: string, commune: number, at: LonLat, ref?: string][] = [
  ['Rue Gambetta', 0, [-4, 46]], ['Rue de la République', 0, [-4.001, 46]], ['Boulevard du Général Hérold', 0, [-4.002, 46]],
  ['Rue de la République', 1, [-3.9, 46]], ['Rue du 8 Mai 1945', 1, [-3.901, 46]], ['Allée des Tilleuls', 1, [-3.902, 46]],
  ['Route de Nérvonnay', 1, [-3.95, 46], 'D12'],
];
const HOUSES: readonly [way: number, number: number, suffix: number, lon: number, lat: number][] = [
  [0, 11, 0, -4.0002, 46.0001], [0, 12, 0, -4.0001, 46], [0, 12, 1, -4, 46], [1, 8, 0, -4.001, 46], [3, 8, 0, -3.9, 46],
  [4, 3, 0, -3.901, 46], [4, 8, 0, -3.9012, 46],
];
const posts = (direction: string, north: number) => [0, 200, 400, 600].map((metres) =>
  ({ ref: 'A986', direction, metres, at: [-4 + metres / 80_000, 46.1 + north] as LonLat }));
const GAZETTEER: Gazetteer = {
  communes: [commune('00001', 'Sévarac-sous-Bois', '00010', 120_000, A), commune('00002', 'Saint-Léger', '00025', 900, B)],
  ways: WAYS.map(([name, town, at, ref]) => ({ name, commune: town, at, ...(ref ? { ref } : {}) })),
  houses: { way: Int32Array.from(HOUSES, (one) => one[0]), number: Int32Array.from(HOUSES, (one) => one[1]),
    suffix: Int32Array.from(HOUSES, (one) => one[2]),
    lon: Float64Array.from(HOUSES, (one) => one[3]), lat: Float64Array.from(HOUSES, (one) => one[4]) },
  spots: [{ kind: 'hospital', name: 'Centre hospitalier de Sévarac-sous-Bois', commune: 0, at: [-4.003, 46] },
    { kind: 'hamlet', name: 'La Grande Lande', commune: 1, at: [-3.91, 46.01] }],
  posts: [...posts('intérieur', 0), ...posts('extérieur', 0.001)],
  crossings: { a: Int32Array.of(0, 1), b: Int32Array.of(1, 0), lon: Float64Array.of(-4.0005, -4.0005), lat: Float64Array.of(46, 46) },
};
const places = openPlaces(GAZETTEER);
const first = (text: string, options: SearchOptions = {}): string => {
  const [place] = places.search(text, options);
  return place ? `${place.label}, ${place.context}`.replace(/, $/, '') : '';
};

/** What is typed, and the first answer. */
const FOUND: readonly [text: string, label: string, focus?: LonLat][] = [
  ['12 rue gambetta sevarac', '12 Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['12 r gambeta', '12 Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['12 bis rue gambetta', '12 bis Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['12b rue gambetta', '12 bis Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['gambetta 11', '11 Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['rue gabmetta', 'Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['bd gal herold', 'Boulevard du Général Hérold, 00010 Sévarac-sous-Bois'],
  ['8 rue de la republique', '8 Rue de la République, 00025 Saint-Léger', B],
  ['8 rue de la republique', '8 Rue de la République, 00010 Sévarac-sous-Bois', A],
  ['8 rue republique st leger', '8 Rue de la République, 00025 Saint-Léger', A],
  ['8 rue republique 00025', '8 Rue de la République, 00025 Saint-Léger', A],
  ['8 rue republique 00002', '8 Rue de la République, 00025 Saint-Léger', A],
  ['rue du 8 mai 1945', 'Rue du 8 Mai 1945, 00025 Saint-Léger'],
  ['3 rue du 8 mai', '3 Rue du 8 Mai 1945, 00025 Saint-Léger'],
  ['8 rue du 8 mai', '8 Rue du 8 Mai 1945, 00025 Saint-Léger'],
  ['all tilleul', 'Allée des Tilleuls, 00025 Saint-Léger'],
  ['d12', 'D12 Route de Nérvonnay, 00025 Saint-Léger'],
  ['seva', 'Sévarac-sous-Bois, 00010'], ['00025', 'Saint-Léger, 00025'],
  ['hop sevarac', 'Centre hospitalier de Sévarac-sous-Bois, 00010 Sévarac-sous-Bois'],
  ['gde lande', 'La Grande Lande, 00025 Saint-Léger'],
  ['rue gambetta / rue de la république', 'Rue Gambetta / Rue de la République, 00010 Sévarac-sous-Bois'],
  ['gambetta x republique', 'Rue Gambetta / Rue de la République, 00010 Sévarac-sous-Bois'],
  ['angle de la rue de la republique et de la rue gambetta sevarac', 'Rue de la République / Rue Gambetta, 00010 Sévarac-sous-Bois'],
  ['A986 PK 0,3 sens extérieur', 'A986 PK 0,3 sens extérieur'], ['autoroute a986 pk 0+300 int', 'A986 PK 0,3 sens intérieur'],
  ['46,0001 N 4,0002 O', '46°00′00,4″N 4°00′00,7″O'],
];

describe('the search of places', () => {
  for (const [text, label, focus] of FOUND) {
    it(`finds ${label} from "${text}"`, () => { assert.equal(first(text, focus ? { focus } : {}), label); });
  }

  it('says that a number is not known and gives the nearest of that side', () => {
    const [place] = places.search('14 rue gambetta sevarac');
    assert.deepEqual([place?.label, place?.nearestNumber], ['12 Rue Gambetta', true]);
  });

  it('puts a post between its neighbours, and gives each direction when none is said', () => {
    const found = places.search('A986 PK 0,3');
    assert.deepEqual(found.map(({ label }) => label), ['A986 PK 0,3 sens intérieur', 'A986 PK 0,3 sens extérieur']);
    assert.ok(sphereDistance(found[0]!.at, [-4 + 300 / 80_000, 46.1]) < 1);
    assert.deepEqual(places.search('A986 PK 99').filter(({ kind }) => kind === 'post'), []);
  });

  it('passes on the doubts of coordinates', () => {
    assert.deepEqual(places.search('0, 0')[0]?.doubts, ['null-island']);
  });

  it('answers anything that is typed, reads no more than its bound, and finds nothing in nonsense', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => { places.search(text); }));
    assert.deepEqual(places.search('   '), []);
    assert.deepEqual(places.search('zzzzqqqq'), []);
    const padded = `${' '.repeat(GEO_LIMITS.query_characters_max)}rue gambetta`;
    assert.deepEqual(places.search(padded), []);
    assert.equal(places.search('rue', { count: 2 }).length, 2);
  });

  it('takes a word that every object inherits for a word', () => {
    for (const text of ['constructor', 'rue constructor', 'Constructor Gambetta']) places.search(text);
    assert.equal(first('rue gambetta constructor'), first('rue gambetta'));
  });

  it('says what is at a point: the nearest number and the commune', () => {
    const { address, commune: town } = places.reverse([-4.0001, 46.0001]);
    assert.equal(address?.label, '11 Rue Gambetta');
    assert.ok(address.metres < 15);
    assert.deepEqual(town, { code: '00001', name: 'Sévarac-sous-Bois', postcode: '00010' });
    const degrees = GEO_LIMITS.reverse_metres_max / 111_000;
    assert.equal(places.reverse([-4.0005, 46 + degrees * 1.2]).address, undefined);
    assert.deepEqual(places.reverse([0, 0]), {});
  });
});

describe('the vocabulary', () => {
  const fits = (words: readonly string[], typed: string): string[] => vocabularyOf([...words].sort()).fits(typed)
    .map(({ word }) => [...words].sort()[word]!);

  it('forgives one slip from four letters on, two from eight, none before', () => {
    assert.deepEqual(fits(['moulin'], 'mouiln'), ['moulin']);
    assert.deepEqual(fits(['moulin'], 'moliin'), []);
    assert.deepEqual(fits(['rue'], 'ure'), []);
    assert.deepEqual(fits(['republique'], 'rpeubliqe'), ['republique']);
    assert.deepEqual(fits(['republique', 'repos'], 'repu'), ['republique', 'repos']);
  });

  it('agrees with the definition of the distance on any words', () => {
    const word = fc.stringMatching(/^[ab]{1,7}$/);
    fc.assert(fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 12 }), fc.stringMatching(/^[ab]{4,7}$/), (words, typed) => {
      const expected = words.filter((one) => Array.from({ length: one.length }, (_, at) => one.slice(0, at + 1))
        .some((prefix) => slips(prefix, typed) <= 1));
      assert.deepEqual(fits(words, typed).sort(), expected.sort());
    }));
  });
});

/** Restricted distance of Damerau by its recursion. */
const slips = (a: string, b: string): number => {
  if (a === '' || b === '') return a.length + b.length;
  const [restA, restB] = [a.slice(0, -1), b.slice(0, -1)];
  if (a.at(-1) === b.at(-1)) return slips(restA, restB);
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1)
    ? slips(a.slice(0, -2), b.slice(0, -2)) : Infinity;
  return 1 + Math.min(slips(restA, restB), slips(restA, b), slips(a, restB), swapped);
};
