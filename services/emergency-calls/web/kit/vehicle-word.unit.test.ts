import assert from 'node:assert/strict';
import { test } from 'node:test';
import { vehicleWord } from './vehicle-word.ts';

test('a kind that the list does not know is told by its family; a family without its missing category; a strange code as it came', () => {
  for (const lang of ['fr', 'en'] as const) {
    assert.equal(vehicleWord('SMUR.XYZ', lang), vehicleWord('SMUR', lang));
    assert.notEqual(vehicleWord('TSU.XYZ', lang), 'TSU.XYZ');
    assert.doesNotMatch(vehicleWord('SIS', lang), /non définie|no defined/);
    assert.equal(vehicleWord('INCONNU', lang), 'INCONNU');
  }
});
