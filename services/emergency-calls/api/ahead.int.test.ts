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
  const dossier = newId();
  await arm('POST', `appels/${earlier}/decrocher`, { dossier });
  await arm('PUT', `dossiers/${dossier}`, { call: earlier });
  await ring('0611111111', 5 * 60_000 - 2_000, aml(46.3));
  await ring('0622222222', 3 * 60_000, aml(46.302));
  await ring('0612345678', 2_000, aml(46.301));
  await ring('0633333333', 0, aml(46.301));
  const { rows } = (await arm('GET', 'appels/premiers')).body;
  assert.equal(rows.length, LIMITS.calls_ahead_max);
  const third = rows[2];
  assert.deepEqual([third.number, third.line, third.place.source, third.place.radius_m, third.cases.map((one: { dossier_id: string }) =>
    one.dossier_id)], ['+33612345678', '15', 'AML', 12, [dossier]]);
  assert.deepEqual([third.around.calls, third.around.metres, third.around.minutes], [4, 200, 5]);
  const audits = await inContext(site.web.regulation.app, systemContext('test', 'test'), async (tx) => (await tx.query(
    `select dossier_ids from access_audit where route like '%premiers' and decision = 'allow'`)).rows);
  assert.deepEqual(audits.map(({ dossier_ids: ids }) => ids), [[dossier]]);
});
