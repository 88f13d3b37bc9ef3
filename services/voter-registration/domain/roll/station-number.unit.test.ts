import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stationNumber } from './station-number.ts';

test('a station is named by its number, with the commune in front or not', () => {
  assert.deepEqual(['04112_3', '12', '2A004_101', ''].map(stationNumber), ['3', '12', '101', '']);
});
