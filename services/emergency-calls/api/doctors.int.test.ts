import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from './fixtures/calls-site.ts';

test('a doctor signs in by Pro Santé Connect, is known by number and hospital, and acts as one; a nurse of elsewhere has no post',
  async (t) => {
  const site = await callsSite(t);
  const page = (await site.web.app.inject({ url: '/connexion' })).body;
  assert.match(page, /"\/connexion\/proconnect">Se connecter avec ProConnect</);
  assert.match(page, /"\/connexion\/pro-sante-connect">Se connecter avec Pro Santé Connect</);
  const doctor = await site.signIn('dr-ferrand', 'pro-sante-connect');
  const me = (await doctor('GET', 'moi')).body;
  assert.deepEqual([me.rpps, me.roles.map(({ role }: { role: string }) => role)], ['99700000011', ['mru']]);
  const [arm, id] = [await site.signIn('arm-valmont'), newId()];
  await arm('PUT', `dossiers/${id}`, {});
  const taken = await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prendre', id: newId() }] });
  assert.equal(taken.body.outcomes[0].ok, true);
  const nurse = await site.signIn('inf-marchetti', 'pro-sante-connect');
  assert.deepEqual((await nurse('GET', 'moi')).body.roles, []);
  assert.equal((await nurse('GET', `dossiers/${id}?centre=9A0`)).status, 403);
});

test('where the site demands the card, a doctor who came another way is none; others are as before', async (t) => {
  const site = await callsSite(t, { context: { settings: { SOCLE_CALLS_DOCTORS_PSC: 'oui' } } });
  const plain = await site.signIn('mru-valmont');
  assert.deepEqual((await plain('GET', 'moi')).body.roles, []);
  assert.equal((await plain('GET', 'dossiers?centre=9A0')).status, 403);
  assert.equal((await (await site.signIn('dr-ferrand', 'pro-sante-connect'))('GET', 'dossiers?centre=9A0')).status, 200);
  assert.equal((await (await site.signIn('arm-valmont'))('GET', 'dossiers')).status, 200);
  const sent = await site.web.app.inject({ url: '/' });
  assert.equal(sent.headers.location, '/connexion?retour=%2F');
});
