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
  const [crew, cookie, lead] = [await site.signIn('equipage-valmont'), await site.cookieOf('arm-valmont'),
    await site.cookieOf('superviseur-valmont')];
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
  const asked = Object.entries(ROUTE_ACCESS).filter(([line, { to }]) => line.startsWith('GET /api/regulation') && to === 'rule'
    && !STREAMS.includes(line));
  for (const [line, { send }] of asked) {
    for (const [who, facts] of [[cookie, { id: drill, call: 'x', incident }], [lead, { id: real, call: 'x', incident }]] as const) {
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
