import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueWords } from './value-words.ts';

test('values of every kind are told in words, never as code', () => {
  assert.equal(valueWords('3 rue Basse'), '3 rue Basse');
  assert.equal(valueWords({ code: 'M03.06', label: 'Douleur thoracique' }), 'Douleur thoracique');
  assert.equal(valueWords([{ code: 'R04', label: 'Arme blanche' }, { code: 'R20', label: 'Accès difficile' }]),
    'Arme blanche, Accès difficile');
  assert.equal(valueWords({ channel: 'PERSONNE', type: 'TEL', detail: '0601020304' }), '0601020304');
  assert.equal(valueWords({ name: 'Valmont', inseeCode: '99001' }), 'Valmont');
  assert.equal(valueWords({ lat: 46.3, lon: -3.4, precision: 'RUE', source: 'AML' }), '46.30000, -3.40000');
  assert.equal(valueWords({ lastName: 'Morel', firstName: 'Ana' }), 'Morel Ana');
  assert.equal(valueWords(null), '—');
});
