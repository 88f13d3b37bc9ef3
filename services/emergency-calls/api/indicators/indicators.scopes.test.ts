import assert from 'node:assert/strict';
import { test } from 'node:test';
import { callsSite } from '../fixtures/calls-site.ts';

test('indicators and thresholds: not for a call taker, a doctor or another centre; for the supervisor', async (t) => {
  const site = await callsSite(t);
  const span = 'du=2026-01-01&au=2026-01-02';
  for (const person of ['arm-valmont', 'bord-valmont', 'mru-valmont', 'mrl-valmont', 'arm-rivebelle', 'equipage-valmont']) {
    const console = await site.signIn(person);
    for (const path of [`indicateurs?centre=9A0&${span}`, `indicateurs.csv?centre=9A0&${span}`]) {
      assert.ok([403, 404].includes((await console('GET', path)).status), `${person} ${path}`);
    }
    assert.ok([403, 404].includes((await console('PUT', 'reglages/qs1_s?centre=9A0', { value: 60 })).status), person);
  }
  const supervisor = await site.signIn('superviseur-valmont');
  assert.ok([403, 404].includes((await supervisor('GET', `indicateurs?centre=9B0&${span}`)).status));
  const { status, body } = await supervisor('GET', `indicateurs?${span}`);
  assert.equal(status, 200);
  assert.deepEqual([body.pieces.length, body.total.presented, body.total.qs1], [2, 0, null]);
  assert.equal((await supervisor('PUT', 'reglages/qs1_s', { value: 60 })).body.settings.qs1_s, 60);
  assert.equal((await supervisor('PUT', 'reglages/qs1_s', { value: 0 })).body.code, 'REGLAGE_INVALIDE');
  assert.equal((await supervisor('GET', 'indicateurs?du=2026-01-02&au=2026-01-01')).body.code, 'PERIODE_INVALIDE');
  assert.equal((await supervisor('GET', 'indicateurs?du=2025-01-01&au=2026-12-31')).body.code, 'PERIODE_INVALIDE');
});
