import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signWebhook } from '#base/messages/webhook-signature.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type Console } from '../fixtures/calls-site.ts';
import { machineKeys } from '../machine-keys.ts';
import { demoConferences } from '../work/demo-conferences.ts';

const CENTRE = '9A0';
const give = (who: Console, id: string, ...commands: object[]) => who('POST', `dossiers/${id}/commandes`,
  { commands: commands.map((command) => ({ id: newId(), ...command })) });

test('a P0 alarms until a doctor has it and the second line is on it', async (t) => {
  const site = await callsSite(t);
  const [arm, doctor, second] = [await site.signIn('arm-valmont'), await site.signIn('mru-valmont'), await site.signIn('bord-valmont')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const alarms = async () => (await doctor('GET', 'alarmes')).body.rows.map((row: { withoutDoctor: boolean; withoutSecondLine: boolean }) =>
    [row.withoutDoctor, row.withoutSecondLine]);
  assert.deepEqual(await alarms(), []);
  await give(arm, id, { type: 'prioriser', priority: 'P0' });
  assert.deepEqual(await alarms(), [[true, true]]);
  await give(doctor, id, { type: 'prendre' });
  assert.deepEqual(await alarms(), [[false, true]]);
  await give(second, id, { type: 'etape', protocol: 'P0', step: 'BORD' });
  assert.deepEqual(await alarms(), []);
});

test('a conference is wanted once, told to the telephony until it says that the doctor is on the line', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const { regulation, app } = site.web;
  await site.telephony([{ eventId: 'e', callId: 'c', centre: CENTRE, kind: 'PRESENTED', line: '15', ani: '0612345678',
    at: new Date().toISOString() }]);
  const orders = async () => {
    const payload = Buffer.from('{}');
    const headers = signWebhook(machineKeys(site.context, regulation), newId(), regulation.clock(), payload);
    return (await app.inject({ method: 'POST', url: '/v1/emergency-calls/telephony/orders', payload,
      headers: { ...headers, 'content-type': 'application/json' } })).json().orders.map(({ at: _, ...order }: { at: string }) => order);
  };
  await Promise.all([1, 2].map(() => arm('POST', 'appels/c/conference', { vers: 'AMU' })));
  const wishes = async () => (await arm('GET', 'appels/c/conference')).body.wishes;
  assert.equal((await wishes())[0].doneAt, null);
  assert.deepEqual(await orders(), [{ action: 'CONFERENCE', callId: 'c', centre: CENTRE, to: 'AMU' }]);
  await demoConferences({ ...regulation, clock: () => Date.now() + 5_000 })();
  assert.deepEqual([(await orders()).length, (await wishes()).every((wish: { doneAt: number | null }) => wish.doneAt !== null)], [0, true]);
  assert.equal((await arm('POST', 'appels/nobody/conference', { vers: 'AMU' })).status, 404);
});

test('who has a dossier on screen hears of the others, by name and field, until they leave', async (t) => {
  const site = await callsSite(t);
  const [arm, second] = [await site.signIn('arm-valmont'), await site.signIn('bord-valmont')];
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  const beat = async (who: Console, champ: string | null = null) => (await who('PUT', `dossiers/${id}/presence`, { champ })).body.others;
  assert.deepEqual(await beat(arm, 'location.access.floor'), []);
  const [there] = await beat(second, 'not.a.field');
  assert.deepEqual([there.field, Object.keys(there).sort()], ['location.access.floor', ['agent', 'field', 'name', 'role']]);
  assert.equal((await beat(arm))[0].field, null);
  await second('DELETE', `dossiers/${id}/presence`);
  assert.deepEqual(await beat(arm), []);
  assert.equal((await arm('PUT', `dossiers/${newId()}/presence`, {})).status, 404);
});
