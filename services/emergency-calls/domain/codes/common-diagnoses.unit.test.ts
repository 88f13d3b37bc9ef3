import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitsKind } from '../fields/field-kinds.ts';
import { COMMON_DIAGNOSES, diagnosisOf } from './common-diagnoses.ts';

test('a hypothesis is a code of the classification with its words; words alone are of an illness not specified', () => {
  assert.deepEqual(diagnosisOf('i21.4 infarctus sous-endocardique'), { code: 'I21.4', label: 'infarctus sous-endocardique' });
  assert.deepEqual(diagnosisOf('J45'), { code: 'J45', label: 'J45' });
  assert.deepEqual(diagnosisOf('Fracture du poignet '), { code: 'R69', label: 'Fracture du poignet ' });
  assert.equal(diagnosisOf('  '), null);
  assert.ok(COMMON_DIAGNOSES.every(({ code, fr }) => fitsKind('coded', { code, label: fr }) && diagnosisOf(`${code} x`)?.code === code));
});
