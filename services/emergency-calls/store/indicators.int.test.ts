import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite } from '../api/fixtures/calls-site.ts';
import { figuresOf, gather } from '../domain/indicators/figures.ts';
import { settingsOf } from '../domain/indicators/settings.ts';
import { followPartition, indicatorRound } from './indicators-follow.ts';
import { rebuildIndicators } from './indicators-rebuild.ts';
import { readCells } from './indicators.ts';

const CENTRE = '9A0';
const DAY_MS = 86_400_000;

test('figures kept as things happen are those counted again from the raw events; late and doubled news change nothing', async (t) => {
  const site = await callsSite(t);
  const { regulation } = site.web;
  const [arm, doctor] = [await site.signIn('arm-valmont'), await site.signIn('mru-valmont')];
  const partition = regulation.partitionOfCentre(CENTRE);
  const begun = Date.now() - 600_000;
  const tell = (callId: string, kind: string, s: number, more: object = {}) => ({ eventId: `${callId}${kind}`, callId, centre: CENTRE, kind,
    at: new Date(begun + s * 1_000).toISOString(), line: '15', ani: '0612345678', ...more });
  const round = indicatorRound(regulation);
  const seen = async () => figuresOf(gather(await inContext(regulation.app, systemContext('test', 'test'), (tx) =>
    readCells(tx, { partition, centre: CENTRE }, begun - DAY_MS, begun + DAY_MS))), settingsOf({}));
  const rebuilt = async () => {
    const { before, after } = await rebuildIndicators(regulation, partition);
    assert.deepEqual(after, before);
    return after.rows;
  };

  await site.telephony([tell('a', 'PRESENTED', 0), tell('b', 'PRESENTED', 1), tell('x', 'PRESENTED', 2, { exercise: true })]);
  await round();
  assert.deepEqual([(await seen()).presented, (await seen()).answered], [2, 0]);
  await site.telephony([tell('a', 'ANSWERED', 20, { agent: 'p1' }), tell('b', 'ENDED', 40)]);
  await site.telephony([tell('a', 'ANSWERED', 20, { agent: 'p1' })]);
  const id = newId();
  await arm('PUT', `dossiers/${id}`, {});
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P1' },
    { type: 'demanderRegulation', id: newId(), branch: 'AMU' }, { type: 'engager', id: newId(), mission: 'm1', resource: 'r1',
      name: 'VLM 1',
      vehicleType: 'SMUR.VLM' }] });
  await round();
  await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prendre', id: newId() }] });
  await round();
  const now = await seen();
  assert.deepEqual([now.presented, now.answered, now.abandoned, now.qs1All, now.cases, now.drm, now.smurShare], [2, 1, 1, 50, 1, 1, 100]);
  assert.ok(await rebuilt() > 5);
  await inContext(regulation.jobs, systemContext('test', 'test'), async (tx) => {
    await tx.query("update follower set next_index = 0 where partition = $1 and name like 'indicateurs-%'", [partition]);
    assert.equal(await followPartition(tx, regulation, partition), false);
  });
  assert.deepEqual(await seen(), now);

  await site.db.admin.query("update indicateur set n = n + 1, casiers = '{\"n\": 9}' where mesure = 'appel.presente'");
  const { before, after } = await rebuildIndicators(regulation, partition);
  assert.notEqual(after.digest, before.digest);
  assert.deepEqual(await seen(), now);
});
