import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite } from './fixtures/calls-site.ts';
import { LIMITS } from '../limits.ts';

const CENTRE = '9A0';
const aml = (lat: number, radius = 12) => `A"ML=1;lt=${lat.toFixed(5)};lg=-3.40000;rd=${radius};pm=G`;

test('before pick-up: line, number, its dossiers, its place and the calls around, of calls_ahead_max calls, in one audited read',
  async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  let n = 0;
  const ring = async (number: string, ago = 0, place?: string): Promise<string> => {
    const callId = `call-${n++}`;
    await site.telephony([{ eventId: `e${n}`, callId, centre: CENTRE, kind: 'PRESENTED', line: '15', ani: number,
      at: new Date(Date.now() - ago).toISOString() }]);
    if (place) await site.places(CENTRE, [{ number, text: place }]);
    return callId;
  };
  const earlier = await ring('0612345678', 4 * 60_000);
  const silent = await ring('0612345678', 3_600_000, aml(46.25));
  await site.telephony([{ eventId: 'silent-end', callId: silent, centre: CENTRE, kind: 'ENDED',
    at: new Date(Date.now() - 3_590_000).toISOString() }]);
  // Its place came when it rang: long before this call.
  await site.db.admin.query("update localisation set recue_le = now() - interval '1 hour'");
  const dossier = newId();
  await arm('POST', `appels/${earlier}/decrocher`, { dossier });
  await arm('PUT', `dossiers/${dossier}`, { call: earlier });
  await ring('0611111111', 5 * 60_000 - 30_000, aml(46.3));
  await ring('0622222222', 3 * 60_000, aml(46.302));
  await ring('0612345678', 2_000, aml(46.301));
  await ring('0633333333', 0, aml(46.301));
  const { rows } = (await arm('GET', 'appels/premiers')).body;
  assert.equal(rows.length, LIMITS.calls_ahead_max);
  const third = rows[2];
  assert.deepEqual([third.number, third.line, third.place.source, third.place.radius_m, third.cases.map((one: { dossier_id: string }) =>
    one.dossier_id)], ['+33612345678', '15', 'AML', 12, [dossier]]);
  assert.deepEqual([third.around.calls, third.around.metres, third.around.minutes], [4, 200, 5]);
  assert.deepEqual(third.before.map((one: { callId: string; lat: number; source: string }) => [one.callId, one.lat, one.source]),
    [[silent, 46.25, 'AML']]);
  assert.deepEqual([third.cases[0].lat, third.cases[0].commune], [null, null]);
  const audits = await inContext(site.web.regulation.app, systemContext('test', 'test'), async (tx) => (await tx.query(
    `select dossier_ids from access_audit where route like '%premiers' and decision = 'allow'`)).rows);
  assert.deepEqual(audits.map(({ dossier_ids: ids }) => ids), [[dossier]]);
});

test('of a number that called again and again, calls_before_max earlier calls are told', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const hour = 3_600_000;
  const event = (callId: string, kind: string, ago: number) => ({ eventId: `${callId}${kind}`, callId, centre: CENTRE, kind, line: '15',
    ani: '0612345678', at: new Date(Date.now() - ago).toISOString() });
  await site.telephony(Array.from({ length: LIMITS.calls_before_max + 1 }, (_, i) =>
    [event(`old-${i}`, 'PRESENTED', hour - i * 1_000), event(`old-${i}`, 'ENDED', hour - i * 1_000 - 500)]).flat());
  await site.places(CENTRE, [{ number: '0612345678', text: aml(46.3) }]);
  await site.db.admin.query("update localisation set recue_le = now() - interval '59 minutes'");
  await site.telephony([event('now', 'PRESENTED', 0)]);
  assert.equal((await arm('GET', 'appels/premiers')).body.rows[0].before.length, LIMITS.calls_before_max);
});

test('two agents of different skills have each their order, also before pick-up; a beat keeps what they said', async (t) => {
  const site = await callsSite(t);
  const [arm, second] = [await site.signIn('arm-valmont'), await site.signIn('bord-valmont')];
  const ring = (callId: string, ago: number, more: object = {}) => ({ eventId: `${callId}-e`, callId, centre: CENTRE, kind: 'PRESENTED',
    line: '15', at: new Date(Date.now() - ago).toISOString(), ...more });
  const order = async (who: typeof arm, list = 'appels') => {
    const { body } = await who('GET', list);
    return (body.waiting ?? body.rows).map(({ callId }: { callId: string }) => callId).join(' ');
  };
  const far = 4_000;
  const told = await site.telephony([ring('plain', far), ring('english', far - 100, { language: 'en-GB' }), ring('plain-2', far - 200),
    ring('child', far - 300, { skills: ['PEDIATRIE', 'CHANT'] })]);
  assert.deepEqual([told.status, told.body], [202, { taken: 4, notes: [{ pointer: '/events/3/skills/1', code: 'skill-unknown' }] }]);
  assert.equal(await order(arm), 'plain english plain-2 child', 'nobody offers anything');
  assert.deepEqual((await arm('POST', 'poste', { skills: ['en'] })).body.skills, ['en']);
  assert.deepEqual((await second('POST', 'poste', { skills: ['PEDIATRIE'] })).body.skills, ['PEDIATRIE']);
  assert.deepEqual((await arm('POST', 'poste')).body.skills, ['en']);
  assert.equal((await arm('POST', 'poste', { skills: ['CHANT'] })).status, 422);
  assert.deepEqual([await order(arm), await order(second)], ['english plain plain-2 child', 'child plain plain-2 english']);
  assert.equal(await order(second, 'appels/premiers'), 'child plain plain-2');
  const lead = await site.signIn('superviseur-valmont');
  assert.deepEqual((await lead('GET', 'agents')).body.skills, [{ skill: 'PEDIATRIE', posts: 1 }, { skill: 'en', posts: 1 }]);
  const { body } = await second('GET', 'appels');
  assert.deepEqual(body.waiting[0].needs, ['PEDIATRIE']);
  assert.equal((await second('POST', 'appels/english/decrocher', { dossier: newId() })).status, 200, 'nobody is refused a call');
  await site.db.admin.query("update poste set vu_le = now() - interval '5 minutes', ouvert_le = now() - interval '6 minutes'");
  assert.equal(await order(second), 'plain plain-2 child', 'whose console fell silent offers nothing');
  assert.deepEqual((await lead('GET', 'agents')).body.skills, []);
  assert.deepEqual((await second('POST', 'poste')).body.skills, ['PEDIATRIE'], 'a new stay of the shift takes it up');
  await site.db.admin.query("update appel set presente_le = presente_le - interval '10 seconds'");
  assert.equal(await order(second), 'plain plain-2 child', 'after the bound, by age');
});
