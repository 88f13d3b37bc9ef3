import assert from 'node:assert/strict';
import { test } from 'node:test';
import { settingsOf } from '../indicators/settings.ts';
import { doctorTarget_s, latenessOf } from './doctor-targets.ts';

test('a wait is within its target, near it or over it; NR has none', () => {
  const settings = settingsOf({});
  assert.deepEqual(['P0', 'P1', 'P2', 'P3', 'NR'].map((priority) => doctorTarget_s(settings, priority)), [60, 300, 1_200, 3_600, null]);
  assert.deepEqual([0, 209, 210, 299, 300].map((waited) => latenessOf(waited, 300)), ['within', 'within', 'near', 'near', 'over']);
  assert.equal(latenessOf(1e9, null), 'within');
});
