import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { rebuildPartition } from '#base/dossiers/rebuild.ts';
import { newId } from '#base/values/ids.ts';
import { registerType } from '../../store/register-type.ts';
import { callsSite } from '../fixtures/calls-site.ts';

const PLACE = { label: 'Pont de Valmont', lat: 46.2, lon: -3.4 };
const geometry = (lat: number, lon: number) => ({ lat, lon, precision: 'RUE', radius_m: null, source: 'test', at: '2026-01-01T00:00:00Z' });

const open = async (t: TestContext) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const openCase = async (lat: number): Promise<string> => {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(),
      changes: [{ path: 'location.geometry', value: geometry(lat, -3.4), seen: 1 }] }] });
    return id;
  };
  return { site, arm, openCase };
};

test('an event gathers dossiers, victims and vehicles; who may not; its projections are made again bit for bit', async (t) => {
  const { site, arm, openCase } = await open(t);
  const [lead, stranger] = [await site.signIn('superviseur-valmont'), await site.signIn('arm-rivebelle')];
  const [near, far] = [await openCase(46.2005), await openCase(46.3)];
  const id = newId();
  assert.equal((await arm('PUT', `evenements/${id}`, { name: 'Car renversé', kind: 'NOVI', place: PLACE })).status, 403);
  assert.equal((await lead('PUT', `evenements/${id}`, { name: 'Car renversé', kind: 'NOVI', place: PLACE })).status, 201);
  assert.equal((await lead('PUT', `evenements/${id}`, { name: 'Car renversé', kind: 'NOVI', place: PLACE })).status, 201);
  const read = async () => (await arm('GET', `evenements/${id}`)).body;
  assert.deepEqual((await read()).near.map((one: { id: string }) => one.id), [near]);
  const attached = await arm('POST', `evenements/${id}/dossiers`, { dossiers: [near, far, newId()], attach: true });
  assert.deepEqual([attached.body.attached, attached.body.refused[0].code], [[near, far], 'DOSSIER_INTROUVABLE']);
  const commands = [{ type: 'inscrireVictime', id: newId(), victim: 'v1', category: 'UA', tag: '0042', sex: 'F' },
    { type: 'inscrireVictime', id: newId(), victim: 'v2', category: 'IMP', tag: '0042' },
    { type: 'noterEvenement', id: newId(), note: 'n1', text: 'PMA au gymnase' },
    { type: 'evacuerVictime', id: newId(), victim: 'v1', destination: 'CHU' }];
  const given = await arm('POST', `evenements/${id}/commandes`, { commands });
  assert.deepEqual(given.body.outcomes.map((one: { ok: boolean; code?: string }) => one.code ?? one.ok),
    [true, 'BRACELET_PRIS', true, true]);
  await arm('POST', `evenements/${id}/victimes/v1/dossier`, { dossier: near });
  const dossier = (await arm('GET', `dossiers/${near}`)).body;
  assert.deepEqual([dossier.event, dossier.patients.length, dossier.fields['patient/v1/externalId'].value],
    [id, 1, { source: 'SINUS', value: '0042' }]);
  const shown = await read();
  assert.deepEqual([shown.tally.UA, shown.cases.length, shown.notesCount, shown.victims[0].dossier], [{ all: 1, left: 1 }, 2, 1, near]);
  assert.equal((await arm('GET', 'evenements')).body.rows[0].dossiers, 2);
  assert.equal((await stranger('GET', `evenements/${id}`)).status, 404);
  assert.equal((await stranger('GET', `evenements/${id}?centre=9A0`)).status, 404);
  assert.equal((await stranger('POST', `evenements/${id}/commandes`, { commands })).status, 404);
  assert.equal((await arm('GET', `dossiers/${id}`)).status, 404);
  assert.equal((await arm('GET', `evenements/${near}`)).status, 404);
  const { regulation } = site.web;
  const rebuilt = await rebuildPartition({ pool: site.db.pools.rebuild, type: registerType(regulation.service), keys: regulation.keys,
    partition: regulation.partitionOfCentre('9A0') });
  assert.deepEqual(rebuilt.after, rebuilt.before);
  assert.equal(rebuilt.dossiers, 3);
});
