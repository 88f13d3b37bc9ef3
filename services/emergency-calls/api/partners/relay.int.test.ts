import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { isMissing } from '#test/peers/peer.ts';
import { findXmlJudge } from '#test/peers/xmllint.ts';
import { referenceData } from '#test/reference-data.ts';
import { newId } from '#base/values/ids.ts';
import { fullBody } from '../../exchange/fixtures/right-bodies.ts';
import { buildReference } from '../../exchange/hub/build-envelope.ts';
import { readEnvelope } from '../../exchange/read-envelope.ts';
import { getKind } from '../../exchange/schema/kinds.ts';
import { partnersSite } from '../fixtures/partners-site.ts';

const [US, SMUR, CRRA, FIRE] = ['fr.health.samu9A0', 'fr.health.smur9Z1', 'fr.health.samu9Z0', 'fr.fire.sdis9Z'] as const;
const SITE = { SOCLE_CALLS_SITE: JSON.stringify({ centres: [{ code: '9A0', name: 'Centre', siret: '26000991100017' }], partners: [
  { id: CRRA, name: 'Centre voisin', kind: 'crra' }, { id: SMUR, name: 'SMUR', kind: 'smur', form: 'xml' },
  { id: FIRE, name: 'Pompiers', kind: 'fire' }] }) };
const T = (minute: number) => `2026-01-12T21:${String(minute).padStart(2, '0')}:00+01:00`;
const CANARY = 'KANARIENVOGEL';

test('a partner declared as XML, and any network but health, get XML that the official schemas accept; others JSON', async (t) => {
  const site = await partnersSite(t, SITE);
  const { id } = await site.shared(SMUR);
  for (const partner of [CRRA, FIRE]) {
    site.reached(partner);
    await site.gives(id, { type: 'partager', id: newId(), partner, purpose: 'PARTAGE' });
  }
  await Promise.all([site.hears(CRRA, 'RS-EDA'), site.hears(FIRE, 'RC-EDA')]);
  await site.gives(id, { type: 'engager', id: newId(), mission: 'm1', resource: 'VLM1', name: 'VLM <1> & ☎', vehicleType: 'SMUR.VLM' },
    { type: 'ajouterPatient', id: newId(), patient: 'p1' }, { type: 'noter', id: newId(), note: newId(), text: 'été 🚑', patient: 'p1' });
  await Promise.all([site.hears(SMUR, 'RS-ER'), site.hears(FIRE, 'RC-RI'), site.hears(CRRA, 'RS-RI')]);
  const xml = [SMUR, FIRE].flatMap((partner) => site.reached(partner));
  assert.ok(xml.length >= 6 && xml.every((text) => text.startsWith('<?xml')), String(xml.length));
  assert.ok(xml.every((text) => readEnvelope(Buffer.from(text), 'xml').ok));
  assert.ok(site.reached(CRRA).every((text) => text.startsWith('{')));
  const data = referenceData(t, 'emergency-calls');
  const judge = findXmlJudge();
  if (!data || isMissing(judge)) return;
  const folder = await mkdtemp(join(tmpdir(), 'socle-relay-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const files = xml.map((_, i) => join(folder, `${i}.xml`));
  for (const [i, text] of xml.entries()) await writeFile(files[i]!, text);
  assert.deepEqual(await judge.findings(join(data, 'schemas/xsd/EDXL-DE-full.xsd'), files), []);
});

test('what one partner says of our case goes on to the others, never back, and never more to fire than the list allows', async (t) => {
  const site = await partnersSite(t, SITE);
  const { id, caseId } = await site.shared(SMUR);
  for (const partner of [CRRA, FIRE]) {
    site.reached(partner);
    await site.gives(id, { type: 'partager', id: newId(), partner, purpose: 'PARTAGE' });
  }
  await Promise.all([site.hears(CRRA, 'RS-EDA'), site.hears(FIRE, 'RC-EDA')]);
  const before = site.reached(SMUR).length;
  await site.says(SMUR, 'RS-EDA-MAJ', { caseId, patient: [{ patientId: `${SMUR}.patient.A` }], medicalNote: [{
    medicalNoteId: `${SMUR}.medicalNote.n1`, operator: { role: 'MEDECIN' }, creation: T(1), freetext: `intubé ${CANARY}` }] });
  const told = await site.hears(CRRA, 'RS-EDA-MAJ');
  assert.deepEqual([told.medicalNote[0].medicalNoteId, told.medicalNote[0].freetext, told.patient.length],
    [`${SMUR}.medicalNote.n1`, `intubé ${CANARY}`, 1]);
  const resourceId = `${SMUR}.resource.UMH1`;
  await site.says(SMUR, 'RS-RI', { caseId, resource: [{ datetime: T(2), resourceId, vehicleType: 'SMUR.AR', name: 'UMH 1', orgId: SMUR,
    state: [{ datetime: T(2), status: 'DECLENCHE' }] }] });
  assert.deepEqual((await site.hears(CRRA, 'RS-RI')).resource.map((one: any) => [one.resourceId, one.orgId]), [[resourceId, SMUR]]);
  await site.says(SMUR, 'RS-SR', { caseId, resourceId, state: { datetime: T(3), status: 'DEPART' } });
  const status = await site.hears(CRRA, 'RS-SR');
  assert.deepEqual([status.resourceId, status.state.status], [resourceId, 'DEPART']);
  await site.says(CRRA, 'RS-EDA-MAJ', { caseId, medicalNote: [{ medicalNoteId: `${CRRA}.medicalNote.n2`, operator: { role: 'ARM' },
    creation: T(4), freetext: 'pont fermé' }] });
  assert.equal((await site.hears(SMUR, 'RS-EDA-MAJ')).medicalNote[0].freetext, 'pont fermé');
  const back = site.reached(SMUR).slice(before).filter((text) => !text.includes('<reference'));
  assert.ok(back.every((text) => !text.includes(CANARY) && !text.includes('UMH 1')), 'nothing comes back');
  assert.ok(!site.reached(FIRE).join().includes(CANARY));
});

test('documents, summaries, joint operations and assessments of one partner reach the others, a demand only a SMUR', async (t) => {
  const site = await partnersSite(t, SITE);
  const { id, caseId, number } = await site.shared(SMUR);
  for (const partner of [CRRA, FIRE]) site.reached(partner);
  const url = 'https://documents.example/ecg';
  const report = (reportId: string) => ({ caseId, reportId, redactor: { role: 'MEDECIN' }, creation: T(6), patient: {
    patientId: `${US}.patient.${number}.1`, lastName: 'X', firstName: 'Y', externalId: [{ source: 'NIR', value: '190017512345678' },
      { source: 'SINUS', value: 'S1' }] } });
  await site.says(SMUR, 'RS-URL', { caseId, document: [{ url }] });
  await site.says(SMUR, 'RS-BPV', report('b1'));
  await site.gives(id, { type: 'partager', id: newId(), partner: CRRA, purpose: 'PARTAGE' },
    { type: 'partager', id: newId(), partner: FIRE, purpose: 'PARTAGE' });
  // One who begins to follow the case is told what came before.
  assert.equal((await site.hears(CRRA, 'RS-URL')).document[0].url, url);
  assert.deepEqual((await site.hears(CRRA, 'RS-BPV')).patient.externalId, [{ source: 'SINUS', value: 'S1' }]);
  const rpis = fullBody(getKind('RS-RPIS').body);
  const summary = { ...rpis, context: { ...rpis['context'] as object, orgId: US, senderCaseId: number } };
  await site.says(SMUR, 'RS-RPIS', summary);
  assert.deepEqual(await site.hears(CRRA, 'RS-RPIS'), summary);
  const emsi: any = fullBody(getKind('EMSI').body);
  const operation = { ...emsi, EVENT: { ...emsi.EVENT, MAIN_EVENT_ID: caseId } };
  await site.says(CRRA, 'EMSI', operation);
  assert.deepEqual(await site.hears(SMUR, 'EMSI'), operation);
  const demand = { caseId, resource: [{ vehicleType: 'SMUR.VLM', name: 'VLM 2', team: { medicalLevel: 'MED', name: 'Équipe B' } }] };
  await site.says(CRRA, 'RS-ER', demand);
  assert.deepEqual(await site.hears(SMUR, 'RS-ER'), demand);
  await site.says(SMUR, 'RS-ER', demand);
  await site.gives(id, { type: 'noter', id: newId(), note: newId(), text: 'après' });
  await site.hears(CRRA, 'RS-EDA-MAJ');
  assert.ok(!site.reached(CRRA).some((text) => text.includes('"resourcesEngagement"')), 'a demand is no question to a centre');
  assert.ok(!site.reached(FIRE).join().includes('documents.example'));
});

test('a case of another centre is not told on: its owner does that', async (t) => {
  const site = await partnersSite(t, SITE);
  const body = { caseId: `${CRRA}.C1`, creation: T(0), owner: CRRA, qualification: {}, location: {} };
  await site.says(CRRA, 'RS-EDA', body);
  const { id } = await site.caseOf(body.caseId);
  site.reached(SMUR);
  await site.gives(id, { type: 'partager', id: newId(), partner: SMUR, purpose: 'PARTAGE' });
  await site.hears(SMUR, 'RS-EDA');
  await site.says(CRRA, 'RS-EDA-MAJ', { caseId: body.caseId, medicalNote: [{ medicalNoteId: `${CRRA}.medicalNote.n`,
    operator: { role: 'ARM' }, freetext: CANARY }] });
  await site.gives(id, { type: 'noter', id: newId(), note: newId(), text: 'à nous' });
  assert.ok((await site.hears(SMUR, 'RS-EDA-MAJ')).medicalNote.some((one: any) => one.freetext === 'à nous'));
  assert.equal(site.reached(SMUR).filter((text) => text.includes('<createCaseHealthUpdate')).length, 1);
  // Its owner says that another centre has it now.
  await site.says(CRRA, 'RS-EDA-MAJ', { caseId: body.caseId, owner: 'fr.health.samu9Y0' });
  assert.equal((await site.dossier(id)).owner, 'fr.health.samu9Y0');
});

test('a centre that takes a case tells those who followed it elsewhere, and is told whom a case of ours has', async (t) => {
  const site = await partnersSite(t, SITE);
  for (const partner of [CRRA, SMUR, FIRE]) site.reached(partner);
  const body = { caseId: `${CRRA}.C2`, creation: T(0), owner: US, qualification: {}, location: {},
    additionalInformation: { customMap: [{ key: 'suivi.partenaires', value: `${SMUR} ${FIRE} ../x fr.health.stranger` }] } };
  await site.says(CRRA, 'RS-EDA', { ...body, owner: CRRA });
  const { id } = await site.caseOf(body.caseId);
  await site.says(CRRA, 'RS-EDA', body);
  assert.deepEqual((await site.dossier(id)).transfer.followers, [SMUR, FIRE]);
  await site.gives(id, { type: 'repondreTransfert', id: newId(), answer: 'accepted', from: US });
  const [health, fire] = await Promise.all([site.hears(SMUR, 'RS-EDA'), site.hears(FIRE, 'RC-EDA')]);
  assert.deepEqual([health.caseId, health.owner, fire.caseId, fire.owner], [body.caseId, US, body.caseId, undefined]);
  await site.gives(id, { type: 'noter', id: newId(), note: newId(), text: 'à nous maintenant' });
  const notes = await Promise.all([CRRA, SMUR].map(async (partner) => (await site.hears(partner, 'RS-EDA-MAJ')).medicalNote));
  assert.ok(notes.flat().some((one: any) => one?.freetext === 'à nous maintenant'));
  // Ours, asked of another: it hears who follows.
  const ours = await site.shared(SMUR);
  assert.equal((await site.hears(CRRA, 'RS-EDA')).owner, US, 'our answer to the first');
  await site.gives(ours.id, { type: 'demanderTransfert', id: newId(), to: CRRA });
  const asked = await site.hears(CRRA, 'RS-EDA');
  assert.deepEqual([asked.owner, asked.additionalInformation.customMap[0].value], [CRRA, SMUR]);
});

test('what became of a message is said by its recipient or the hub, and by nobody else', async (t) => {
  const site = await partnersSite(t, SITE);
  const id = newId();
  const answered: string[] = [];
  const mute = site.hub.loopback!.link(CRRA);
  mute.onMessage(async ({ reading }) => { if (reading.ok) answered.push(reading.envelope.distributionID); });
  await site.console('PUT', `dossiers/${id}`, {});
  await site.gives(id, { type: 'partager', id: newId(), partner: CRRA, purpose: 'PARTAGE' });
  const about = await site.until(() => answered[0], 'the share');
  const sent = async () => (await site.dossier(id)).sent[0].state;
  site.reached(SMUR);
  const says = (from: string) => site.hub.loopback!.link(from).send(buildReference({ sender: from, recipient: US, unique: newId(),
    at: site.regulation.clock() }, about, 'INTEGRE'));
  await says(SMUR);
  assert.equal(await sent(), 'queued');
  const { rows } = await site.db.admin.query(`select expediteur from ${site.db.names.schema}.alerte_echange`);
  assert.deepEqual(rows, [{ expediteur: SMUR }]);
  await says(CRRA);
  assert.equal(await sent(), 'delivered');
});

test('a request or a message of a model of health does not leave for the fire service: refused plainly, no canary out', async (t) => {
  const site = await partnersSite(t, SITE);
  const { id } = await site.shared(SMUR);
  site.reached(FIRE);
  await site.gives(id, { type: 'partager', id: newId(), partner: FIRE, purpose: 'PARTAGE' });
  await site.hears(FIRE, 'RC-EDA');
  const link = { document: [{ url: `https://x/${CANARY}` }] };
  const refused = async (command: object) => (await site.console('POST', `dossiers/${id}/commandes`, { commands: [
    { id: newId(), ...command }] })).body;
  const codes = [];
  for (const kind of ['RS-URL', 'RS-RPIS', 'EMSI']) {
    codes.push((await refused({ type: 'transmettre', partner: FIRE, kind, body: link })).outcomes[0].code);
  }
  codes.push((await refused({ type: 'demanderRessource', request: 'q1', from: US, to: FIRE, purpose: 'SAP', freetext: CANARY }))
    .outcomes[0].code);
  assert.deepEqual(codes, Array(4).fill('HORS_SANTE'));
  // The want of an ambulance, told by voice under its agreement, is kept in the dossier and leaves for nobody.
  await site.gives(id, { type: 'demanderRessource', id: newId(), request: 'q2', from: US, to: FIRE, purpose: 'SAP',
    convention: 'CARENCE', freetext: CANARY });
  // To health: what the model refuses is told at once, place by place, and nothing of it is written.
  const wrong = await refused({ type: 'transmettre', partner: SMUR, kind: 'RS-URL', body: { document: [{ link: 1 }] } });
  assert.deepEqual([wrong.code, wrong.errors.map(({ pointer }: any) => pointer)],
    ['CHAMP_INVALIDE', ['/body/document[0]/url', '/body/document[0]/link']]);
  await site.gives(id, { type: 'transmettre', id: newId(), partner: SMUR, kind: 'RS-URL', body: link });
  assert.equal((await site.hears(SMUR, 'RS-URL')).document[0].url, link.document[0]!.url);
  assert.ok(!site.reached(FIRE).join().includes(CANARY));
});
