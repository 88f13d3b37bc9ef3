import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likelyExOfficio } from './ex-officio.ts';

test('L.11 II: a first request of somebody who turned 18 not long ago', () => {
  const born = (dateNaissance: string) => ({ dateNaissance, precision: 'JOUR' as const });
  assert.ok(likelyExOfficio(born('2008-11-22'), 'PREMIERE', '2026-11-22'));
  assert.ok(!likelyExOfficio(born('2008-11-23'), 'PREMIERE', '2026-11-22'), 'not yet 18');
  assert.ok(!likelyExOfficio(born('2006-11-20'), 'PREMIERE', '2026-11-22'), 'long enough to have moved');
  assert.ok(!likelyExOfficio(born('2008-01-01'), 'CHANGEMENT_COMMUNE', '2026-11-22'));
});
