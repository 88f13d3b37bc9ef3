import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { LIMITS } from '../../limits.ts';
import type { CallsSite } from '../fixtures/calls-site.ts';
import { eventually, hubSite } from '../fixtures/hub-site.ts';
import { aidRound } from './aid-loops.ts';

const [VALMONT, RIVEBELLE] = ['9A0', '9B0'];

const open = async (t: TestContext) => {
  const { site } = await hubSite(t);
  return { site, round: () => aidRound(site.web.regulation), ours: await site.signIn('arm-valmont'),
    theirs: await site.signIn('arm-rivebelle') };
};

const ring = (callId: string, secondsAgo: number, centre = VALMONT) => ({ eventId: newId(), callId, centre, kind: 'PRESENTED', line: '15',
  ani: '0639980001', at: new Date(Date.now() - secondsAgo * 1_000).toISOString() });
const agents = (site: CallsSite, ...counts: [string, number][]) =>
  site.machine('telephony/agents', { posts: counts.map(([centre, present]) => ({ centre, present })) });
const orders = async (site: CallsSite) => (await site.machine('telephony/orders', {})).body.orders as { callId: string; centre: string;
  to: string; leg: string }[];
/** Switches as a telephony does that obeys. */
const obey = (site: CallsSite, { callId, centre, to, leg }: Awaited<ReturnType<typeof orders>>[number]) => site.telephony([
  { eventId: newId(), callId, centre, kind: 'DIVERTED', to, at: new Date().toISOString() },
  { eventId: newId(), callId: leg, centre: to, kind: 'PRESENTED', line: '15', ani: '0639980001', hops: 1, at: new Date().toISOString() }]);

test('a call that waits too long is diverted once, answered by the neighbour, counted for both, and its dossier comes back', async (t) => {
  const { site, round, ours, theirs } = await open(t);
  await agents(site, [VALMONT, 1], [RIVEBELLE, 4]);
  await site.telephony([ring('busy', 60), { eventId: newId(), callId: 'busy', centre: VALMONT, kind: 'ANSWERED', agent: 'a',
    at: new Date(Date.now() - 50_000).toISOString() }, ring('c1', 16)]);
  await round();
  await round();
  const [order, ...others] = await orders(site);
  assert.deepEqual([order!.callId, order!.to, others.length], ['c1', RIVEBELLE, 0]);
  await obey(site, order!);
  await round();
  assert.deepEqual(await orders(site), []);
  const [seen] = (await theirs('GET', 'appels')).body.waiting;
  assert.deepEqual([seen.callId, seen.from], [order!.leg, VALMONT]);
  const id = newId();
  assert.equal((await theirs('POST', `appels/${order!.leg}/decrocher`, { dossier: id })).status, 200);
  assert.equal((await theirs('PUT', `dossiers/${id}`, { call: order!.leg })).status, 201);
  await round();
  const home = await eventually(async () => {
    await round();
    const rows = (await ours('GET', 'dossiers')).body.rows as { dossier_id: string; proprietaire: string; transfert: string }[];
    return rows.find((row) => row.transfert === 'accepted');
  });
  assert.equal(home.proprietaire, 'fr.health.samu9A0');
  const there = await eventually(async () => {
    const { body } = await theirs('GET', `dossiers/${id}`);
    return body.owner === 'fr.health.samu9A0' ? body : undefined;
  });
  assert.equal(there.transfer.answer, 'accepted');
  const [given, taken] = [(await ours('GET', 'entraide')).body, (await theirs('GET', 'entraide')).body];
  assert.deepEqual([given.on, given.cause, given.given, taken.taken], [true, 'attente', [{ centre: RIVEBELLE, calls: 1 }],
    [{ centre: VALMONT, calls: 1 }]]);
  const { rows: [call] } = await inContext(site.web.regulation.app, systemContext('test', 'suivi'), (tx) =>
    tx.query("select decroche_le is not null as answered, deborde_vers from appel where call_id = 'c1'"));
  assert.deepEqual(call, { answered: true, deborde_vers: RIVEBELLE });
});

test('a partner whose people are all in calls gets none; a diverted call goes no further', async (t) => {
  const { site, round } = await open(t);
  await agents(site, [VALMONT, 0], [RIVEBELLE, 2], ['9C0', 3]);
  await site.telephony([ring('a', 30), ring('b', 29), ring('c', 28), ring('d', 27)]);
  await round();
  const told = await orders(site);
  assert.deepEqual(told.map(({ callId, to }) => [callId, to]), [['a', '9C0'], ['b', RIVEBELLE], ['c', '9C0']]);
  for (const order of told) await obey(site, order);
  // The neighbours' people leave: what they took rings on there.
  await agents(site, [RIVEBELLE, 0], ['9C0', 0], ['9D0', 9]);
  await round();
  assert.deepEqual((await orders(site)).map(({ callId, to }) => [callId, to]), [['d', '9D0']]);
});

test('a helper sees the means and the advice of the centre it helps, nobody else does', async (t) => {
  const { site, round, theirs } = await open(t);
  const lead = await site.signIn('superviseur-valmont');
  assert.equal((await theirs('PUT', 'entraide/consigne', { text: 'x' })).status, 403);
  assert.equal((await lead('PUT', 'entraide/consigne', { text: 'Pont fermé : passer par Hautclos.' })).status, 200);
  assert.equal((await theirs('GET', `entraide/aides/${VALMONT}`)).body.code, 'ENTRAIDE_ABSENTE');
  await agents(site, [VALMONT, 0], [RIVEBELLE, 4]);
  await site.telephony([ring('a', 30)]);
  await round();
  for (const order of await orders(site)) await obey(site, order);
  assert.equal((await theirs('GET', `entraide/aides/${VALMONT}`)).body.advice.text, 'Pont fermé : passer par Hautclos.');
  assert.equal((await theirs('GET', 'entraide/aides/9C0')).body.code, 'ENTRAIDE_ABSENTE');
});

test('what is too much is refused or left out: posts of one centre, centres of one post, advice', async (t) => {
  const { site } = await open(t);
  assert.equal((await agents(site, [VALMONT, LIMITS.posts_max])).status, 202);
  assert.equal((await agents(site, [VALMONT, LIMITS.posts_max + 1])).status, 422);
  const many = Array.from({ length: LIMITS.posts_told_max + 1 }, (): [string, number] => [VALMONT, 1]);
  assert.equal((await agents(site, ...many)).body.taken, LIMITS.posts_told_max);
  const lead = await site.signIn('superviseur-valmont');
  assert.equal((await lead('PUT', 'entraide/consigne', { text: 'x'.repeat(LIMITS.advice_chars_max + 1) })).status, 422);
});

test('the supervisor’s lever goes before the policy: never, or always', async (t) => {
  const { site, round } = await open(t);
  const { regulation } = site.web;
  const pull = (mode: string) => inContext(regulation.app, systemContext('test', 'suivi'), (tx) => tx.query({
    text: `insert into debordement (partition, centre, mode, motif, par, le) values ($1, $2, $3, 'essai', 'x', now())
      on conflict (partition, centre) do update set mode = excluded.mode`,
    values: [regulation.partitionOfCentre(VALMONT), VALMONT, mode] }));
  await pull('arret');
  await agents(site, [VALMONT, 0], [RIVEBELLE, 4]);
  await site.telephony([ring('a', 30)]);
  await round();
  assert.deepEqual(await orders(site), []);
  await pull('force');
  await round();
  assert.equal((await orders(site)).length, 1);
});
