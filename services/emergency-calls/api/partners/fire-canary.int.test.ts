import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { fieldOf, casePaths, patientFields } from '../../domain/fields/case-fields.ts';
import type { FieldKind } from '../../domain/fields/field-kinds.ts';
import { CASE_TO_FIRE } from '../../exchange/convert/case-to-fire.ts';
import { pathsOf } from '../../exchange/convert/pick.ts';
import { partnersSite } from '../fixtures/partners-site.ts';

const FIRE = 'fr.fire.sdis9A0';
const [CANARY, NUMBER, DAY] = ['KANARIENVOGEL', 918_273, '1899-09-09'];

/** A value of a kind that sings when it is heard outside. */
const CANARIES: Readonly<Record<FieldKind, unknown>> = { text: CANARY, code: CANARY, coded: { code: CANARY, label: CANARY },
  codedList: [{ code: CANARY, label: CANARY }], texts: [CANARY], number: NUMBER, boolean: true, date: DAY, record: { complete: CANARY },
  point: { lat: 46.918273, lon: -3, precision: 'EXACTE', radius_m: 3, source: CANARY, at: '2026-01-12T20:00:00Z' } };
const allowed = pathsOf(CASE_TO_FIRE);
const mayLeave = (path: string): boolean => allowed.some((one) => one === path || one.startsWith(`${path}.`));
const typed = (path: string, value: unknown) => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen: 9_999 }] });
const fill = (paths: readonly string[], before = '') => paths.map((path) => typed(before + path, CANARIES[fieldOf(before + path)!.kind]));

test('a case shared with the fire service: of every other field, patient, note, decision and assessment no canary leaves', async (t) => {
  const site = await partnersSite(t);
  const doctor = await site.signIn('mru-valmont');
  const id = newId();
  await site.console('PUT', `dossiers/${id}`, {});
  const secret = casePaths().filter((path) => !mayLeave(path));
  assert.ok(secret.length >= 5 && secret.includes('freetext'), secret.join());
  await site.gives(id, ...fill(secret), typed('location.detailedAddress.complete', '3 rue Basse'),
    { type: 'ajouterPatient', id: newId(), patient: 'p1' },
    ...fill(patientFields().filter((path) => !fieldOf(`patient/p1/${path}`)!.doctor), 'patient/p1/'),
    { type: 'noter', id: newId(), note: newId(), text: CANARY, patient: 'p1' });
  await doctor('POST', `dossiers/${id}/commandes`, { commands: [{ type: 'prendre', id: newId() },
    ...fill(patientFields().filter((path) => fieldOf(`patient/p1/${path}`)!.doctor), 'patient/p1/'),
    { type: 'graduer', id: newId(), patient: 'p1', level: 'R1' },
    { type: 'decider', id: newId(), decision: newId(), decisionType: 'CONSEIL', patient: 'p1', prescription: CANARY, destination: CANARY },
    { type: 'engager', id: newId(), mission: 'm1', resource: 'VLM1', name: 'VLM 1', vehicleType: 'SMUR.VLM', patients: ['p1'] },
    { type: 'faireBilan', id: newId(), mission: 'm1', assessment: 'b1', role: 'MEDECIN', patient: 'p1',
      content: { freetext: [CANARY] } }] });
  site.reached(FIRE);
  await site.gives(id, { type: 'partager', id: newId(), partner: FIRE, purpose: 'PARTAGE' });
  const told = await site.hears(FIRE, 'RC-EDA');
  assert.equal(told.location.detailedAddress.complete, '3 rue Basse');
  await site.gives(id, { type: 'statuer', id: newId(), mission: 'm1', status: 'DEPART', le: Date.now() },
    { type: 'noter', id: newId(), note: newId(), text: CANARY }, typed('location.name', 'École'));
  assert.equal((await site.hears(FIRE, 'RC-RI')).resource[0].vehicleType, 'SMUR');
  await site.hears(FIRE, 'RC-EDA');
  const everything = site.reached(FIRE).join('\n');
  assert.ok(everything.includes('École') && everything.length > 1_000);
  for (const canary of [CANARY, String(NUMBER), DAY, 'MEDECIN', '"R1"', 'CONSEIL']) assert.ok(!everything.includes(canary), canary);
});

test('words of a diagnosis hold back their text, ask the sender, and his choice is kept with his name', async (t) => {
  const site = await partnersSite(t);
  const id = newId();
  await site.console('PUT', `dossiers/${id}`, {});
  await site.gives(id, typed('location.detailedAddress.complete', '1 place de l’Épilepsie'),
    typed('location.freetext', 'patient sous méthadone, deuxième porte'));
  site.reached(FIRE);
  const { heldBack, leaving } = (await site.console('GET', `dossiers/${id}/depart?vers=${FIRE}`)).body;
  assert.deepEqual([heldBack, leaving.location.freetext], [['méthadone'], undefined]);
  await site.gives(id, { type: 'partager', id: newId(), partner: FIRE, purpose: 'PARTAGE' });
  const first = await site.hears(FIRE, 'RC-EDA');
  assert.deepEqual([first.location.detailedAddress.complete, first.location.freetext], ['1 place de l’Épilepsie', undefined]);
  assert.deepEqual((await site.dossier(id)).shares[0].words, { méthadone: 'ask' });
  await site.gives(id, { type: 'trancherMots', id: newId(), partner: FIRE, words: ['méthadone'], choice: 'send' });
  assert.equal((await site.hears(FIRE, 'RC-EDA')).location.freetext, 'patient sous méthadone, deuxième porte');
  const { rows } = await site.db.admin.query(`select actor_id, body from ${site.db.names.schema}.event where type = 'MotsTranches'`);
  assert.deepEqual([rows.length, JSON.parse(rows[0].body).choice ?? JSON.parse(rows[0].body).facts?.choice], [1, 'send']);
  assert.ok(rows[0].actor_id.length > 8);
});
