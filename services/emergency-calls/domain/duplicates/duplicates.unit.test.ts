import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findClusters } from './find-clusters.ts';
import { gatheringAround } from './gathering-around.ts';
import { matchNatures } from './natures.ts';
import { rankDuplicates, type Comparable } from './rank-duplicates.ts';
import { settingsOf } from '../indicators/settings.ts';
import type { Sign } from './sign.ts';
import { thresholdsOf } from './thresholds.ts';

const MINUTE = 60_000;
const NOW = 1_000 * MINUTE;
const PLACE = { lat: 46.3, lon: -3.4 };
/** A point so many metres to the north of the place. */
const north = (metres: number) => ({ lat: PLACE.lat + metres / 111_195, lon: PLACE.lon });

const dossier = (id: string, more: Partial<Comparable> = {}): Comparable => ({ dossier: id, number: id, openedAt: NOW, ...PLACE,
  precision: 'ADRESSE', town: 'Valmont', fact: null, motive: null, joinedTo: null, ...more });
const found = (subject: Comparable, ...open: Comparable[]): string[] => rankDuplicates(subject, open).map((one) => one.dossier);

describe('same event? (domain §9)', () => {
  it('asks within 300 m and 30 minutes, both ends counted, and not beyond', () => {
    assert.deepEqual(found(dossier('a'), dossier('near', north(299)), dossier('far', north(301))), ['near']);
    assert.deepEqual(found(dossier('a'), dossier('in', { openedAt: NOW - 30 * MINUTE }),
      dossier('out', { openedAt: NOW - 30 * MINUTE - 1 })), ['in']);
  });

  it('asks as far and as long as the centre says', () => {
    const wide = thresholdsOf(settingsOf({ duplicate_near_m: 400, duplicate_soon_min: 5 }));
    const open = [dossier('near', north(399)), dossier('old', { openedAt: NOW - 6 * MINUTE })];
    assert.deepEqual(rankDuplicates(dossier('a'), open, wide).map((one) => one.dossier), ['near']);
  });

  it('asks in one town when a place is imprecise, whatever the writing of its name', () => {
    const town = { lat: null, lon: null, town: 'SAINT ANDRE' };
    assert.deepEqual(found(dossier('a', { town: 'Saint-André' }), dossier('imprecise', town),
      dossier('elsewhere', { ...town, town: 'Autre' }),
      dossier('precise', { ...north(5_000), town: 'Saint-André' })), ['imprecise']);
    assert.deepEqual(found(dossier('a', { precision: 'VILLE', town: 'x' }), dossier('b', { ...north(4_000), town: 'x' })), ['b']);
  });

  it('asks only of natures that go together', () => {
    assert.deepEqual(['C01.01.00', 'C04.02.01', null].map((fact) => found(dossier('a', { fact: 'C01.02.00' }),
      dossier('b', { fact })).length),
      [1, 0, 1]);
    assert.deepEqual([matchNatures('C01.01', 'C01.01'), matchNatures('C01.01', 'C01.02'), matchNatures('C04.01', 'C05.01'),
      matchNatures('C01.01', 'C11.06.00'), matchNatures('C01.01', 'C08.01')], ['same', 'family', 'kin', 'unknown', 'other']);
  });

  it('puts the nearest, the newest and the most alike first', () => {
    const open = [dossier('far', north(250)), dossier('alike', { ...north(50), motive: 'M03.06' }), dossier('late', { ...north(50),
      openedAt: NOW - 25 * MINUTE })];
    assert.deepEqual(found(dossier('a', { motive: 'M03.06' }), ...open), ['alike', 'late', 'far']);
  });

  it('names the main dossier of one that was joined, once, and never the dossier itself nor its own main', () => {
    assert.deepEqual(rankDuplicates(dossier('a'), [dossier('joined', { joinedTo: 'main' }), dossier('main', { number: 'n' }), dossier('a')])
      .map((one) => [one.dossier, one.number]), [['main', 'n']]);
    assert.deepEqual(found(dossier('a', { joinedTo: 'main' }), dossier('main'), dossier('child', { joinedTo: 'a' })), []);
  });

  it('compares nothing with the place 0, 0', () => {
    const zero = { lat: 0, lon: 0, town: null };
    assert.deepEqual(found(dossier('a', zero), dossier('b', zero)), []);
  });
});

const sign = (n: number, more: Partial<Sign> = {}): Sign => ({ call: `c${n}`, dossier: null, at: NOW, ...PLACE, ...more });

describe('many calls, one event?', () => {
  it('sees a cluster from the fourth call in ten minutes within a kilometre', () => {
    const three = [1, 2, 3].map((n) => sign(n, north(n * 100)));
    assert.equal(findClusters(three, NOW).length, 0);
    const [cluster] = findClusters([...three, sign(4, { dossier: 'd' })], NOW);
    assert.deepEqual([cluster?.calls, cluster?.dossiers], [4, ['d']]);
    assert.equal(findClusters([...three, sign(4, { at: NOW - 11 * MINUTE })], NOW).length, 0);
    assert.equal(findClusters([...three, sign(4, north(1_500))], NOW).length, 0);
  });

  it('counts a call and the dossier that it opened once, and keeps two clusters apart', () => {
    const twice = [1, 2, 3].flatMap((n) => [sign(n, { dossier: `d${n}` }), sign(n, { call: null, dossier: `d${n}` })]);
    assert.equal(findClusters(twice, NOW).length, 0);
    const apart = [0, 1, 2, 3].flatMap((n) => [sign(n), sign(n + 10, north(8_000))]);
    assert.deepEqual(findClusters([...apart, sign(20)], NOW).map(({ calls }) => calls), [5, 4]);
  });

  it('tells before pick-up how many called in around, rounded so that the sentence is true', () => {
    const around = gatheringAround('c0', PLACE, NOW, [sign(0), sign(1, { ...north(320), at: NOW - 5.5 * MINUTE }),
      sign(2, { dossier: 'd' }),
      sign(3, north(600)), sign(4, { at: NOW - 11 * MINUTE })]);
    assert.deepEqual(around, { calls: 3, metres: 400, minutes: 6, dossiers: ['d'] });
    assert.equal(gatheringAround('c0', PLACE, NOW, [sign(0)]), undefined);
  });
});
