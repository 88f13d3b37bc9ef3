import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { waitForValue } from '#test/wait-for.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';
import { enterResources } from '../../store/resources.ts';
import { LIMITS } from '../../limits.ts';
import { callsSite, type CallsSite, type Console } from '../fixtures/calls-site.ts';
import { extraPeople, HERE, signInCast } from '../fixtures/cast.ts';

const [FIRST, SECOND] = testVehicles(HERE);

/** A centre with its vehicles, a dossier with two missions, and people. */
const shift = async (t: TestContext) => {
  const site = await callsSite(t, { people: extraPeople });
  await signInCast(site);
  const { regulation } = site.web;
  await inContext(regulation.app, systemContext('test', 'essai'), (tx) =>
    enterResources(tx, regulation.partitionOfCentre(HERE), HERE, testVehicles(HERE)));
  const [arm, crew] = [await site.signIn('arm-valmont'), await site.signIn('equipage-valmont')];
  return { site, arm, crew, id: await engage(arm) };
};

const engage = async (arm: Console, id: string = newId()): Promise<string> => {
  await arm('PUT', `dossiers/${id}`, {});
  const send = (mission: string, vehicle = FIRST!) => ({ type: 'engager', id: newId(), at: Date.now() - 3 * 3_600_000, mission,
    resource: vehicle.resourceId,
    name: vehicle.name, vehicleType: vehicle.vehicleType });
  await arm('POST', `dossiers/${id}/commandes`, { commands: [
    { type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value: '3 rue Basse', seen: 1 },
      { path: 'initialAlert.notes', value: 'Secret de l’appelant', seen: 1 }] },
    { type: 'noter', id: newId(), note: 'n', text: 'Note du médecin' }, { type: 'ajouterPatient', id: newId(), patient: 'P1' },
    send('M1'), send('M2', SECOND)] });
  return id;
};
const status = (mission: string, word: string, le: number, id = newId()) => ({ type: 'statuer', id, mission, status: word, le, at: le });
const give = (crew: Console, id: string, mission: string, ...commands: unknown[]) =>
  crew('POST', `tablette/missions/${id}/${mission}/commandes`, { commands });
const statusesOf = async (arm: Console, id: string): Promise<string[]> =>
  (await arm('GET', `dossiers/${id}`)).body.missions[0].statuses.map((one: { status: string }) => one.status);
const audits = async (site: CallsSite): Promise<number> =>
  (await site.db.admin.query("select from access_audit where route like '%tablette/missions' and cardinality(dossier_ids) = 1")).rowCount
    ?? 0;

test('a crew sees the missions of the vehicle that it chose, and of each what the scene needs', async (t) => {
  const { site, crew, id } = await shift(t);
  assert.deepEqual((await crew('GET', 'tablette/missions')).body.missions, []);
  assert.equal((await crew('PUT', 'tablette/vehicule', { resource: 'no-such' })).status, 404);
  assert.equal((await crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId })).body.vehicle.name, FIRST!.name);
  const { missions } = (await crew('GET', 'tablette/missions')).body;
  assert.deepEqual(missions.map((one: { dossier: string; mission: string }) => [one.dossier, one.mission]), [[id, 'M1']]);
  assert.deepEqual(missions[0].lines, [{ field: 'location.detailedAddress.complete', value: '3 rue Basse' }]);
  assert.ok(!/Secret|Note du/.test(JSON.stringify(missions)), 'the rest of the dossier stays in the centre');
  assert.equal(await audits(site), 1);
  for (const path of [`dossiers/${id}`, 'dossiers', 'appels', 'moyens']) assert.equal((await crew('GET', path)).status, 403, path);
  await give(crew, id, 'M1', status('M1', 'REN-BASE', Date.now() - LIMITS.crew_ended_ms + 60_000));
  assert.equal((await crew('GET', 'tablette/missions')).body.missions.length, 1, 'a mission that ended is seen for a while');
});

test('who is aboard is told with the vehicle, on the tablet and on the board, until the shift ends', async (t) => {
  const { arm, crew } = await shift(t);
  const team = [{ role: 'MEDECIN', name: 'Dr Lucie ARNAUD' }, { role: 'AMBULANCIER', name: 'Sami REY' }];
  const aboard = async () => (await arm('GET', 'bord')).body.vehicles.filter((one: { team: unknown[] }) => one.team.length > 0)
    .map((one: { resourceId: string; team: unknown[] }) => [one.resourceId, one.team]);
  const board = (told: unknown) => crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId, team: told });
  for (const wrong of [[{ role: 'ARM', name: 'x' }], [{ role: 'PILOTE', name: ' ' }], [...team, ...team, ...team]]) {
    assert.equal((await board(wrong)).status, 422, JSON.stringify(wrong));
  }
  assert.deepEqual((await board(team)).body.vehicle.team, team);
  assert.deepEqual((await crew('GET', 'tablette/missions')).body.vehicle.team, team);
  assert.deepEqual(await aboard(), [[FIRST!.resourceId, team]]);
  await crew('PUT', 'tablette/vehicule', { resource: null });
  await waitForValue(async () => (await aboard()).length, 0, 'the board of a second ago is read again');
});

test('what is typed aboard is taken once, in its own time; another vehicle’s mission does not exist', async (t) => {
  const { arm, crew, id } = await shift(t);
  assert.equal((await give(crew, id, 'M1', status('M1', 'DEPART', 1))).status, 404, 'nobody aboard yet');
  await crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId });
  const at = Date.now() - 600_000;
  const pressed = [status('M1', 'DECLENCHE', at + 1_000), status('M1', 'DEPART', at + 2_000), status('M1', 'ARRIVEE', at + 3_000)];
  for (let again = 0; again < 3; again += 1) assert.equal((await give(crew, id, 'M1', ...pressed)).status, 200);
  assert.deepEqual(await statusesOf(arm, id), ['DECISION', 'DECLENCHE', 'DEPART', 'ARRIVEE']);
  const late = (await give(crew, id, 'M1', status('M1', 'ANNULE', at + 4_000))).body.outcomes[0];
  assert.equal(late.code, 'ANNULATION_TARDIVE');
  const bilan = { type: 'faireBilan', id: newId(), mission: 'M1', assessment: 'b1', role: 'MEDECIN', patient: 'P1',
    content: { kind: 'medical', parameter: [{ type: 'GLASGOW', value: '2' }] }, warnings: ['GLASGOW'], at: at + 3_500 };
  assert.equal((await give(crew, id, 'M1', bilan)).body.outcomes[0].ok, true);
  assert.equal((await give(crew, id, 'M1', status('M2', 'DEPART', at))).status, 404, 'in the name of the other vehicle');
  assert.equal((await give(crew, id, 'M2', status('M2', 'DEPART', at))).status, 404);
  assert.equal((await give(crew, id, 'M1', { type: 'prioriser', id: newId(), priority: 'P3' })).status, 422, 'not a crew’s command');
  const { statuses, assessments } = (await arm('GET', `dossiers/${id}`)).body.missions[0];
  assert.equal(statuses.at(-1).at, at + 3_000);
  assert.deepEqual(assessments.map((one: { id: string; at: number; warnings: string[] }) => [one.id, one.at, one.warnings]),
    [['b1', at + 3_500, ['GLASGOW']]]);
});

test('a vehicle that returns may be sent again; what was typed before the crew left it still comes', async (t) => {
  const { arm, crew, id } = await shift(t);
  await crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId });
  const at = Date.now() - 600_000;
  await give(crew, id, 'M1', status('M1', 'DEPART', at), status('M1', 'RETOUR', at + 1_000));
  const again = await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'engager', id: newId(), mission: 'M3',
    resource: FIRST!.resourceId, name: FIRST!.name, vehicleType: FIRST!.vehicleType }] });
  assert.equal(again.body.outcomes[0].ok, true);
  await crew('PUT', 'tablette/vehicule', { resource: SECOND!.resourceId });
  assert.equal((await give(crew, id, 'M1', status('M1', 'REN-BASE', at + 2_000))).body.outcomes[0].ok, true);
  await crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId });
  const old = await engage(arm);
  await give(crew, old, 'M1', status('M1', 'REN-BASE', Date.now() - LIMITS.crew_ended_ms - 60_000));
  const seen = (await crew('GET', 'tablette/missions')).body.missions as { dossier: string }[];
  assert.ok(seen.every(({ dossier }) => dossier !== old), 'and no longer than that');
  await crew('PUT', 'tablette/vehicule', { resource: null });
  assert.equal((await crew('GET', 'tablette/vehicules')).body.vehicle, null);
});

test('the tablet asks again for nothing when nothing changed, and says where its vehicle is', async (t) => {
  const { site, arm, crew, id } = await shift(t);
  await crew('PUT', 'tablette/vehicule', { resource: FIRST!.resourceId });
  const cookie = await site.cookieOf('equipage-valmont');
  const ask = (tag?: string) => site.web.app.inject({ url: '/api/regulation/tablette/missions', headers: { cookie, origin: site.origin,
    ...(tag ? { 'if-none-match': tag } : {}) } });
  const tag = String((await ask()).headers.etag);
  const read = await audits(site);
  assert.equal((await ask(tag)).statusCode, 304);
  assert.equal(await audits(site), read, 'nothing was read');
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P0' }] });
  assert.equal((await ask(tag)).statusCode, 200);
  await site.web.app.inject({ method: 'POST', url: '/api/regulation/tablette/position', headers: { cookie, origin: site.origin },
    payload: { lat: 46.5, lon: -3.1, at: Date.now() } });
  const vehicle = (await arm('GET', 'moyens')).body.rows.find((one: { resourceId: string }) => one.resourceId === FIRST!.resourceId);
  assert.deepEqual([vehicle.lat, vehicle.lon], [46.5, -3.1]);
});
