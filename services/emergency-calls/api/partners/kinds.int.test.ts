import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#base/values/ids.ts';
import { partnersSite } from '../fixtures/partners-site.ts';

const ADDRESS = 'location.detailedAddress.complete';
const [FIRE, SMUR] = ['fr.fire.sdis9A0', 'fr.health.smur9A1'];
const T = (minute: number) => `2026-01-12T21:${String(minute).padStart(2, '0')}:00+01:00`;
const state = (minute: number, status: string) => ({ datetime: T(minute), status });

test('resources of a partner stand beside ours; an older status goes to its place and changes nothing current', async (t) => {
  const site = await partnersSite(t);
  const { id, caseId } = await site.shared(SMUR!);
  const resource = `${SMUR}.resource.UMH1`;
  await site.says(SMUR!, 'RS-RI', { caseId, resource: [{ datetime: T(1), resourceId: resource, vehicleType: 'SMUR.AR', name: 'UMH 1',
    orgId: SMUR, state: [state(1, 'DECLENCHE')] }] });
  await site.says(SMUR!, 'RS-SR', { caseId, resourceId: resource, state: state(9, 'ARRIVEE') });
  await site.says(SMUR!, 'RS-SR', { caseId, resourceId: resource, state: state(4, 'DEPART') });
  const { missions, partnerResources: [unit] } = await site.dossier(id);
  assert.deepEqual([missions.length, unit.name, unit.from], [0, 'UMH 1', SMUR]);
  assert.deepEqual(unit.statuses.map((one: any) => one.status), ['DECLENCHE', 'ARRIVEE', 'DEPART']);
  assert.deepEqual(site.replies(SMUR!), ['INTEGRE', 'INTEGRE', 'INTEGRE']);
});

test('a request and its answer go both ways; an answer in part is put to a person, who may leave it', async (t) => {
  const site = await partnersSite(t);
  const { id, caseId } = await site.shared(SMUR!);
  await site.says(SMUR!, 'RS-DR', { caseId, request: { requestId: `${SMUR}.request.q1`, datetime: T(1), purpose: 'RELEVE' } });
  assert.deepEqual((await site.dossier(id)).requests.map(({ from, purpose }: any) => [from, purpose]), [[SMUR, 'RELEVE']]);
  await site.gives(id, { type: 'repondreDemande', id: newId(), request: `${SMUR}.request.q1`, answer: 'ACCEPTEE', freetext: 'oui' });
  assert.equal((await site.hears(SMUR!, 'RS-RR')).response.answer, 'ACCEPTEE');
  await site.gives(id, { type: 'demanderRessource', id: newId(), request: 'r1', from: site.centre, to: SMUR!, purpose: 'SMUR' });
  const asked = await site.hears(SMUR!, 'RS-DR');
  assert.equal(asked.request.requestId, `${site.centre}.request.r1`);
  await site.says(SMUR!, 'RS-RR', { caseId, requestId: asked.request.requestId, response: { datetime: T(3), answer: 'PARTIELLE',
    deadline: '30M', freetext: 'un seul' } });
  assert.equal((await site.dossier(id)).requests.find((one: any) => one.id === 'r1').choice, 'waiting');
  await site.gives(id, { type: 'choisirReponse', id: newId(), request: 'r1', choice: 'left' });
  assert.equal((await site.hears(SMUR!, 'RS-DR')).status, 'ANNULEE');
});

test('an answer to no request is kept, flagged and answered 702', async (t) => {
  const site = await partnersSite(t);
  const { id, caseId } = await site.shared(SMUR!);
  await site.says(SMUR!, 'RS-RR', { caseId, requestId: `${site.centre}.request.none`, response: { datetime: T(3), answer: 'REFUSEE' } });
  assert.deepEqual(site.replies(SMUR!), ['WRONG_MESSAGE_SEQUENCE']);
  assert.deepEqual((await site.dossier(id)).kept.map(({ kind, flag }: any) => [kind, flag]), [['RS-RR', 'SANS_DEMANDE']]);
});

test('an assessment becomes one of our mission, unlikely figures warned of; documents, summaries, operations stay with the case',
  async (t) => {
  const site = await partnersSite(t);
  const { id, caseId, number } = await site.shared(SMUR!);
  await site.gives(id, { type: 'engager', id: newId(), mission: 'm1', resource: 'VLM1', name: 'VLM 1', vehicleType: 'SMUR.VLM' });
  assert.equal((await site.hears(SMUR!, 'RS-RI')).resource[0].resourceId, `${site.centre}.resource.VLM1`);
  assert.equal((await site.hears(SMUR!, 'RS-ER')).resource[0].vehicleType, 'SMUR.VLM');
  await site.says(SMUR!, 'RS-SR', { caseId, resourceId: `${site.centre}.resource.VLM1`, state: state(5, 'DEPART') });
  await site.says(SMUR!, 'RS-BPV', { caseId, reportId: 'b1', redactor: { role: 'MEDECIN' }, creation: T(6), patient: {
    patientId: `${site.centre}.patient.${number}.1`, lastName: 'X', firstName: 'Y' },
  evaluation: { parameter: [{ type: 'SATURATION_OXYGENE', value: '980' }, { type: 'TEMPERATURE', value: '37' }] } });
  await site.says(SMUR!, 'RS-URL', { caseId, document: [{ url: 'https://documents.example/1' }] });
  const { missions: [mission], kept } = await site.dossier(id);
  assert.deepEqual(mission.statuses.map((one: any) => one.status), ['DECISION', 'DEPART']);
  assert.deepEqual(mission.assessments.map((one: any) => one.warnings), [['SATURATION_OXYGENE 980 % (0–100)']]);
  assert.deepEqual(kept.map((one: any) => one.kind), ['RS-URL']);
});

test('a fire case opens a dossier of ours with its alert; its vehicles stand beside ours', async (t) => {
  const site = await partnersSite(t);
  const place = { locID: 'L1', country: 'FR', detailedAddress: { complete: '8 quai du Port' } };
  const facts = { whatsHappen: { code: 'C04.01.00', label: 'Incendie' } };
  const caseId = `${FIRE}.cga.SC-1`;
  const alert = { id: 'a1', reception: T(0), reporting: 'ATTENTION', caller: { callerContact: { channel: 'PERSONNE', type: 'TEL',
    detail: '+33612345678' } }, location: place, qualification: facts, callTaker: { organization: FIRE, controlRoom: 'CTA' },
  notes: [{ freetext: 'fumée au deuxième' }] };
  await site.says(FIRE!, 'RC-EDA', { caseId, creation: T(0), referenceVersion: '2.0', qualification: facts, location: place,
    initialAlert: alert });
  const opened = await site.caseOf(caseId);
  assert.deepEqual([opened.owner, opened.priority, opened.fields[ADDRESS].value], [site.centre, 'P0', '8 quai du Port']);
  assert.match(opened.fields['initialAlert.notes'].value, /fumée au deuxième/);
  await site.says(FIRE!, 'RC-RI', { caseId, resource: [{ datetime: T(2), resourceId: `${FIRE}.resource.VSAV1`, vehicleType: 'SIS',
    name: 'VSAV 1', state: state(2, 'DEPART') }] });
  const { partnerResources } = await site.dossier(opened.id);
  assert.deepEqual(partnerResources.map(({ name, statuses }: any) => [name, statuses.map((one: any) => one.status)]),
    [['VSAV 1', ['DEPART']]]);
});

test('a status or an update before its case waits here, and is taken in when the case comes; in vain it ends with 702', async (t) => {
  const site = await partnersSite(t);
  const caseId = `${SMUR}.C1`;
  const early = { caseId, resourceId: `${SMUR}.resource.U`, state: state(5, 'DEPART') };
  await site.says(SMUR!, 'RS-SR', early);
  await site.says(SMUR!, 'RS-EDA-MAJ', { caseId, patient: [{ patientId: `${SMUR}.patient.P1` }] });
  assert.deepEqual(site.replies(SMUR!), []);
  await site.says(SMUR!, 'RS-EDA', { caseId, creation: T(0), owner: SMUR, qualification: {}, location: {} });
  assert.deepEqual(site.replies(SMUR!).sort(), Array(3).fill('INTEGRE'));
  const { partnerResources, patients } = await site.caseOf(caseId);
  assert.equal(partnerResources[0].statuses[0].status, 'DEPART');
  assert.equal(patients.length, 1);
  await site.says(SMUR!, 'RS-SR', { ...early, caseId: `${SMUR}.never` });
  await site.passes(9 * 60_000);
  assert.equal(site.replies(SMUR!).length, 3);
  await site.passes(61_000);
  assert.equal(site.replies(SMUR!)[3], 'WRONG_MESSAGE_SEQUENCE');
});

test('positions of partners are known, of our own vehicles they move the fleet; details are answered from it', async (t) => {
  const site = await partnersSite(t);
  const own = await site.ownVehicle();
  const fix = (resourceId: string, lat: number, lon: number) => ({ resourceId, datetime: T(1), coord: { lat, lon } });
  await site.says(SMUR!, 'GEO-POS', { position: [fix(`${SMUR}.resource.A`, 46.1, -3), fix(`${SMUR}.resource.B`, 0, 0),
    fix(own, 46.3, -3.2)] });
  const { rows } = (await site.console('GET', 'partenaires/vehicules')).body;
  assert.deepEqual(rows.map(({ lat, doubtful }: any) => [lat, doubtful]), [[46.1, false], [0, true]]);
  assert.equal((await site.console('GET', 'moyens')).body.rows.find((one: any) => one.resourceId === own).lat, 46.3);
  await site.says(SMUR!, 'GEO-REQ', { resourceId: [own, `${site.centre}.resource.NONE`] });
  assert.deepEqual((await site.hears(SMUR!, 'GEO-RES')).resource.map((one: any) => one.resourceId), [own]);
});
