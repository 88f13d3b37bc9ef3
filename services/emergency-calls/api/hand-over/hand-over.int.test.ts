import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite } from '../fixtures/calls-site.ts';

test('the sheet of a change of shift says what is open, promised, out and not delivered, and the supervisor’s instructions', async (t) => {
  const site = await callsSite(t);
  const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const due = Date.now() + 600_000;
  await arm('POST', `dossiers/${id}/commandes`, { commands: [
    { type: 'engager', id: newId(), mission: 'm1', resource: 'r1', name: 'VLM 1', vehicleType: 'SMUR.VLM' },
    { type: 'promettreRappel', id: newId(), callBack: 'c1', dueAt: due, reason: 'x' },
    { type: 'partager', id: newId(), partner: 'fr.health.samu9B0', purpose: 'PARTAGE' }] });
  assert.equal((await arm('PUT', 'consignes', { text: 'x' })).status, 403);
  assert.equal((await lead('PUT', 'consignes', { text: 'x'.repeat(LIMITS.instructions_chars_max + 1) })).status, 422);
  for (const text of ['Pont fermé', 'Pont rouvert']) assert.equal((await lead('PUT', 'consignes', { text })).status, 200);
  const { body } = await arm('GET', 'releve');
  assert.deepEqual([body.cases.length, Date.parse(body.cases[0].rappel_le), body.cases[0].non_livres, body.vehicles[0].vehicule,
    body.instructions.text], [1, due, 2, 'VLM 1', 'Pont rouvert']);
  assert.deepEqual((await (await site.signIn('arm-rivebelle'))('GET', 'releve')).body.cases, []);
});
