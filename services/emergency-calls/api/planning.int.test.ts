import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from './fixtures/calls-site.ts';
import { lifeRound } from './work/life-round.ts';

const CENTRE = '9A0';
const HOUR = 3_600_000;

test('a planned dossier is listed apart, moved to another hour, and comes to the doctors’ queue when its hour has come', async (t) => {
  const site = await callsSite(t);
  const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
  const id = newId();
  const planned = { activateAt: Date.now() + 2 * HOUR, attribution: 'DRM.MRU.MU' };
  const refused = async (console_: typeof arm, more: object) => (await console_('PUT', `dossiers/${newId()}`,
    { planned: { ...planned, ...more } })).body.code;
  assert.equal(await refused(arm, { attribution: 'DR.DREG.DRARM' }), 'PROGRAMMATION_DRM');
  assert.equal(await refused(arm, { activateAt: Date.now() - HOUR }), 'CHAMP_INVALIDE');
  assert.equal(await refused(lead, {}), 'ROLE_REFUSE');
  const opened = await arm('PUT', `dossiers/${id}`, { planned });
  assert.deepEqual([opened.status, opened.body.state, opened.body.kind, opened.body.attribution], [201, 'PROGRAM', 'DRM', 'DRM.MRU.MU']);
  const list = async (liste: string) => (await arm('GET', `dossiers?liste=${liste}`)).body.rows.map((row: { dossier_id: string }) =>
    row.dossier_id);
  assert.deepEqual([await list('planned'), await list('open'), await list('waiting')], [[id], [], []]);
  const { body } = await arm('POST', `dossiers/${id}/commandes`, { commands: [
    { type: 'reprogrammer', id: newId(), activateAt: Date.now() + HOUR }] });
  assert.equal(body.outcomes[0].ok, true);
  const { regulation } = site.web;
  const round = (ms: number) => lifeRound({ ...regulation, clock: () => Date.now() + ms }, [])();
  await round(HOUR / 2);
  assert.deepEqual(await list('planned'), [id]);
  await round(HOUR + 60_000);
  assert.deepEqual([await list('planned'), await list('open'), await list('waiting')], [[], [id], [id]]);
});

test('a call of a number whose dossier is over 24 hours old opens a new one: the strip says so, nothing joins the old', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const ring = (callId: string, ago: number) => site.telephony([{ eventId: callId, callId, centre: CENTRE, kind: 'PRESENTED', line: '15',
    ani: '0612345678', at: new Date(Date.now() - ago).toISOString() }]);
  const [old, fresh] = [newId(), newId()];
  await ring('first', 23 * HOUR);
  await arm('POST', 'appels/first/decrocher', { dossier: old });
  await arm('PUT', `dossiers/${old}`, { call: 'first', at: Date.now() - 25 * HOUR });
  await ring('second', 1_000);
  const known = async () => (await arm('GET', 'appels/premiers')).body.rows[0];
  const [proposed] = (await known()).cases;
  assert.ok(proposed.dossier_id === old && Date.parse(proposed.appels_jusque) < (await known()).presentedAt);
  const late = await arm('POST', 'appels/second/decrocher', { dossier: old });
  assert.deepEqual([late.status, late.body.code], [409, 'APPEL_TROP_TARD']);
  await arm('POST', 'appels/second/decrocher', { dossier: fresh });
  await arm('PUT', `dossiers/${fresh}`, { call: 'second' });
  assert.deepEqual((await arm('GET', `dossiers/${fresh}/doublons`)).body.sameNumber, []);
  const give = async (id: string, command: object) => (await arm('POST', `dossiers/${id}/commandes`,
    { commands: [{ id: newId(), ...command }] })).body.outcomes[0].code;
  assert.equal(await give(fresh, { type: 'joindre', main: old }), 'APPEL_TROP_TARD');
  assert.equal(await give(old, { type: 'rattacherAppel', call: 'second', direction: 'in' }), 'APPEL_TROP_TARD');
  // A transfer between hospitals takes calls as long as it lives.
  await give(old, { type: 'modifier', changes: [{ path: 'interventionType', value: 'T2-INTER', seen: 1 }] });
  assert.deepEqual((await arm('GET', `dossiers/${fresh}/doublons`)).body.sameNumber.map(({ dossier }: { dossier: string }) => dossier),
    [old]);
  assert.equal(await give(fresh, { type: 'joindre', main: old }), undefined);
});
