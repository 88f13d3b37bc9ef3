import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { waitForValue } from '#test/wait-for.ts';
import { openVoterWeb } from '#test/voter-web.ts';
import { shippedClosings } from '../../data/calendar.ts';
import { form } from '../../domain/fixtures/form.ts';
import { LIMITS } from '../../limits.ts';
import { applyPerimeters, proposePerimeter, saveStation } from '../../store/roll.ts';
import { createDeposit } from '../deposit.ts';
import { publishFigures } from '../work/publish-figures.ts';

const DAY_MS = 86_400_000;
const REQUESTS = '/v1/voter-registration/open-data/requests';
const dayAfter = (days: number): string => new Date(Date.UTC(2026, 10, 23) + days * DAY_MS).toISOString().slice(0, 10);
const FORM = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost', accept: 'text/html',
  'accept-language': 'fr' };

test('open data: eleven people of a commune and day are published, ten are not; reuse is counted by project', async (t) => {
  const { app, register } = await openVoterWeb(t);
  const deposit = createDeposit(register, shippedClosings(), { service: 'Service des élections', contactService: 'elections@socle.test' });
  const file = (who: string, commune: string, codePostal: string) => deposit({ actor: { id: who, role: 'usager', territories: [] },
    key: `${who}${commune}`, canal: 'EN_LIGNE', arrivee: register.clock(),
    demande: form({ communeDemandee: commune, adresseRattachement: { voie: 'rue du Port', codePostal, commune } }) });
  // Four partitions may each hold a request of one person: a person is counted where they filed.
  for (let i = 0; i < 11; i++) await file(`nantais-${i}`, '44109', '44000');
  for (let i = 0; i < 10; i++) await file(`rennais-${i}`, '35238', '35000');
  const read = async (path = REQUESTS, headers = {}) => app.inject({ url: path, headers });
  await publishFigures({ register });
  assert.deepEqual((await read()).json().requests, [], 'a day is published once it is over');
  await publishFigures({ register: { ...register, clock: () => register.clock() + DAY_MS } });
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Paris' }).format(register.clock());
  const asked = `${REQUESTS}?from=${today}&to=${today}`;
  const published = [{ commune: '44109', day: today, people: 11 }];
  assert.deepEqual((await read(asked)).json().requests, published);
  await file('rennais-11', '35238', '35000');
  await file('nantais-11', '44109', '44000');
  await publishFigures({ register: { ...register, clock: () => register.clock() + 2 * DAY_MS } });
  assert.deepEqual((await read(`${asked}&commune=44109`)).json().requests, published, 'what is published never changes');
  for (const bad of ['?from=2026-02-31', '?from=2026-03-02&to=2026-03-01', `?from=${dayAfter(-LIMITS.open_days_max)}&to=${dayAfter(0)}`]) {
    assert.equal((await read(`${REQUESTS}${bad}`)).statusCode, 422, bad);
  }
  assert.equal((await read(`${REQUESTS}?from=${dayAfter(1 - LIMITS.open_days_max)}&to=${dayAfter(0)}`)).statusCode, 200);
  assert.equal((await read(`${asked}&commune=99999`)).statusCode, 404);

  const declared = await app.inject({ method: 'POST', url: '/donnees-ouvertes', headers: FORM,
    payload: new URLSearchParams({ projet: 'Cartes de l’inscription', adresse: 'https://exemple.fr/cartes' }).toString() });
  assert.equal(declared.statusCode, 200);
  const key = /x-reuse-key de vos appels\s:\s([\w-]{24})/.exec(declared.body)![1]!;
  await read(asked, { 'x-reuse-key': key });
  await read(asked, { 'x-reuse-key': 'a'.repeat(24) });
  const shown = async (): Promise<string> => (await app.inject({ url: '/donnees-ouvertes',
    headers: { accept: 'text/html', 'accept-language': 'fr' } })).body;
  await waitForValue(async () => /\b1 minute\b/.test(await shown()), true, 'from the declaration to the first access');
  const page = await shown();
  assert.match(page, /href="https:\/\/exemple\.fr\/cartes"/);
  assert.doesNotMatch(page, new RegExp(key), 'the key is shown once');
  const wrong = await app.inject({ method: 'POST', url: '/donnees-ouvertes', headers: FORM,
    payload: new URLSearchParams({ projet: 'x', adresse: 'javascript:alert(1)' }).toString() });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.body, /commence par https/);
});

test('open data: the stations of a commune with their perimeters; a commune without any says so, an unknown one is none', async (t) => {
  const { app, register } = await openVoterWeb(t);
  const square = { type: 'Polygon', coordinates: [[[-1.6, 47.2], [-1.5, 47.2], [-1.5, 47.3], [-1.6, 47.2]]] } as const;
  await inContext(register.app, systemContext('test', 'essai'), async (tx) => {
    const place = { partitions: register.partitions, commune: '44109' };
    await saveStation(tx, place, { numero: '107', libelle: 'École Harouys', adresse: '1 rue Harouys', canton: '', circonscription: '' },
      'test', register.clock());
    await proposePerimeter(tx, place, '107', square);
    await applyPerimeters(tx, place, 'test', register.clock());
  });
  const stations = async (commune: string) => app.inject(`/v1/voter-registration/open-data/stations?commune=${commune}`);
  assert.deepEqual((await stations('44109')).json().stations, [{ key: '44109_107', number: '107', label: 'École Harouys',
    address: '1 rue Harouys', perimeter: square }]);
  assert.deepEqual((await stations('35238')).json().stations, []);
  assert.equal((await stations('99999')).statusCode, 404);
});

test('open data: an answer holds so many cells and says when there are more', async (t) => {
  const { app, db } = await openVoterWeb(t);
  await db.admin.query(`insert into ${db.names.schema}.chiffre_ouvert (partition, commune, jour, deposees)
    select 0, lpad(n::text, 5, '0'), '2026-11-01', 11 from generate_series(1, $1) as n`, [LIMITS.open_cells_max]);
  const read = async () => (await app.inject(`${REQUESTS}?from=2026-11-01&to=2026-11-01`)).json();
  const full = await read();
  assert.deepEqual([full.requests.length, full.complete], [LIMITS.open_cells_max, false]);
  await db.admin.query(`delete from ${db.names.schema}.chiffre_ouvert where commune = '00001'`);
  assert.equal((await read()).complete, true);
});

test('open data: so many projects are declared in a day', async (t) => {
  const { app } = await openVoterWeb(t);
  const declare = (n: number) => app.inject({ method: 'POST', url: '/donnees-ouvertes', headers: FORM,
    payload: new URLSearchParams({ projet: `Projet ${n}`, adresse: 'https://exemple.fr/' }).toString() });
  for (let n = 0; n < LIMITS.reuses_per_day_max; n++) assert.equal((await declare(n)).statusCode, 200);
  assert.equal((await declare(101)).statusCode, 429);
});
