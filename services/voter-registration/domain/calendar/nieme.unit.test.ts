import assert from 'node:assert/strict';
import { test } from 'node:test';
import { nieme } from './nieme.ts';

test('L.17: the first weekday is strictly before the day, even when the day itself is that weekday', () => {
  assert.equal(nieme('DIMANCHE', 1, '2026-03-15'), '2026-03-08');
  assert.equal(nieme('SAMEDI', 1, '2026-03-15'), '2026-03-14');
  assert.equal(nieme('VENDREDI', 1, '2026-03-15'), '2026-03-13');
});

test('L.17, R.5: the sixth Friday and the sixth Wednesday before 15 March 2026', () => {
  assert.equal(nieme('VENDREDI', 6, '2026-03-15'), '2026-02-06');
  assert.equal(nieme('MERCREDI', 6, '2026-03-15'), '2026-02-04');
});
