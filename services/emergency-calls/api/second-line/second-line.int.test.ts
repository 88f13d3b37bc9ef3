import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import { enterResources } from '../../store/resources.ts';
import { callsSite, type CallsSite } from '../fixtures/calls-site.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';

const CENTRE = '9A0';
const enter = ({ web: { regulation } }: CallsSite): Promise<void> => inContext(regulation.app, systemContext('test', 'test'), (tx) =>
  enterResources(tx, regulation.partitionOfCentre(CENTRE), CENTRE, testVehicles(CENTRE)));
const [VLM, OTHER] = testVehicles(CENTRE);

test('the board shows a vehicle with its mission, its expected hour, its late statuses in their place and its doubtful position',
  async (t) => {
  const site = await callsSite(t);
  await enter(site);
  const bord = await site.signIn('bord-valmont');
  const id = newId();
  await bord('PUT', `dossiers/${id}`, {});
  const now = Date.now();
  const give = (...commands: object[]) => bord('POST', `dossiers/${id}/commandes`,
    { commands: commands.map((one) => ({ id: newId(), ...one })) });
  await give({ type: 'engager', mission: 'm1', resource: VLM!.resourceId, name: VLM!.name, vehicleType: VLM!.vehicleType, at: now - 60_000,
    shown: [{ resource: OTHER!.resourceId, seconds: 900 }, { resource: VLM!.resourceId, seconds: 600 }] });
  await give({ type: 'statuer', mission: 'm1', status: 'ARRIVEE', le: now - 1_000 });
  await give({ type: 'statuer', mission: 'm1', status: 'DEPART', le: now - 30_000 });
  await give({ type: 'faireBilan', mission: 'm1', assessment: 'b1', role: 'MEDECIN', content: { text: 'stable' } });
  await site.positions(CENTRE, [{ resourceId: OTHER!.resourceId, lat: 0, lon: 0, at: now, speed_km_h: 0, heading_deg: 0 }]);
  const { status, body } = await bord('GET', 'bord');
  assert.equal(status, 200);
  const vehicle = (name: string) => body.vehicles.find((one: { name: string }) => one.name === name);
  const { mission } = vehicle(VLM!.name);
  assert.deepEqual([mission.status, mission.statusAt, mission.expectedAt, mission.onSceneAt, mission.others],
    ['ARRIVEE', now - 1_000, now + 540_000, now - 1_000, 0]);
  assert.ok(mission.reportAt >= now);
  assert.deepEqual([vehicle(OTHER!.name).mission, vehicle(OTHER!.name).doubt], [null, 'null-island']);
  const audit = await site.db.admin.query("select from access_audit where route = '/api/regulation/bord' and $1::uuid = any(dossier_ids)",
    [id]);
  assert.equal(audit.rowCount, 1);
});

test('a vehicle that the supervisor marks takes a second mission, and is proposed meanwhile; nobody else marks it', async (t) => {
  const site = await callsSite(t);
  await enter(site);
  const [bord, lead] = [await site.signIn('bord-valmont'), await site.signIn('superviseur-valmont')];
  const mark = (who: typeof bord, resource: string, several: boolean) => who('PUT', `moyens/${resource}`, { several });
  const send = async (): Promise<boolean> => {
    const id = newId();
    await bord('PUT', `dossiers/${id}`, {});
    const { body } = await bord('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'engager', id: newId(), mission: newId(),
      resource: VLM!.resourceId, name: VLM!.name, vehicleType: VLM!.vehicleType }] });
    return body.outcomes[0].ok;
  };
  const nearest = async (): Promise<boolean> => {
    const { body } = await bord('POST', 'moyens/plus-proches', { lat: VLM!.baseLat, lon: VLM!.baseLon, crew: 'MED' });
    return [...body.best].some(({ resourceId }: { resourceId: string }) => resourceId === VLM!.resourceId);
  };
  assert.deepEqual([await send(), await send(), await nearest()], [true, false, false]);
  assert.deepEqual([(await mark(bord, VLM!.resourceId, true)).status, (await mark(lead, 'nobody', true)).status], [403, 404]);
  assert.equal((await mark(lead, VLM!.resourceId, true)).status, 200);
  assert.deepEqual([await nearest(), await send()], [true, true]);
  const { body } = await bord('GET', 'moyens');
  assert.deepEqual(body.rows.filter(({ several }: { several: boolean }) => several).map(({ name }: { name: string }) => name), [VLM!.name]);
  await mark(lead, VLM!.resourceId, false);
  assert.deepEqual([await send(), await nearest()], [false, false]);
});

test('the last bed goes to one of two who ask at once; it comes back when given back, and is taken when the patient came', async (t) => {
  const site = await callsSite(t);
  const [bord, mru, stranger] = [await site.signIn('bord-valmont'), await site.signIn('mru-valmont'), await site.signIn('arm-rivebelle')];
  const beds = async () => (await bord('GET', 'bord')).body;
  const dossier = newId();
  await bord('PUT', `dossiers/${dossier}`, {});
  const place = { hospital: 'CH de Valmont', specialty: 'Réanimation' };
  assert.equal((await mru('PUT', 'lits', { ...place, free: 1 })).status, 403);
  assert.equal((await stranger('PUT', 'lits?centre=9A0', { ...place, free: 1 })).status, 404);
  const ask = (id = newId()) => bord('PUT', `lits/reservations/${id}`, { ...place, dossier });
  assert.equal((await ask()).body.code, 'LIT_INCONNU');
  assert.equal((await bord('PUT', 'lits', { ...place, free: 1 })).status, 200);
  assert.equal((await bord('PUT', `lits/reservations/${newId()}`, { ...place, dossier: newId() })).status, 404);
  const ids = [newId(), newId()];
  const codes = await Promise.all(ids.map((id) => ask(id)));
  assert.deepEqual(codes.map(({ status }) => status).toSorted(), [200, 409]);
  const kept = ids[codes.findIndex(({ status }) => status === 200)]!;
  assert.equal((await ask(kept)).status, 200);
  const { beds: [row], holds: [hold] } = await beds();
  assert.deepEqual([row.free, row.kept, hold.id, hold.dossier], [1, 1, kept, dossier]);
  assert.equal((await bord('POST', `lits/reservations/${kept}/fin`, { arrived: false })).status, 200);
  const second = newId();
  assert.equal((await ask(second)).status, 200);
  await bord('POST', `lits/reservations/${second}/fin`, { arrived: true });
  await bord('POST', `lits/reservations/${second}/fin`, { arrived: true });
  const { rows } = await site.db.admin.query('select libres from lit');
  assert.deepEqual(rows, [{ libres: 0 }]);
  assert.equal((await ask()).body.code, 'PLUS_DE_LIT');
});

test('a radio message is in the log of the centre and in the notes of its dossier, once, sealed at rest', async (t) => {
  const site = await callsSite(t);
  const bord = await site.signIn('bord-valmont');
  const [dossier, id] = [newId(), newId()];
  await bord('PUT', `dossiers/${dossier}`, {});
  for (let i = 0; i < 2; i += 1) {
    assert.equal((await bord('PUT', `radio/${id}`, { text: 'VLM 1 sur place', resource: VLM!.resourceId, dossier })).status, 200);
  }
  assert.equal((await bord('PUT', `radio/${newId()}`, { text: 'Essai de relais' })).status, 200);
  const notes = (await bord('GET', `dossiers/${dossier}`)).body.notes;
  assert.deepEqual(notes.map(({ text, channel }: Record<string, unknown>) => [text, channel]), [['VLM 1 sur place', 'RADIO']]);
  const { radio } = (await bord('GET', 'bord')).body;
  assert.deepEqual(radio.map(({ text, dossier: of }: Record<string, unknown>) => [text, of]), [['Essai de relais', null],
    ['VLM 1 sur place', dossier]]);
  const { rowCount } = await site.db.admin.query("select from radio r where r::text ~* 'relais'");
  assert.equal(rowCount, 0);
});

test('a fleet is entered, a vehicle that broke down is not proposed until it is back, and all faults of an entry are told', async (t) => {
  const site = await callsSite(t);
  const [bord, lead] = [await site.signIn('bord-valmont'), await site.signIn('superviseur-valmont')];
  const vehicle = { callSign: 'VL-7', name: 'VLM 7', vehicleType: 'SMUR.VLM', crew: 'MED', sector: 'Valmont', lat: 46, lon: -4 };
  const enter = (who: typeof bord, ...vehicles: object[]) => who('POST', 'moyens', { vehicles });
  assert.equal((await enter(bord, vehicle)).status, 403);
  const wrong = await enter(lead, { ...vehicle, callSign: 'VL 7', crew: 'CHEF', lat: 460 });
  assert.deepEqual([wrong.status, wrong.body.errors.map(({ pointer }: { pointer: string }) => pointer).toSorted()],
    [422, ['/vehicles/0/callSign', '/vehicles/0/crew', '/vehicles/0/lat']]);
  assert.equal((await enter(lead, ...Array(LIMITS.vehicles_entered_max + 1).fill(vehicle))).status, 422);
  const { resources: [resource] } = (await enter(lead, vehicle)).body;
  assert.equal(resource, `fr.health.samu${CENTRE}.resource.VL-7`);
  const nearest = async (): Promise<string[]> => (await bord('POST', 'moyens/plus-proches', { lat: 46, lon: -4, crew: 'MED' })).body.best
    .map(({ name }: { name: string }) => name);
  const absent = (absence: string | null) => bord('PUT', `moyens/${resource}/absence`, { absence });
  assert.deepEqual(await nearest(), ['VLM 7']);
  assert.equal((await absent('PANNE')).status, 200);
  assert.deepEqual(await nearest(), []);
  assert.deepEqual([(await bord('GET', 'bord')).body.vehicles[0].unavailable, (await absent('VACANCES')).status], ['PANNE', 422]);
  await absent(null);
  await enter(lead, { ...vehicle, name: 'VLM 7 bis' });
  assert.deepEqual(await nearest(), ['VLM 7 bis']);
  assert.equal((await lead('PUT', `moyens/${resource}`, { inService: false })).status, 200);
  assert.deepEqual(await nearest(), []);
});
