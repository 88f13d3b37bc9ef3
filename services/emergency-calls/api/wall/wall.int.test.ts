import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { indicatorRound } from '../../store/indicators-follow.ts';
import { enterResources } from '../../store/resources.ts';
import { callsSite } from '../fixtures/calls-site.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';
import { freshFor } from './fresh-for.ts';

const CENTRE = '9A0';

test('the wall shows queues, the last quarter, doctors, vehicles, posts, links and the lever, and no number or name', async (t) => {
  const site = await callsSite(t);
  const { regulation } = site.web;
  const [arm, mru, supervisor] = [await site.signIn('arm-valmont'), await site.signIn('mru-valmont'),
    await site.signIn('superviseur-valmont')];
  const partition = regulation.partitionOfCentre(CENTRE);
  await inContext(regulation.app, systemContext('test', 'test'), (tx) => enterResources(tx, partition, CENTRE, testVehicles(CENTRE)));
  const begun = Date.now() - 240_000;
  const tell = (callId: string, kind: string, s: number, more: object = {}) => ({ eventId: `${callId}${kind}`, callId, centre: CENTRE, kind,
    at: new Date(begun + s * 1_000).toISOString(), line: '15', ani: '0612345678', ...more });
  await site.telephony([tell('w1', 'PRESENTED', 200), tell('w2', 'PRESENTED', 100), tell('w3', 'PRESENTED', 239, { line: '116117' }),
    tell('a1', 'PRESENTED', 0), tell('a1', 'ANSWERED', 29), tell('a1', 'ENDED', 90), tell('a2', 'PRESENTED', 0), tell('a2', 'ANSWERED', 31),
    tell('l1', 'PRESENTED', 0), tell('l1', 'ENDED', 40), tell('s1', 'PRESENTED', 0), tell('s1', 'ENDED', 5),
    tell('x1', 'PRESENTED', 0, { exercise: true })]);
  const id = newId();
  await arm('POST', 'appels/w2/decrocher', { dossier: id });
  await arm('PUT', `dossiers/${id}`, { call: 'w2' });
  const [vehicle] = testVehicles(CENTRE);
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P1' },
    { type: 'demanderRegulation', id: newId(), branch: 'AMU' }, { type: 'engager', id: newId(), mission: 'm', resource: vehicle!.resourceId,
      name: vehicle!.name, vehicleType: vehicle!.vehicleType }] });
  assert.equal((await arm('POST', 'poste')).status, 200);
  assert.equal((await arm('POST', 'poste')).status, 200);
  assert.equal((await mru('POST', 'poste')).status, 200);
  assert.equal((await supervisor('PUT', 'debordement', { mode: 'force', reason: 'Deux postes en panne' })).status, 200);

  const { status, body } = await supervisor('GET', 'mur');
  assert.equal(status, 200);
  assert.deepEqual(body.queues.map(({ queue, waiting }: { queue: string; waiting: number }) => [queue, waiting]).toSorted(),
    [['116117', 1], ['15', 1]]);
  assert.equal(body.queues.find(({ queue }: { queue: string }) => queue === '15').oldest, begun + 200_000);
  const quarter = body.windows.find((one: { id: string }) => one.id === 'quarter');
  assert.deepEqual([quarter.presented, quarter.answered, quarter.abandoned, quarter.short, quarter.inTime], [6, 3, 2, 1, 1]);
  assert.deepEqual(body.doctors.map(({ branch, priority, waiting }: Record<string, unknown>) => [branch, priority, waiting]),
    [['AMU', 'P1', 1]]);
  assert.deepEqual(body.vehicles.toSorted((a: { count: number }, b: { count: number }) => a.count - b.count),
    [{ status: 'DECISION', count: 1 }, { status: null, count: testVehicles(CENTRE).length - 1 }]);
  assert.deepEqual(body.posts, [{ role: 'arm', logged: 1, onCall: 1, afterCall: 0 }, { role: 'mru', logged: 1, onCall: 0, afterCall: 0 }]);
  assert.deepEqual([body.overflow.mode, body.overflow.reason, body.overflow.active], ['force', 'Deux postes en panne', false]);
  assert.equal(body.links.gps.old, 1);
  assert.ok(!/612345678|Valmont/.test(JSON.stringify(body)));

  await indicatorRound(regulation)();
  const staffing = (await supervisor('GET', 'mur/effectif')).body;
  assert.equal(staffing.points.length, 48);
  assert.ok(staffing.points.every(({ needed }: { needed: number }) => needed >= 1));
});

test('the lever is moved by a supervisor only, with a reason; every order is kept', async (t) => {
  const site = await callsSite(t);
  for (const person of ['arm-valmont', 'mru-valmont', 'bord-valmont', 'arm-rivebelle']) {
    const console = await site.signIn(person);
    assert.ok([403, 404].includes((await console('PUT', 'debordement?centre=9A0', { mode: 'arret', reason: 'essai' })).status), person);
    assert.ok([403, 404].includes((await console('GET', 'mur?centre=9A0')).status), person);
  }
  const supervisor = await site.signIn('superviseur-valmont');
  assert.equal((await supervisor('PUT', 'debordement', { mode: 'arret', reason: '' })).status, 422);
  for (const mode of ['force', 'auto']) assert.equal((await supervisor('PUT', 'debordement', { mode, reason: 'essai du levier' })).status,
    200);
  const { rows } = await site.db.admin.query('select mode from debordement_ordre order by le');
  assert.deepEqual(rows.map(({ mode }) => mode), ['force', 'auto']);
  await assert.rejects(site.db.admin.query('delete from debordement_ordre'), /append-only/);
});

test('many who ask within the second are one reading; a failure is not kept', async () => {
  let [now, reads, fails] = [0, 0, true];
  const read = freshFor(1_000, () => now, async (key) => {
    reads += 1;
    if (fails) throw new Error('away');
    return `${key}${reads}`;
  });
  await assert.rejects(read('a'));
  fails = false;
  assert.deepEqual(await Promise.all([read('a'), read('a'), read('b')]), ['a2', 'a2', 'b3']);
  now = 1_000;
  assert.equal(await read('a'), 'a4');
});
