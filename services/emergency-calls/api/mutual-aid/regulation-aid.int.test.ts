import assert from 'node:assert/strict';
import { test } from 'node:test';
import { systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { eventually, hubSite } from '../fixtures/hub-site.ts';
import { giveCommands } from '../give-commands.ts';
import { announce } from '../partners/announce.ts';
import { aidRound } from './aid-loops.ts';

test('a dossier of P2 that waits too long is offered to a neighbour’s doctor, whose decision comes home; a P1 stays', async (t) => {
  const { site, regulation } = await hubSite(t);
  const [ours, theirs] = [await site.signIn('arm-valmont'), await site.signIn('arm-rivebelle')];
  const gives = async (console: typeof ours, id: string, ...commands: object[]) => {
    const { body } = await console('POST', `dossiers/${id}/commandes`, { commands: commands.map((one) => ({ id: newId(), ...one })) });
    assert.ok(body.outcomes?.every((outcome: any) => outcome.ok), JSON.stringify(body));
  };
  const [id, urgent] = [newId(), newId()];
  for (const [one, priority] of [[id, 'P2'], [urgent, 'P1']] as const) {
    await ours('PUT', `dossiers/${one}`, {});
    await gives(ours, one, { type: 'prioriser', priority }, { type: 'demanderRegulation', branch: 'AMU', at: Date.now() - 25 * 60_000 });
  }
  const round = () => aidRound(regulation, new Set());
  await round();
  assert.equal((await ours('GET', `dossiers/${id}`)).body.requests.length, 0, 'no doctor is at a post elsewhere');
  await site.db.admin.query(`insert into ${site.db.names.schema}.poste (partition, centre, agent, role, ouvert_le, vu_le)
    select ${regulation.partitionOfCentre('9B0')}, '9B0', 'medecin-' || n, 'mru', now(), now() from generate_series(1, 3) as n`);
  await round();
  await round();
  const { requests } = (await ours('GET', `dossiers/${id}`)).body;
  assert.deepEqual(requests.map((one: any) => [one.to, one.purpose]), [['fr.health.samu9B0', 'REGUL']]);
  assert.equal((await ours('GET', `dossiers/${urgent}`)).body.requests.length, 0);
  const there = await eventually(async () => {
    const { rows } = (await theirs('GET', 'dossiers')).body;
    return rows.find((row: any) => row.attend_depuis !== null && row.proprietaire === 'fr.health.samu9A0');
  }, 'the dossier waits at the neighbour’s');
  const regulated = async (console: typeof ours) => (await console('GET', 'entraide')).body.regulation
    .map((one: any) => [one.way, one.centre, one.priority, one.branch, one.takenAt !== null]);
  assert.deepEqual([await regulated(ours), await regulated(theirs)],
    [[['given', '9B0', 'P2', 'AMU', false]], [['taken', '9A0', 'P2', 'AMU', false]]]);
  // A doctor of the neighbour, as its console gives commands.
  const { outcomes } = await giveCommands(regulation, systemContext('test', 'regulation'),
    { ref: { partition: regulation.partitionOfCentre('9B0'),
    id: there.dossier_id }, actor: { id: 'd', role: 'mru', label: 'Dr', centre: '9B0' }, purpose: 'regulation', commands: [
    { type: 'prendre', id: newId() }, { type: 'decider', id: newId(), decision: newId(), decisionType: 'CONSEIL' }] },
  [announce(regulation)]);
  assert.ok(outcomes.every(({ ok }) => ok), JSON.stringify(outcomes));
  const home = await eventually(async () => {
    const { body } = await ours('GET', `dossiers/${id}`);
    return body.decisions.length > 0 && body.requests[0].answer === 'ACCEPTEE' ? body : undefined;
  }, 'the decision comes home');
  assert.deepEqual([home.waiting, home.owner, home.decisions[0].type, home.decisions[0].intention],
    [null, 'fr.health.samu9A0', 'CONSEIL', 'prior']);
  assert.deepEqual([await regulated(ours), await regulated(theirs)],
    [[['given', '9B0', 'P2', 'AMU', true]], [['taken', '9A0', 'P2', 'AMU', true]]]);
});
