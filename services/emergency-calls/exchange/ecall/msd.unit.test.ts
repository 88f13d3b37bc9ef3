import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { referenceData } from '#test/reference-data.ts';
import { decodeMsd, decodeMsdHex } from './decode-msd.ts';
import { encodeMsd } from './encode-msd.ts';
import { MSD, PROPULSIONS, propulsionsOf, toDegrees, VEHICLE_KINDS, type Msd } from './msd.ts';

const delta = fc.record({ latitude: fc.integer({ min: -512, max: 511 }), longitude: fc.integer({ min: -512, max: 511 }) },
  { noNullPrototype: true });
const coordinate = (max: number) => fc.option(fc.integer({ min: -max, max }));
const drawn = fc.record({
  version: fc.constantFrom(1, 2, 3), messageIdentifier: fc.nat(255), automatic: fc.boolean(), test: fc.boolean(), trusted: fc.boolean(),
  vehicle: fc.constantFrom(...VEHICLE_KINDS), vin: fc.array(fc.constantFrom(...MSD.vin_alphabet), { minLength: 17, maxLength: 17 })
    .map((letters) => letters.join('')), propulsion: fc.subarray([...PROPULSIONS]), timestamp: fc.nat(4_294_967_295),
  latitude_mas: coordinate(324_000_000), longitude_mas: coordinate(648_000_000),
    directionDegrees: fc.option(fc.integer({ min: 0, max: 179 }).map((n) => n * 2)),
  first: fc.option(delta), second: fc.option(delta), passengers: fc.option(fc.nat(255)),
}, { noNullPrototype: true });
const msds: fc.Arbitrary<Msd> = drawn.map(({ first, second, ...msd }) =>
  ({ ...msd, propulsion: msd.propulsion.filter((one) => propulsionsOf(msd.version).includes(one)), recent: [first, second] }));

test('the published vector decodes to its values, and every truncation and one-bit flip gives a defect or a value', (t) => {
  const path = referenceData(t, 'emergency-calls/location/ecall-msd.json');
  if (path === undefined) return;
  for (const { hex, expect } of JSON.parse(readFileSync(path, 'utf8')).cases) {
    const verdict = decodeMsdHex(hex);
    assert.ok('msd' in verdict);
    const { msd } = verdict;
    assert.deepEqual([msd.version, msd.messageIdentifier, msd.automatic, msd.test, msd.trusted, msd.vehicle, msd.vin, msd.timestamp],
      [expect.msdVersion, expect.messageIdentifier, expect.automaticActivation, expect.testCall, expect.positionCanBeTrusted,
        expect.vehicleType,
        expect.vin, expect.timestamp]);
    assert.deepEqual([msd.latitude_mas, msd.longitude_mas, msd.directionDegrees, msd.passengers],
      [expect.positionLatitudeMas, expect.positionLongitudeMas, expect.vehicleDirection * 2, expect.numberOfPassengers]);
    assert.deepEqual(msd.recent.map((one) => [one?.latitude, one?.longitude]), [expect.recentVehicleLocationN1,
      expect.recentVehicleLocationN2]
      .map((one) => [one.latitudeDelta, one.longitudeDelta]));
    assert.deepEqual([msd.propulsion.includes('gasoline'), msd.propulsion.includes('other')],
      [expect.gasolineTankPresent, expect.otherPropulsion]);
    const bytes = Buffer.from(hex, 'hex');
    for (let length = 0; length < bytes.length; length += 1) assert.ok('defect' in decodeMsd(bytes.subarray(0, length)));
    for (let bit = 0; bit < bytes.length * 8; bit += 1) {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 0x80 >> (bit & 7);
      const read = decodeMsd(flipped);
      assert.ok('msd' in read || 'defect' in read);
    }
  }
});

test('10,000 random sets of data come back equal', () => {
  fc.assert(fc.property(msds, (msd) => {
    const verdict = decodeMsd(encodeMsd(msd));
    assert.ok('msd' in verdict);
    assert.deepEqual(verdict.msd, msd);
  }), { numRuns: 10_000 });
});

test('a VIN with a letter that is none is unknown and said; the place, the energy and the passengers behind it are read', () => {
  const [right] = fc.sample(msds, { numRuns: 1, seed: 3 });
  const msd: Msd = { ...right!, version: 2, test: false, vin: '00000000000000000', latitude_mas: 1_234, longitude_mas: -5_678,
    propulsion: ['electric'], passengers: 3, recent: [null, null] };
  // The first letter's six bits stand after 22 others of the body: all ones is no letter.
  const bytes = Uint8Array.from(encodeMsd(msd));
  for (let bit = 22; bit < 28; bit += 1) bytes[2 + (bit >> 3)]! |= 0x80 >> (bit & 7);
  const verdict = decodeMsd(bytes);
  assert.ok('msd' in verdict);
  assert.deepEqual([verdict.msd, verdict.flaws], [{ ...msd, vin: null }, ['vin']]);
});

test('any bytes give a value or a defect', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 150 }), (bytes) => { decodeMsd(bytes); }), { numRuns: 5_000 });
  assert.deepEqual([decodeMsd(new Uint8Array(0)), decodeMsd(new Uint8Array(141)), decodeMsd(Uint8Array.of(9)), decodeMsdHex('0Z')],
    [{ defect: 'empty' }, { defect: 'too-long' }, { defect: 'version' }, { defect: 'length' }]);
  assert.equal(toDegrees(3_600_000), 1);
});

test('a place off the globe and a direction beyond the circle are unknown', () => {
  const [right] = fc.sample(msds, { numRuns: 1, seed: 1 });
  const read = (change: Partial<Msd>): Msd => {
    const verdict = decodeMsd(encodeMsd({ ...right!, ...change }));
    assert.ok('msd' in verdict);
    return verdict.msd;
  };
  const { latitude_mas, longitude_mas, directionDegrees } = read({ latitude_mas: 324_000_001, longitude_mas: -648_000_001,
    directionDegrees: 360 });
  assert.deepEqual([latitude_mas, longitude_mas, directionDegrees], [null, null, null]);
  assert.deepEqual([read({ latitude_mas: -324_000_000 }).latitude_mas, read({ directionDegrees: 358 }).directionDegrees],
    [-324_000_000, 358]);
});
