import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { callsSite, type Console } from '../fixtures/calls-site.ts';

const CENTRE = '9A0';
type Named = { dossier: string };
const names = (rows: Named[]): string[] => rows.map(({ dossier }) => dossier);

/** Opens a dossier at a place, by hand or of a call. */
const openAt = async (arm: Console, lat: number, call?: string): Promise<string> => {
  const id = newId();
  await arm('PUT', `dossiers/${id}`, call ? { call } : {});
  if (call) await arm('POST', `appels/${call}/decrocher`, { dossier: id });
  await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'modifier', id: newId(),
    changes: [{ path: 'location.geometry', seen: 1,
    value: { lat, lon: -3.4, precision: 'ADRESSE', radius_m: null, source: 'BAN', at: new Date().toISOString() } }] }] });
  return id;
};

test('open dossiers near in space and time, and those of the same number, are proposed; joining keeps both numbers', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const ring = (callId: string) => site.telephony([{ eventId: callId, callId, centre: CENTRE, kind: 'PRESENTED', line: '15',
    ani: '0612345678',
    at: new Date().toISOString() }]);
  await Promise.all([ring('c1'), ring('c2')]);
  const [first, near, far] = [await openAt(arm, 46.3, 'c1'), await openAt(arm, 46.301), await openAt(arm, 46.31)];
  const again = await openAt(arm, 46.5, 'c2');
  const asked = async (id: string) => (await arm('GET', `dossiers/${id}/doublons`)).body;
  const body = await asked(first);
  assert.deepEqual([names(body.likely), body.likely[0].metres, names(body.sameNumber)], [[near], 111, [again]]);
  assert.deepEqual(names((await asked(far)).likely), []);
  const lead = await site.signIn('superviseur-valmont');
  const set = (name: string, value: number) => lead('PUT', `reglages/${name}`, { value });
  await set('duplicate_near_m', 2_000);
  assert.deepEqual(names((await asked(far)).likely), [near, first], 'a centre sets how far it asks');
  await set('duplicate_near_m', 300);
  await set('cluster_calls', 2);
  await set('cluster_m', 2_000);
  assert.deepEqual((await arm('GET', 'grappes')).body.rows.map((row: { calls: number }) => row.calls), [3]);
  await arm('POST', `dossiers/${near}/commandes`, { commands: [{ type: 'joindre', id: newId(), main: first }] });
  const [joined, main] = [await asked(near), await asked(first)];
  assert.deepEqual([joined.main.dossier, names(main.joined), names(main.likely)], [first, [near], []]);
  assert.notEqual(joined.main.number, main.joined[0].number);
  const rows = await inContext(site.web.regulation.app, systemContext('test', 'test'), async (tx) => (await tx.query(
    `select dossier_ids from access_audit where route like '%doublons' order by at limit 1`)).rows);
  assert.deepEqual([...rows[0].dossier_ids].sort(), [first, near, again].sort());
});

test('the fourth call within a kilometre in ten minutes proposes an event, until all are under it', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const proposed = async () => (await arm('GET', 'grappes')).body.rows;
  const ids = [];
  for (const n of [0, 1, 2]) ids.push(await openAt(arm, 46.3 + n / 1_000));
  assert.deepEqual(await proposed(), []);
  ids.push(await openAt(arm, 46.303));
  const [cluster] = await proposed();
  assert.deepEqual([cluster.calls, [...cluster.dossiers].sort(), cluster.event, cluster.apart.length], [4, [...ids].sort(), null, 4]);
  for (const id of ids) {
    await arm('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'rattacherEvenement', id: newId(), event: 'evt-1' }] });
  }
  assert.deepEqual(await proposed(), []);
  ids.push(await openAt(arm, 46.304));
  const [grown] = await proposed();
  assert.deepEqual([grown.calls, grown.event, grown.apart], [5, 'evt-1', [ids.at(-1)]]);
});

test('candidates come by the index of open dossiers, however many are closed', async (t) => {
  const site = await callsSite(t);
  const arm = await site.signIn('arm-valmont');
  const id = await openAt(arm, 46.3);
  const partition = site.web.regulation.partitionOfCentre(CENTRE);
  await site.db.admin.query(`set search_path to ${site.db.names.schema}`);
  await site.db.admin.query(`insert into ${site.db.names.schema}.dossier_urgence
    select (jsonb_populate_record(d, jsonb_build_object('dossier_id', gen_random_uuid(), 'etat', case when n % 100 = 0 then 'ACTIF'
      else 'CLASSE' end, 'ouvert_le', d.ouvert_le - n * interval '1 minute'))).* from ${site.db.names.schema}.dossier_urgence d,
      generate_series(1, 20000) n where d.dossier_id = '${id}'`);
  await site.db.admin.query(`analyze ${site.db.names.schema}.dossier_urgence`);
  const plan = await inContext(site.web.regulation.app, systemContext('test', 'test'),
    async (tx) => (await tx.query(`explain select dossier_id
    from dossier_urgence c where c.partition = ${partition} and c.centre = '${CENTRE}' and c.etat in ('PROGRAM', 'ACTIF', 'ACHEVE')
      and c.ouvert_le between now() - interval '30 minutes' and now() + interval '30 minutes' and not c.exercice limit 300`)).rows);
  assert.match(JSON.stringify(plan), /dossier_urgence_ouverts/);
});
