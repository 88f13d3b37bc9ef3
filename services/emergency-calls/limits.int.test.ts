import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite } from './api/fixtures/calls-site.ts';
import { LIMITS } from './limits.ts';
import { askConference, pendingWishes } from './store/telephony-wishes.ts';

const CENTRE = '9A0';
const many = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
const note = (n: number, text = 'x') => ({ type: 'noter', id: newId(), note: `n${n}`, text });
const ring = (n: number, at = Date.now()) => ({ eventId: `e${n}`, callId: `c${n}`, centre: CENTRE, kind: 'PRESENTED', line: '15',
  ani: '0612345678', at: new Date(at).toISOString() });

test('what a console sends is bounded: commands_max, changes_max, commands_bytes_max, leased_numbers_max', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const id = newId();
  assert.equal((await arm('PUT', `dossiers/${id}`, {})).status, 201);
  const send = async (commands: unknown[]) => (await arm('POST', `dossiers/${id}/commandes`, { commands })).status;
  assert.deepEqual([await send(many(LIMITS.commands_max, (n) => note(n))), await send(many(LIMITS.commands_max + 1, (n) => note(n)))],
    [200, 422]);
  const change = { path: 'location.name', value: 'x', seen: 1 };
  const modify = (count: number) => send([{ type: 'modifier', id: newId(), changes: many(count, () => change) }]);
  assert.deepEqual([await modify(LIMITS.changes_max), await modify(LIMITS.changes_max + 1)], [200, 422]);
  assert.equal(await send([note(1, 'x'.repeat(LIMITS.commands_bytes_max))]), 413);
  const lease = async (count: number) => (await arm('POST', 'numeros', { count })).status;
  assert.deepEqual([await lease(LIMITS.leased_numbers_max), await lease(LIMITS.leased_numbers_max + 1)], [200, 422]);
});

test('what machines send is bounded: telephony_events_max, ingest_bytes_max, and lists by list_max', async (t) => {
  const site = await callsSite(t);
  const over = await site.telephony(many(LIMITS.telephony_events_max + 1, ring));
  assert.deepEqual([over.status, over.body.taken, over.body.errors[0].code], [422, LIMITS.telephony_events_max, 'too-many']);
  assert.equal((await site.telephony(['x'.repeat(LIMITS.ingest_bytes_max)])).status, 413);
  const arm = await site.signIn('arm-valmont');
  assert.equal((await arm('GET', 'appels')).body.waiting.length, LIMITS.list_max);
});

test('fixes_max positions and places_max places are taken of one post, the others counted', async (t) => {
  const site = await callsSite(t);
  const answer = await site.positions(CENTRE, many(LIMITS.fixes_max + 3, (n) => ({ resourceId: `r${n}`, lat: 1, lon: 1, at: 1 })));
  assert.deepEqual([answer.status, answer.body.refused], [202, 3]);
  const places = await site.places(CENTRE, many(LIMITS.places_max + 3, () => ({ number: '0612345678', text: 'nothing' })));
  assert.equal(places.body.places.length, LIMITS.places_max);
});

test('the dossiers of a number are proposed for same_number_ms', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const now = Date.now();
  const earlier = async (n: number, age: number) => {
    await site.telephony([ring(n, now - age)]);
    const dossier = newId();
    await arm('POST', `appels/c${n}/decrocher`, { dossier });
    await arm('PUT', `dossiers/${dossier}`, { call: `c${n}` });
    return dossier;
  };
  const within = await earlier(1, LIMITS.same_number_ms - 60_000);
  await earlier(2, LIMITS.same_number_ms + 60_000);
  await site.telephony([ring(3)]);
  const { cases } = (await arm('GET', 'appels/c3/historique')).body;
  assert.deepEqual(cases.map((one: { dossier_id: string }) => one.dossier_id), [within]);
  const kept = await inContext(site.web.regulation.app, systemContext('test', 'test'), async (tx) =>
    (await tx.query('select count(*)::int as n from dossier_urgence')).rows[0].n);
  assert.equal(kept, 2);
});

test('a console is alarmed of alarms_max vital emergencies at once', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  for (let n = 0; n <= LIMITS.alarms_max; n += 1) {
    const id = newId();
    await arm('PUT', `dossiers/${id}`, {});
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prioriser', id: newId(), priority: 'P0' }] });
  }
  assert.equal((await arm('GET', 'alarmes')).body.rows.length, LIMITS.alarms_max);
});

test('the telephony is told of wishes_max conferences of a partition at once, each for wish_ms_max', async (t) => {
  const site = await callsSite(t);
  const { regulation } = site.web;
  const at = { partition: regulation.partitionOfCentre(CENTRE), centre: CENTRE };
  const pending = await inContext(regulation.app, systemContext('test', 'test'), async (tx) => {
    const now = Date.now();
    for (let n = 0; n <= LIMITS.wishes_max; n += 1) await askConference(tx, at, { id: newId(), call: `c${n}`, to: 'AMU', by: 'x',
      at: now - n });
    return [(await pendingWishes(tx, regulation.partitions, now - LIMITS.wish_ms_max)).length,
      (await pendingWishes(tx, regulation.partitions, now + 1)).length];
  });
  assert.deepEqual(pending, [LIMITS.wishes_max, 0]);
});
