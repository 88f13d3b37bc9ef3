import assert from 'node:assert/strict';
import { test } from 'node:test';
import { partitionOf } from '#base/values/partition.ts';
import { LIMITS } from '../../limits.ts';
import { agentPages } from '../desk/fixtures/agent-pages.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';
import { deskSite, PARTITIONS } from '../desk/fixtures/desk-site.ts';
import { MANOSQUE } from '../desk/fixtures/transmitted.ts';

const SCREEN = '/liste/bureaux';
const ONE = `${SCREEN}/perimetre?commune=${MANOSQUE}&bureau=1`;
const corners = (west: number, east: number): [lat: string, lon: string][] =>
  [['43,82', String(west)], ['43,82', String(east)], ['43,84', String(east)], ['43,84', String(west)]];

test('a perimeter is proposed, its effect is counted, and only what was read is applied', async (t) => {
  const site = await deskSite(t);
  const { app } = site.web;
  const pages = agentPages(app, site.origin, await signIn(app, 'proconnect', 'maire-manosque'));
  for (const numero of ['1', '2']) {
    await pages.send(SCREEN, SCREEN, { commune: MANOSQUE, numero, libelle: `École ${numero}`, adresse: 'place', perimetre: '' });
  }
  const home = partitionOf(PARTITIONS, MANOSQUE);
  await site.db.admin.query(`insert into adresse_point (partition, commune, cle_voie, numero, lon, lat)
    select $1, $2, 'RUE DU LAVOIR', i, 5.70 + i / 100.0, 43.83 from generate_series(1, 9) i`, [home, MANOSQUE]);
  const post = async (path: string, fields: [string, string][]) => app.inject({ method: 'POST', url: `${SCREEN}/${path}`,
    headers: { cookie: pages.cookie, accept: 'text/html', origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams([['commune', MANOSQUE], ...fields]).toString() });
  const draw = (bureau: string, list: [string, string][], geste = '') => post('perimetre',
    [['bureau', bureau], ['geste', geste], ...list.flatMap(([lat, lon]): [string, string][] => [['lat', lat], ['lon', lon]])]);
  const inForce = async () => (await site.db.admin.query(`select numero from bureau where perimetre is not null order by 1`)).rows
    .map(({ numero }: { numero: string }) => numero);

  await t.test('the list grows and shrinks without anything being kept', async () => {
    assert.match((await pages.get(ONE)).body, /Sommet 3/);
    const grown = await draw('1', corners(5.7, 5.75), 'ajouter');
    assert.deepEqual([grown.statusCode, /Sommet 5/.test(grown.body)], [200, true]);
    const shrunk = await draw('1', corners(5.7, 5.75), 'retirer-0');
    assert.deepEqual([/Sommet 4/.test(shrunk.body), /Sommet 3/.test(shrunk.body)], [false, true]);
    assert.equal((await draw('9', corners(5.7, 5.75))).statusCode, 404);
    assert.equal((await pages.get(`${SCREEN}/perimetre?commune=${MANOSQUE}&bureau=9`)).statusCode, 303);
  });
  await t.test('all that is wrong is told at once', async () => {
    assert.equal((await draw('2', corners(5.76, 5.80))).statusCode, 303);
    const wrong = await draw('1', [['43.82', '5.7'], ['43.84', '5.78'], ['43.82', '5.78'], ['43.84', '5.7'], ['44.9', '5.7'], ['x', '1']]);
    assert.equal(wrong.statusCode, 422);
    for (const said of [/se croise lui-même/, /Sommet 5.{1,3}: à plus de 5/, /bureau 2\./, /Sommet 6.{1,3}: donnez/]) {
      assert.match(wrong.body, said);
    }
    assert.match((await draw('1', [])).body, /au moins trois sommets/);
    const many = Array.from({ length: LIMITS.outline_corners_max + 1 }, (): [string, string] => ['43.8', '5.7']);
    assert.match((await draw('1', many)).body, /90 sommets au plus/);
    assert.doesNotMatch((await draw('1', many.slice(1))).body, /90 sommets au plus/);
  });
  await t.test('the effect is counted for each elector once, then applied', async () => {
    await site.db.admin.query(`insert into electeur (partition, dossier_id, numero, commune, type_liste, nne, bureau, sexe, nom_naissance,
        prenoms, date_naissance, pays_naissance, code_postal, commune_adresse, cle_nom, origine, l30, inscrit_le, effet_le, voie,
          numero_voie)
      select i % $2, gen_random_uuid(), 'IEL-' || i, $1, 'PRINCIPALE', i::text, '04112_1', 'F', 'NOM', 'Prénom', '1990-01-01', '99100',
        '04100', $1, 'NOM', 'MAIRE', false, now(), current_date, 'rue du Lavoir', i::text from generate_series(1, 12) i`,
    [MANOSQUE, PARTITIONS]);
    assert.equal((await draw('1', corners(5.705, 5.745))).statusCode, 303);
    const text = async () => (await pages.get(SCREEN)).body.replaceAll(/<[^>]+>/g, '|').replaceAll(/\|+/g, '|');
    const shown = await text();
    // Numbers 1 to 4 stay, 6 to 8 (5.76 to 5.80) lie in the other, 5 and 9 in none, 10 to 12 have no position.
    for (const said of [/Bureaux concernés.{1,3}: 1, 2/, /Gardent leur bureau\|4\|/, /Adresse non située\|3\|/,
      /\|1\|2\|(3|4)\|/, /de 12 électeurs/]) assert.match(shown, said);
    assert.deepEqual(await inForce(), [], 'a proposal changes nothing');
    const vu = /name="vu" value="([^"]+)"/.exec((await pages.get(SCREEN)).body)![1]!;
    await draw('1', corners(5.705, 5.735));
    const stale = await post('appliquer', [['vu', vu]]);
    assert.deepEqual([stale.statusCode, /a changé depuis/.test(stale.body), await inForce()], [422, true, []]);
    const again = /name="vu" value="([^"]+)"/.exec(stale.body)![1]!;
    assert.equal((await post('appliquer', [['vu', again]])).statusCode, 303);
    assert.deepEqual(await inForce(), ['1', '2']);
    assert.match((await post('appliquer', [['vu', again]])).body, /Aucun périmètre n’attend/);
  });
  await t.test('a proposal is given up without a trace', async () => {
    await draw('1', corners(5.70, 5.71));
    assert.match((await pages.get(SCREEN)).body, /name="vu"/);
    assert.equal((await post('abandonner', [])).statusCode, 303);
    assert.doesNotMatch((await pages.get(SCREEN)).body, /name="vu"/);
    assert.deepEqual(await inForce(), ['1', '2']);
  });
});
