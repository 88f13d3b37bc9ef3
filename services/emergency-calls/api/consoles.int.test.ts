import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { callsSite } from './fixtures/calls-site.ts';

const CENTRE = '9A0';
const call = (callId: string, kind: string, s: number, more: object = {}) => ({ eventId: `${callId}-${kind}`, callId, centre: CENTRE, kind,
  at: new Date(Date.now() - 60_000 + s * 1_000).toISOString(), ...more });
const ring = (callId: string, s: number, line = '15', ani = '0612345678') => call(callId, 'PRESENTED', s, { line, ani });
const rows = <T>(body: unknown, list: string): T[] => (body as Record<string, T[]>)[list]!;

test('from the ring to a dossier that a doctor takes: who may, who may not, nothing doubled', async (t) => {
  const site = await callsSite(t);
  const [arm, doctor, stranger] = [await site.signIn('arm-valmont'), await site.signIn('mru-valmont'), await site.signIn('arm-rivebelle')];
  assert.equal((await site.telephony([ring('c1', 0), ring('c2', 5, '112', '0700000000'), ring('c3', 1, '116117')])).status, 202);
  const waiting = rows<{ callId: string; number: string }>((await arm('GET', 'appels')).body, 'waiting');
  assert.deepEqual(waiting.map(({ callId, number }) => [callId, number]), [['c1', '+33612345678'], ['c2', '+33700000000'],
    ['c3', '+33612345678']]);
  const id = newId();
  assert.equal((await arm('POST', 'appels/c1/decrocher', { dossier: id })).status, 200);
  assert.equal((await arm('POST', 'appels/c1/decrocher', { dossier: id })).status, 200);
  assert.equal((await doctor('POST', 'appels/c1/decrocher', { dossier: newId() })).body.code, 'APPEL_DEJA_DECROCHE');
  const opened = await arm('PUT', `dossiers/${id}`, { call: 'c1' });
  assert.equal(opened.status, 201);
  assert.match(opened.body.number, /^DRFR159A0\d{10}$/);
  // What the opener is told without a read is what a read tells.
  assert.deepEqual(opened.body, (await arm('GET', `dossiers/${id}`)).body);
  assert.equal((await arm('PUT', `dossiers/${id}`, { call: 'c1' })).status === 201, true);
  const commands = [{ type: 'modifier', id: newId(), changes: [{ path: 'location.detailedAddress.complete', value: '3 rue Basse',
    seen: 1 }] },
    { type: 'prioriser', id: newId(), priority: 'P0' }, { type: 'demanderRegulation', id: newId(), branch: 'AMU' },
    { type: 'prendre', id: newId() }];
  const given = await arm('POST', `dossiers/${id}/commandes`, { commands });
  assert.deepEqual(rows<{ ok: boolean }>(given.body, 'outcomes').map(({ ok }) => ok), [true, true, true, false]);
  assert.deepEqual(rows<{ numero: string }>((await doctor('GET', 'dossiers?liste=waiting')).body, 'rows').length, 1);
  assert.equal((await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prendre', id: newId() }] })).status, 200);
  assert.equal((await doctor('GET', `dossiers/${id}`)).body.kind, 'DRM');
  assert.equal((await stranger('GET', `dossiers/${id}`)).status, 404);
  assert.equal((await stranger('GET', `dossiers/${id}?centre=${CENTRE}`)).status, 404);
  assert.equal((await stranger('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(),
    priority: 'P3' }] })).status, 404);
  assert.equal((await stranger('POST', `dossiers/${id}/commandes?centre=${CENTRE}`, { commands })).status, 404);
});

test('a caller who gave up is called back once, and not any more when the number rings again', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  await site.telephony([ring('a', 0), call('a', 'ENDED', 30), ring('b', 0, '15', '0611111111'), call('b', 'ENDED', 20),
    ring('s', 0, '15', '0622222222'), call('s', 'ENDED', 5)]);
  const back = async () => rows<{ callId: string }>((await arm('GET', 'appels')).body, 'callBack').map(({ callId }) => callId);
  assert.deepEqual(await back(), ['a', 'b']);
  await site.telephony([ring('a2', 40)]);
  assert.deepEqual(await back(), ['b']);
});

test('good events of a post are kept, the wrong ones named; an unsigned post is refused', async (t) => {
  const site = await callsSite(t);
  const answer = await site.telephony([ring('x', 0), { callId: 'y' }]);
  assert.deepEqual([answer.status, answer.body.taken], [422, 1]);
  const arm = await site.signIn('arm-valmont');
  assert.equal(rows((await arm('GET', 'appels')).body, 'waiting').length, 1);
  const unsigned = await site.web.app.inject({ method: 'POST', url: '/v1/emergency-calls/telephony/events', payload: '{"events":[]}',
    headers: { 'content-type': 'application/json' } });
  assert.equal(unsigned.statusCode, 401);
});

test('a number is called back once: not when it has called again, in whichever order the telephony tells', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const callBacks = async () => rows<{ callId: string }>((await arm('GET', 'appels')).body, 'callBack').map(({ callId }) => callId);
  await site.telephony([ring('given-up', 0, '15', '0655555555'), call('given-up', 'ENDED', 30)]);
  assert.deepEqual(await callBacks(), ['given-up']);
  await site.telephony([ring('again', 60, '15', '0655555555')]);
  assert.deepEqual(await callBacks(), [], 'it rings again');
  await site.telephony([call('given-up', 'ENDED', 31)]);
  assert.deepEqual(await callBacks(), [], 'a word that comes late brings it back to nobody');
});

test('numbers kept for a cut are never given twice', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const leases = await Promise.all(Array.from({ length: 8 }, () => arm('POST', 'numeros', { count: 20 })));
  const numbers = leases.flatMap(({ body }) => rows<string>(body, 'numbers'));
  assert.equal(new Set(numbers).size, 160);
});

test('who calls again about an open P0 rings before all others; of those to call back, a number with an open dossier goes first',
  async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const list = async (name: string) => rows<{ callId: string; level: number }>((await arm('GET', 'appels')).body, name)
    .map(({ callId, level }) => [callId, level]);
  const id = newId();
  await site.telephony([ring('first', 0, 'PUBLIC', '0633333333')]);
  await arm('POST', 'appels/first/decrocher', { dossier: id });
  await arm('PUT', `dossiers/${id}`, { call: 'first' });
  await site.telephony([ring('older', 5, '15', '0644444444'), ring('again', 30, 'PUBLIC', '0633333333')]);
  assert.deepEqual(await list('waiting'), [['older', 1], ['again', 3]], 'a P2 calls again in its turn');
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P0' }] });
  assert.deepEqual(await list('waiting'), [['again', 0], ['older', 1]]);
  await site.telephony([call('older', 'ENDED', 35), call('again', 'ENDED', 50)]);
  assert.deepEqual((await list('callBack')).map(([callId]) => callId), ['again', 'older']);
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'changerEtat', id: newId(), state: 'ACHEVE' },
    { type: 'modifier', id: newId(), changes: [{ path: 'qualification.origin', value: '15', seen: 1 }] }] });
  const doctor = await site.signIn('mru-valmont');
  await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'changerEtat', id: newId(), state: 'VALIDE' }] });
  assert.deepEqual((await list('callBack')).map(([callId]) => callId), ['older', 'again'], 'the dossier is not open any more');
});
