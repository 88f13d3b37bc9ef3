import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { sendAs } from '#test/route-access.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { ROUTE_ACCESS, STREAMS } from '../fixtures/route-access.ts';
import { partnersSite } from '../fixtures/partners-site.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { enterResources } from '../../store/resources.ts';

const WORD = 'grandexercice';
const typed = (value: string) => ({ type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value,
  seen: 1 }] });

test('nothing of an exercise shows in any answer of the real world, nor the other way', async (t) => {
  const site = await callsSite(t);
  const { regulation } = site.web;
  const partition = regulation.partitionOfCentre('9A0');
  const [vehicle] = testVehicles('9A0');
  await inContext(regulation.app, systemContext('test', 'essai'), (tx) => enterResources(tx, partition, '9A0', testVehicles('9A0')));
  const arm = await site.signIn('arm-valmont');
  const [crew, cookie, lead, leadCookie] = [await site.signIn('equipage-valmont'), await site.cookieOf('arm-valmont'),
    await site.signIn('superviseur-valmont'), await site.cookieOf('superviseur-valmont')];
  await crew('PUT', 'tablette/vehicule', { resource: vehicle!.resourceId });
  const [real, drill, incident] = [newId(), newId(), newId()];
  const engage = { type: 'engager', id: newId(), mission: 'm1', resource: vehicle!.resourceId, name: `${vehicle!.name} ${WORD}`,
    vehicleType: vehicle!.vehicleType };
  assert.equal((await arm('PUT', `dossiers/${real}`, {})).status, 201);
  assert.equal((await arm('PUT', `dossiers/${drill}?exercice=1`, {})).status, 201);
  await arm('PUT', `evenements/${incident}?exercice=1`, { name: WORD, kind: 'MULTIPLE', place: { label: WORD, lat: 46.2, lon: -3.4 } });
  const given = await arm('POST', `dossiers/${drill}/commandes?exercice=1`, { commands: [typed(WORD), engage,
    { type: 'prioriser', id: newId(), priority: 'P0' }, { type: 'demanderRegulation', id: newId(), branch: 'AMU' },
    { type: 'promettreRappel', id: newId(), callBack: newId(), dueAt: Date.now(), reason: WORD }] });
  assert.ok(given.body.outcomes.every((one: { ok: boolean }) => one.ok), JSON.stringify(given.body));
  await arm('POST', `dossiers/${real}/commandes`, { commands: [typed('la vraie vie')] });
  await arm('PUT', `radio/${newId()}?exercice=1`, { text: WORD, dossier: drill });
  await lead('PUT', 'consignes?exercice=1', { text: WORD });
  const asked = Object.entries(ROUTE_ACCESS).filter(([line, { to }]) => line.startsWith('GET /api/regulation') && to === 'rule'
    && !STREAMS.includes(line));
  for (const [line, { send }] of asked) {
    for (const [who, facts] of [[cookie, { id: drill, call: 'x', incident }], [leadCookie, { id: real, call: 'x', incident }]] as const) {
      const { body } = await sendAs(site.web.app, site.origin, line, send(facts as never), who);
      assert.ok(!body.includes(WORD), `${line} told of an exercise: ${body.slice(0, 300)}`);
    }
  }
  assert.equal((await arm('POST', `dossiers/${drill}/commandes`, { commands: [typed('x')] })).status, 404);
  assert.equal((await arm('POST', `dossiers/${real}/commandes?exercice=1`, { commands: [typed('x')] })).status, 404);
  assert.equal((await arm('GET', `dossiers/${real}?exercice=1`)).status, 404);
  assert.equal((await arm('POST', `evenements/${incident}/commandes`, { commands: [{ type: 'cloreEvenement', id: newId() }] })).status,
    404);
  assert.deepEqual((await arm('POST', `evenements/${incident}/dossiers?exercice=1`, { dossiers: [real], attach: true })).body.attached, []);
  const seen = (await arm('GET', 'dossiers?exercice=1')).body.rows.map((row: { dossier_id: string }) => row.dossier_id);
  assert.deepEqual(seen, [drill]);
  assert.equal((await crew('GET', 'tablette/missions')).body.missions?.length ?? 0, 0);
  const free = (await arm('GET', 'moyens')).body.rows.find((row: { resourceId: string }) => row.resourceId === vehicle!.resourceId);
  assert.equal(free.status, null, 'an exercise takes no real vehicle away');
  const { vehicles } = (await lead('GET', 'mur')).body;
  assert.deepEqual(vehicles.map(({ status }: { status: string | null }) => status), [null], 'nor shows it engaged on the wall');
});

test('instructions, radio and beds of an exercise are its own, and it pulls at nothing real', async (t) => {
  const site = await callsSite(t);
  const [arm, lead] = [await site.signIn('arm-valmont'), await site.signIn('superviseur-valmont')];
  const [real, drill, hold] = [newId(), newId(), newId()];
  await arm('PUT', `dossiers/${real}`, {});
  await arm('PUT', `dossiers/${drill}?exercice=1`, {});
  await lead('PUT', 'consignes', { text: 'Pont de la gare fermé' });
  await lead('PUT', 'consignes?exercice=1', { text: WORD });
  const instructions = async (mode: string) => (await lead('GET', `releve${mode}`)).body.instructions.text;
  assert.deepEqual([await instructions(''), await instructions('?exercice=1')], ['Pont de la gare fermé', WORD]);
  await arm('PUT', 'lits', { hospital: 'CH', specialty: 'REA', free: 1 });
  const keep = { hospital: 'CH', specialty: 'REA', dossier: drill };
  assert.equal((await arm('PUT', `lits/reservations/${newId()}`, keep)).status, 404, 'no real bed for a dossier of an exercise');
  assert.equal((await arm('PUT', `lits/reservations/${hold}?exercice=1`, keep)).status, 200);
  const beds = async (mode: string) => (await arm('GET', `bord${mode}`)).body as { beds: { free: number; kept: number }[];
    holds: unknown[]; radio: { text: string }[] };
  await arm('PUT', `radio/${newId()}?exercice=1`, { text: WORD });
  const [inReal, inDrill] = [await beds(''), await beds('?exercice=1')];
  assert.deepEqual([inReal.beds[0]!.kept, inReal.holds.length, inReal.radio.length], [0, 0, 0]);
  assert.deepEqual([inDrill.beds[0]!.kept, inDrill.holds.length, inDrill.radio[0]!.text], [1, 1, WORD]);
  assert.equal((await arm('PUT', `lits/reservations/${newId()}`, { ...keep, dossier: real })).status, 200, 'the real bed is still free');
  await arm('POST', `lits/reservations/${hold}/fin?exercice=1`, { arrived: true });
  assert.equal((await beds('')).beds[0]!.free, 1);
  assert.equal((await arm('PUT', `radio/${newId()}`, { text: 'x', dossier: drill })).status, 404);
  assert.equal((await arm('PUT', `dossiers/${drill}/presence`, {})).status, 404);
  for (const [method, path, body] of [['PUT', 'debordement', { mode: 'auto', reason: 'Essai' }], ['PUT', 'lits', { hospital: 'CH',
    specialty: 'REA', free: 9 }], ['PUT', 'reglages/qs1_s', { value: 60 }], ['PUT', `routes/${newId()}`, { lat: 46, lon: -4 }]] as const) {
    assert.equal((await lead(method, `${path}?exercice=1`, body)).body.code, 'PAS_EN_EXERCICE', path);
  }
  await lead('POST', 'poste?exercice=1');
  assert.equal((await site.db.admin.query('select from poste')).rowCount, 0, 'whoever trains is not counted among those who answer');
});

test('a stream tells of one world', { timeout: 60_000 }, async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const cookie = await site.cookieOf('arm-valmont');
  const end = new AbortController();
  t.after(() => end.abort());
  const heard = async (mode: string) => {
    const answer = await fetch(`${site.origin}/api/regulation/flux?centre=9A0${mode}`, { headers: { cookie }, signal: end.signal });
    let text = '';
    void (async () => { for await (const part of answer.body!) text += Buffer.from(part).toString(); })().catch(() => undefined);
    return () => text;
  };
  const [real, drill] = [await heard(''), await heard('&exercice=1')];
  const shown = async (text: () => string, what: string) => {
    for (const until = Date.now() + 20_000; Date.now() < until && !text().includes(what);) {
      await new Promise((done) => { setTimeout(done, 20); });
    }
    assert.ok(text().includes(what), `${what} in ${text()}`);
  };
  await shown(real, 'bonjour');
  await shown(drill, 'bonjour');
  const [one, other, message, last] = [newId(), newId(), newId(), newId()];
  await arm('PUT', `dossiers/${one}`, {});
  await arm('PUT', `dossiers/${other}?exercice=1`, {});
  await arm('PUT', `dossiers/${other}/presence?exercice=1`, {});
  await arm('PUT', `radio/${message}?exercice=1`, { text: WORD });
  await site.telephony([{ eventId: newId(), callId: 'vrai', centre: '9A0', kind: 'PRESENTED', line: '15', at: new Date().toISOString() },
    { eventId: newId(), callId: 'jeu', centre: '9A0', kind: 'PRESENTED', line: '15', exercise: true, at: new Date().toISOString() }]);
  await arm('PUT', `radio/${last}`, { text: 'fin' });
  await shown(real, last);
  await shown(drill, 'jeu');
  await shown(drill, message);
  await shown(real, one);
  await shown(drill, other);
  for (const id of [other, message, 'jeu']) assert.ok(!real().includes(id), `${id} in the real stream`);
  for (const id of [one, last, 'vrai']) assert.ok(!drill().includes(id), `${id} in the stream of exercises`);
});

test('an exercise leaves as an exercise, and what partners send as one makes one', async (t) => {
  const site = await partnersSite(t);
  const arm = await site.signIn('arm-valmont');
  const drill = newId();
  const rivebelle = await site.signIn('arm-rivebelle');
  await arm('PUT', `dossiers/${drill}?exercice=1`, {});
  await arm('POST', `dossiers/${drill}/commandes?exercice=1`, { commands: [typed(WORD),
    { type: 'partager', id: newId(), partner: 'fr.health.samu9B0', purpose: 'PARTAGE' }] });
  for (const end = Date.now() + 20_000; Date.now() < end;) {
    if ((await rivebelle('GET', 'dossiers?exercice=1')).body.rows.length > 0) break;
    await new Promise((done) => { setTimeout(done, 50); });
  }
  assert.equal((await rivebelle('GET', 'dossiers?exercice=1')).body.rows[0]?.adresse, WORD);
  assert.deepEqual((await rivebelle('GET', 'dossiers')).body.rows, []);
});
