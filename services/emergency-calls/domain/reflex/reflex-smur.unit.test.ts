import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseReflexSmur, type Candidate } from './reflex-smur.ts';

const vehicle = (resourceId: string, more: Partial<Candidate> = {}): Candidate => ({ resourceId, name: resourceId, vehicleType: 'SMUR.VLM',
  crew: 'MED', status: null, inService: true, lat: 46, lon: -3, ...more });
const scene = { lat: 46.1, lon: -3 };
const chosen = (fleet: Candidate[], place: typeof scene | null = scene, road?: Map<string, number>) => {
  const choice = chooseReflexSmur(place, fleet, road);
  return choice && [choice.vehicle.resourceId, choice.how];
};

test('the nearest free SMUR with a doctor is alerted, its time marked as the crow flies', () => {
  assert.deepEqual(chosen([vehicle('far', { lat: 45 }), vehicle('near', { lat: 46.09 })]), ['near', 'straight']);
  assert.equal(chooseReflexSmur(scene, [vehicle('a')])?.seconds, 1_120);
});

test('a known road decides against the straight line', () => {
  const fleet = [vehicle('near', { lat: 46.09 }), vehicle('far', { lat: 45.9 })];
  assert.deepEqual(chosen(fleet, scene, new Map([['near', 1_500], ['far', 900]])), ['far', 'road']);
});

test('busy, out of service, without a doctor, for children and by air are left out; one on its way home is not', () => {
  assert.equal(chosen([vehicle('busy', { status: 'DEPART' }), vehicle('out', { inService: false }), vehicle('nurse', { crew: 'PARAMED' }),
    vehicle('child', { vehicleType: 'SMUR.AR-PED' }), vehicle('air', { vehicleType: 'SMUR.HELISMUR' }), vehicle('amb',
      { vehicleType: 'TSU.AMB', crew: 'SECOURS' })]), undefined);
  assert.deepEqual(chosen([vehicle('back', { status: 'RETOUR' })]), ['back', 'straight']);
});

test('without a place, or with the place 0, 0, the first free one is alerted all the same and says so', () => {
  assert.deepEqual([chosen([vehicle('b'), vehicle('a')], null), chosen([vehicle('a')], { lat: 0, lon: 0 })], [['a', 'unplaced'],
    ['a', 'unplaced']]);
});
