import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
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

test('with the addresses of the commune on the map, the perimeter around an address names its station', async (t) => {
  const site = await deskSite(t);
  const { app } = site.web;
  const cookie = await signIn(app, 'proconnect', 'maire-manosque');
  const [pages, desk] = [agentPages(app, site.origin, cookie), deskClient(app, site.origin, cookie)];
  const square = (west: number): string => JSON.stringify({ type: 'Polygon', coordinates: [[[west, 43], [west + 1, 43], [west + 1, 44],
    [west, 44], [west, 43]]] });
  for (const [numero, west] of [['3', 5], ['4', 6]] as const) {
    assert.equal((await pages.send('/liste/bureaux', '/liste/bureaux', { commune: MANOSQUE, numero, libelle: `École ${numero}`,
      adresse: '1 place de l’Hôtel-de-Ville', canton: '', circonscription: '', perimetre: square(west) })).statusCode, 303);
  }
  const apply = async (): Promise<void> => {
    const vu = /name="vu" value="([^"]+)"/.exec((await pages.get('/liste/bureaux')).body)![1]!;
    const answer = await pages.send('/liste/bureaux', '/liste/bureaux/appliquer', { commune: MANOSQUE, vu });
    assert.equal(answer.statusCode, 303);
  };
  await apply();
  const address = { numero: '12', voie: 'rue du Lavoir', codePostal: '04100', commune: MANOSQUE };
  const proposed = async (index: number): Promise<string | undefined> => {
    const numero = await transmitted(site.register, personForm(index, MANOSQUE, { adresseRattachement: address }));
    return (await desk.get(`demandes/${numero}`)).json().bureauPropose?.numero;
  };
  assert.equal(await proposed(1), undefined, 'nobody knows where the house is');
  const send = (text: string | undefined, own = cookie, file = 'adresses'): Promise<Response> => {
    const body = new FormData();
    if (text !== undefined) body.set('fichier', new Blob([text], { type: 'text/csv' }), 'adresses-04112.csv');
    return fetch(`${site.origin}/liste/bureaux/${file}?commune=${MANOSQUE}`,
      { method: 'POST', body, redirect: 'manual', headers: { cookie: own, origin: site.origin } });
  };
  const head = 'nom_voie;numero;rep;code_insee;lon;lat';
  for (const [text, said] of [['numero,lon,lat', /colonnes attendues/], [undefined, /Choisissez un fichier/],
    [`${head}\nrue du Lavoir;12;;04088;6.5;43.5`, /Aucune adresse/]] as const) {
    const answer = await send(text);
    assert.deepEqual([answer.status, said.test(await answer.text())], [422, true], String(said));
  }
  assert.equal((await send(`${head}\nRue du Lavoir;12;;04112;6.5;43.5\nRue du Lavoir;14;;04112;5.5;43.5`)).status, 303);
  assert.match((await pages.get('/liste/bureaux')).body, /2 numéros de rue sont situés/);
  assert.equal(await proposed(2), '4');
  // A real perimeter has more points than a field of a form may hold: it comes as a file, and takes the place of the one before.
  const edge = Array.from({ length: 400 }, (_, i) => [6 + i / 400, 43]);
  const perimeters = (numero: string): string => JSON.stringify({ type: 'FeatureCollection', features: [{ type: 'Feature',
    properties: { numero }, geometry: { type: 'Polygon', coordinates: [[...edge, [7, 44], [6, 44], [6, 43]]] } },
  { type: 'Feature', properties: { numero: '4' }, geometry: JSON.parse(square(5)) as unknown }] });
  const unknown = await send(perimeters('9'), cookie, 'perimetres');
  assert.deepEqual([unknown.status, /pas décrit ici/.test(await unknown.text())], [422, true]);
  assert.equal(await proposed(3), '4', 'nothing was changed');
  assert.equal((await send(perimeters('3'), cookie, 'perimetres')).status, 303);
  await apply();
  assert.equal(await proposed(4), '3');
  assert.equal((await send(''.padEnd(LIMITS.address_file_bytes_max + 1))).status, 413);
  assert.equal((await send(head, await signIn(app, 'proconnect', 'yann-forcalquier'))).status, 404, 'another commune’s');
});
