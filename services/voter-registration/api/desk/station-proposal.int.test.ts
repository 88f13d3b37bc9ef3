import assert from 'node:assert/strict';
import { test } from 'node:test';
import { agentPages } from './fixtures/agent-pages.ts';
import { deskClient } from './fixtures/desk-client.ts';
import { signIn } from './fixtures/desk-login.ts';
import { deskSite } from './fixtures/desk-site.ts';
import { giveCommands, MANOSQUE, personForm, transmitted } from './fixtures/transmitted.ts';

test('the station that an address leads to is shown before the visa, which carries it; two that would do are none', async (t) => {
  const site = await deskSite(t);
  const { app } = site.web;
  const cookie = await signIn(app, 'proconnect', 'maire-manosque');
  const [pages, desk] = [agentPages(app, site.origin, cookie), deskClient(app, site.origin, cookie)];
  const station = (numero: string, libelle: string) => pages.send('/liste/bureaux', '/liste/bureaux', { commune: MANOSQUE, numero, libelle,
    adresse: '1 place de l’Hôtel-de-Ville', canton: '', circonscription: '', perimetre: '' });
  const [first, second] = [await transmitted(site.register, personForm(1), { type: 'instruire', sens: 'ACCEPTER' }),
    await transmitted(site.register, personForm(2), { type: 'instruire', sens: 'ACCEPTER' })];
  const visa = async (numero: string) => {
    const { version, bureauPropose } = (await desk.get(`demandes/${numero}`)).json();
    assert.equal((await desk.act(numero, 'viser', { sens: 'ACCEPTER' }, version)).json().etat, 'VISEE_ACCEPTEE');
    return [bureauPropose?.libelle, (await giveCommands(site.register, numero, 'registre')).state.decision?.bureau];
  };
  assert.equal((await station('3', 'École des Plantiers')).statusCode, 303);
  assert.deepEqual(await visa(first), ['École des Plantiers', '04112_3']);
  assert.equal((await station('4', 'Salle Osco')).statusCode, 303);
  assert.deepEqual(await visa(second), [undefined, null]);
});
