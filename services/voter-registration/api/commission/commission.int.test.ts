import assert from 'node:assert/strict';
import { test } from 'node:test';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { partitionOf } from '#base/values/partition.ts';
import { deskSite, PARTITIONS, type DeskSite } from '../desk/fixtures/desk-site.ts';
import { MANOSQUE } from '../desk/fixtures/transmitted.ts';
import { signIn } from '../desk/fixtures/desk-login.ts';

const CHANGES = 2_000;
const MEETING = '01a2b3c4-0000-7000-8000-000000000001';
const MEMBERS = ['01a2b3c4-0000-7000-8000-00000000000a', '01a2b3c4-0000-7000-8000-00000000000b', '01a2b3c4-0000-7000-8000-00000000000c'];

/** A commune where the roll changed two thousand times, and a closed meeting that looks at them. */
const fill = async ({ db }: DeskSite): Promise<void> => {
  await db.admin.query(`
    insert into electeur (partition, dossier_id, numero, commune, type_liste, nne, bureau, sexe, nom_naissance, prenoms, date_naissance,
      pays_naissance, code_postal, commune_adresse, cle_nom, origine, l30, inscrit_le, effet_le, radie_le, radiation)
    select i % $2, gen_random_uuid(), 'IEL-' || i, $1, 'PRINCIPALE', i::text, '0' || i % 9, 'F', 'NOM ' || i, 'Prénom, Autre', '1990-01-01',
      '99100', '04100', $1, 'NOM', 'MAIRE', i % 10 = 0, now() - interval '2 days', current_date,
      case when i % 4 = 0 then now() - interval '1 day' end, case when i % 4 = 0 then 'INSCRIPTION_AUTRE_COMMUNE' end
    from generate_series(1, $3::int4) as i`, [MANOSQUE, PARTITIONS, CHANGES * 4 / 5]);
  const home = partitionOf(PARTITIONS, MANOSQUE);
  for (const [index, id] of MEMBERS.entries()) {
    await db.admin.query(`insert into commission_membre values ($1, $2, $3, $4, 'CONSEILLER', false, current_date - 1, current_date + 900,
      'Arrêté', 'test', now())`, [home, MANOSQUE, id, `Membre ${index}`]);
  }
  await db.admin.query(`insert into commission_seance (partition, commune, seance_id, jour, heure, lieu, objet, depuis, convoquee_par,
    convoquee_le, presents, close_le, close_par) values ($1, $2, $3, current_date, '18:00', 'Mairie', 'REGULARITE', 'epoch', 'test', now(),
    $4, now(), 'test')`, [home, MANOSQUE, MEETING, MEMBERS]);
};

test('a commune with 2,000 changes: agenda and minutes in less than three seconds', async (t) => {
  const site = await deskSite(t);
  await fill(site);
  const cookie = await signIn(site.web.app, 'proconnect', 'commission-manosque');
  for (const path of ['', '/ordre-du-jour.pdf', '/proces-verbal.pdf', '/tableau.pdf']) {
    const before = process.cpuUsage();
    const answer = await site.web.app.inject({ url: `/commission/seances/${MEETING}${path}`, headers: { cookie } });
    const used = process.cpuUsage(before);
    const ms = Math.round((used.user + used.system) / 1000);
    t.diagnostic(`${path || '/'}: ${ms} ms of CPU, ${Math.round(answer.rawPayload.length / 1024)} kB`);
    assert.equal(answer.statusCode, 200);
    assert.ok(ms < 3_000, `${path} took ${ms} ms`);
  }
  const table = await site.web.app.inject({ url: `/commission/seances/${MEETING}/tableau.pdf`, headers: { cookie } });
  const { numPages } = await getDocument({ data: new Uint8Array(table.rawPayload), verbosity: 0 }).promise;
  assert.ok(numPages <= 60, `names stand on one line where there are no motives: ${numPages} pages`);
  const { body } = await site.web.app.inject({ url: `/commission/seances/${MEETING}`, headers: { cookie } });
  assert.match(body, /2\s?000 changements/u);
});

test('who may not: the mayor does not sit, a clerk of elsewhere sees nothing, a visitor signs in', async (t) => {
  const site = await deskSite(t);
  await fill(site);
  const { app } = site.web;
  const get = async (person: string, url: string) => app.inject({ url, headers: { cookie: await signIn(app, 'proconnect', person) } });
  const post = async (person: string, url: string, payload: string) => app.inject({ method: 'POST', url, payload, headers: {
    cookie: await signIn(app, 'proconnect', person), origin: site.origin, 'content-type': 'application/x-www-form-urlencoded' } });
  assert.equal((await get('maire-manosque', `/commission/seances/${MEETING}?commune=${MANOSQUE}`)).statusCode, 200, 'the mayor reads');
  assert.equal((await post('maire-manosque', `/commission/seances/${MEETING}/presents`, 'presents=')).statusCode, 403);
  assert.equal((await get('yann-forcalquier', `/commission/seances/${MEETING}?commune=${MANOSQUE}`)).statusCode, 404);
  assert.equal((await post('commission-manosque', `/commission/seances/${MEETING}/clore`, 'observations=')).statusCode, 422,
    'it is closed');
  assert.equal((await get('commission-manosque', '/prefecture')).statusCode, 403);
  assert.equal((await get('commission-manosque', `/liste?commune=${MANOSQUE}`)).statusCode, 403, 'the roll is not the commission’s');
  assert.equal((await app.inject({ url: '/commission' })).statusCode, 303);
});
