import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unlikelySigns, VITAL_SIGNS } from './vital-signs.ts';

test('figures at the bounds are likely, beyond them a warning names the sign, and nothing is refused', () => {
  for (const { code, likely: [min, max] } of VITAL_SIGNS) {
    assert.deepEqual(unlikelySigns([{ type: code, value: String(min) }, { type: code, value: String(max).replace('.', ',') }]), [], code);
    assert.deepEqual(unlikelySigns([{ type: code, value: String(max + 1) }]), [code]);
    assert.deepEqual(unlikelySigns([{ type: code, value: 'douze' }]), [code]);
    assert.deepEqual(unlikelySigns([{ type: code, value: ' ' }]), []);
  }
  assert.deepEqual(unlikelySigns([{ type: 'PRESSION_ARTERIELLE', value: '130/80' }]), []);
  assert.deepEqual(unlikelySigns([{ type: 'PRESSION_ARTERIELLE', value: '130/8' }]), ['PRESSION_ARTERIELLE']);
});
