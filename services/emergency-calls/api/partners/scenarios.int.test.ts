import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { referenceData } from '#test/reference-data.ts';
import type { Json, JsonObject } from '../../exchange/schema/json.ts';
import { parseScenarios, type Scenario, type ScenarioStep } from '../../exchange/scenario/scenario.ts';
import { writeCase } from '../../exchange/case/write-case.ts';
import { writeAnswer, writeRequest, writeResources } from '../../exchange/case/write-resources.ts';
import { lacking, lackingAnywhere } from '../fixtures/lacking.ts';
import { testVehicles } from '../fixtures/test-vehicles.ts';
import { loadCase } from '../load-case.ts';
import type { Console } from '../fixtures/calls-site.ts';
import { partnersSite } from '../fixtures/partners-site.ts';

const [US, CRRA, SMUR, THIRD] = ['fr.health.samu9A0', 'fr.health.samu9Z0', 'fr.health.smur9Z1', 'fr.health.samu9Y0'] as const;
const SITE = JSON.stringify({ centres: [{ code: '9A0', name: 'Centre', siret: '26000991100017' }],
  partners: [{ id: CRRA, name: 'Partenaire', kind: 'crra' }, { id: SMUR, name: 'SMUR', kind: 'smur' }] });

type Reason = readonly [path: RegExp, why: string];

/** What a run says and the service, told the same at its console, does not: each path with its reason. */
const UNSAID: readonly Reason[] = [
  [/\.(operator|redactor)\.label$/, 'who writes is who is signed in'],
  [/^\$\.medicalNote\[\d+\]\.medicalNoteId$/, 'made here; the run means to let it differ and misspells its path'],
  [/^\$\.initialAlert\.reception$/, 'the alert is received when its dossier is opened'],
  [/^\$\.initialAlert\.notes\[\d+\]\.creation$/, 'what a caller says is one text, without a time of its own'],
  [/\.team\.name$/, 'names of a crew are not kept'],
  [/^\$\.resource\[\d+\]\.contact\./, 'no telephone is kept of a vehicle'],
  [/^\$\.resource\[\d+\]\.datetime$/, 'time of the latest status; the run gives another'],
  [/^\$\.resource\[\d+\]\.freetext/, 'an engagement has no text'],
  [/^\$\.location\.externalLocationId/, 'no console asks for a number of a place'],
  [/^\$\.additionalInformation/, 'no console asks for pairs'],
  [/^\$\.freetext$/, 'a free text of the case stays at home'],
];

/** What the service says and a run does not: more than it asks, each path with its reason. */
const SAID_TOO: readonly Reason[] = [
  [/\.(operator|redactor)\.label$/, 'who writes is who is signed in'],
  [/^\$\.senderCaseId$/, 'our number goes with every message about a case'],
  [/^\$\.qualification\.details\.(status|priority)$/, 'the state and priority of the dossier go with it'],
  [/^\$\.initialAlert\.reception$/, 'another hour, see what is unsaid'],
  [/^\$\.medicalNote\[\d+\]\.medicalNoteId$/, 'another identifier, see what is unsaid'],
  [/^\$\.patient\[\d+\]\.detail\.age$/, 'an update tells the whole of a patient that changed'],
  [/^\$\.resource\[\d+\]\.(missionId|datetime)$/, 'a mission has a name; the hour is that of the latest status'],
  [/\.state$|\.state\.availability$/, 'the decision is a status, and each says whether the crew is free'],
];

/** What a run says to the service and a third partner would not hear of it. */
const UNTOLD: readonly Reason[] = [
  [/^\$\.qualification\.details\.status$/, 'each centre tells the state of its own dossier'],
  [/^\$\.resource\[\d+\]\.datetime$/, 'time of the latest status'],
  [/^\$\.freetext$/, 'only an update has a place for it: told on in one'],
];

const unexplained = (paths: readonly string[], reasons: readonly Reason[]): string[] =>
  paths.filter((path) => !reasons.some(([one]) => one.test(path)));

const scenariosOf = (folder: string): Scenario[] => parseScenarios(
  JSON.parse(readFileSync(join(folder, 'scenarios/test_cases.json'), 'utf8')),
  (model, file) => JSON.parse(readFileSync(join(folder, 'samples', model, file), 'utf8')) as JsonObject);

type Site = Awaited<ReturnType<typeof partnersSite>>;
type Play = { site: Site; arm: Console; doctor: Console; partner: string; id: string; caseId: string };

const ms = (time: unknown): number => Date.parse(String(time));
const list = (value: Json | undefined): any[] => (Array.isArray(value) ? value : []);
const typed = (path: string, value: unknown) => ({ type: 'modifier', id: newId(), changes: [{ path, value, seen: 9_999 }] });
const shortPatient = (id: unknown): string => String(id).split('.').at(-1)!;
const shortNote = (id: unknown): string => `${String(id).split('.').at(-1)!}-${newId().slice(-6)}`;

/** Fields of a tree, as they are typed at a console. */
const PLAIN = ['origin', 'whatsHappen', 'locationKind', 'healthMotive', 'riskThreat'].map((name) => `qualification.${name}`);
const TYPED = [...PLAIN, 'location.name', 'location.detailedAddress.complete', 'location.detailedAddress.number',
  'location.detailedAddress.wayName', 'location.city', 'location.freetext', 'location.access.floor', 'location.access.buildingName',
  'location.access.phoneNumber', 'location.access.accessCode', 'location.access.elevator', 'location.access.interphone',
  'location.access.roomNumber', 'location.access.entrance', 'location.access.entity', 'initialAlert.caller.callerContact',
    'initialAlert.caller.callbackContact',
  'initialAlert.caller.detailedName', 'initialAlert.caller.type', 'initialAlert.caller.language', 'initialAlert.caller.communication',
  'initialAlert.caller.freetext', 'perimeter', 'interventionType'];
const at = (body: JsonObject, path: string): any => path.split('.').reduce<any>((inner, key) => inner?.[key], body);

const patientCommands = (body: JsonObject): object[] => list(body.patient).flatMap((patient) => {
  const id = shortPatient(patient.patientId);
  const paths = ['identity.nonStrictFeatures', 'identity.strictFeatures.sex', 'identity.strictFeatures.birthName',
    'identity.strictFeatures.birthDate', 'detail.age', 'detail.weight', 'detail.height', 'detail.medicalHistory', 'detail.treatment',
    'hypothesis.mainDiagnosis'];
  return [{ type: 'ajouterPatient', id: newId(), patient: id }, ...paths.flatMap((path) =>
    (at(patient, path) === undefined ? [] : [typed(`patient/${id}/${path}`, at(patient, path))])),
  ...(patient.detail?.careLevel ? [{ type: 'graduer', id: newId(), patient: id, level: patient.detail.careLevel }] : [])];
});
const noteCommands = (body: JsonObject): object[] => list(body.medicalNote).map((note) => ({ type: 'noter', id: newId(),
  note: shortNote(note.medicalNoteId), text: note.freetext, at: ms(note.creation), patient: shortPatient(note.patientId) }));
const decisionCommands = (body: JsonObject): object[] => list(body.decision).map((one) => ({ type: 'decider', id: newId(),
  decision: newId(), decisionType: one.decisionType, resourceType: one.resourceType, patient: shortPatient(one.patientId),
  at: ms(one.creation) }));

/** What a person does at a console so that the service says what a step says. */
const DO: Partial<Record<ScenarioStep['kind'], (play: Play, body: JsonObject) => Promise<object[]>>> = {
  'RS-EDA': async (play, body) => [...TYPED.flatMap((path) => (at(body, path) === undefined ? [] : [typed(path, at(body, path))])),
    ...list(at(body, 'initialAlert.notes')).map(({ freetext }) => typed('initialAlert.notes', freetext)),
    ...(at(body, 'location.geometry') ? [typed('location.geometry', { ...at(body, 'location.geometry.point.coord'), radius_m: null,
      source: 'OPERATEUR', at: new Date(ms(at(body, 'location.geometry.datetime'))).toISOString() })] : []),
    { type: 'prioriser', id: newId(), priority: at(body, 'qualification.details.priority') },
    { type: 'attribuer', id: newId(), attribution: at(body, 'qualification.details.attribution') }, ...patientCommands(body),
    ...noteCommands(body), ...decisionCommands(body), { type: 'partager', id: newId(), partner: play.partner, purpose: 'PARTAGE' }],
  'RS-EDA-MAJ': async (play, body) => {
    const status = at(body, 'qualification.details.status');
    // Closing comes by itself a day after: what a person may do is end the dossier.
    if (status) {
      const { missions } = await play.site.dossier(play.id);
      return [...missions.map((one: any) => ({ type: 'statuer', id: newId(), mission: one.id, status: 'FINPEC', le: Date.now() })),
        { type: 'changerEtat', id: newId(), state: 'ACHEVE' }];
    }
    return [...patientCommands(body), ...noteCommands(body), ...decisionCommands(body)];
  },
  'RS-RI': async ({ site }, body) => {
    await site.owns(list(body.resource).map((one) => ({ ...testVehicles('9A0')[0]!, resourceId: one.resourceId,
      vehicleType: one.vehicleType, crew: one.team?.medicalLevel ?? 'SANS' })));
    return list(body.resource).flatMap((one, i) => {
    const states = list(one.state);
    const decided = states.find(({ status }) => status === 'DECISION') ?? states[0];
    return [{ type: 'engager', id: newId(), mission: `m-${one.resourceId.split('.').at(-1)}`, resource: one.resourceId,
      name: one.name ?? `V${i}`, vehicleType: one.vehicleType, ...(one.requestId ? { request: one.requestId } : {}),
      at: ms(decided?.datetime ?? one.datetime) }, ...states.filter(({ status }) => status !== 'DECISION').map((state) => ({
      type: 'statuer', id: newId(), mission: `m-${one.resourceId.split('.').at(-1)}`, status: state.status, le: ms(state.datetime) }))];
    });
  },
  'RS-SR': async (_play, body) => [{ type: 'statuer', id: newId(), mission: `m-${String(body.resourceId).split('.').at(-1)}`,
    status: at(body, 'state.status'), le: ms(at(body, 'state.datetime')) }],
  'RS-DR': async (play, body) => [{ type: 'demanderRessource', id: newId(), request: at(body, 'request.requestId'), from: US,
    to: play.partner, purpose: at(body, 'request.purpose'), at: ms(at(body, 'request.datetime')),
    ...Object.fromEntries(['convention', 'deadline', 'freetext'].flatMap((key) =>
      (at(body, `request.${key}`) ? [[key, at(body, `request.${key}`)]] : []))) }],
  'RS-RR': async (_play, body) => [{ type: 'repondreDemande', id: newId(), request: body.requestId, answer: at(body, 'response.answer'),
    at: ms(at(body, 'response.datetime')), ...(at(body, 'response.freetext') ? { freetext: at(body, 'response.freetext') } : {}),
    ...(at(body, 'response.deadline') ? { deadline: at(body, 'response.deadline') } : {}) }],
  'RS-URL': async (play, body) => [{ type: 'transmettre', id: newId(), partner: play.partner, kind: 'RS-URL', body }],
  'RS-RPIS': async (play, body) => [{ type: 'transmettre', id: newId(), partner: play.partner, kind: 'RS-RPIS', body }],
  'RS-ER': async ({ site }, body) => {
    const sent = list(body.resource).map((one) => ({ one, resource: `ER${newId().slice(-8)}` }));
    await site.owns(sent.map(({ one, resource }) => ({ ...testVehicles('9A0')[0]!, resourceId: resource, vehicleType: one.vehicleType,
      crew: one.team?.medicalLevel ?? 'SANS' })));
    return sent.map(({ one, resource }) => ({ type: 'engager', id: newId(), mission: `er-${newId().slice(-8)}`, resource,
      name: one.name ?? 'SMUR', vehicleType: one.vehicleType }));
  },
  'RS-BPV': async (play, body) => {
    const { missions } = await play.site.dossier(play.id);
    return [{ type: 'faireBilan', id: newId(), mission: missions[0].id, assessment: body.reportId, role: at(body, 'redactor.role'),
      at: ms(body.creation), patient: shortPatient(at(body, 'patient.patientId')),
      content: { ...(body.patient as object), ...(body.evaluation as object) } }];
  },
};

/** What the service must hold of a message that came. */
const holds = (dossier: any, { kind, body }: ScenarioStep): boolean => {
  const missing = (wanted: any[], have: any[]): boolean => wanted.some((one) => !have.includes(one));
  const statuses = [...dossier.partnerResources, ...dossier.missions].flatMap((one: any) => one.statuses.map((s: any) => s.status));
  switch (kind) {
    case 'RS-EDA': case 'RS-EDA-MAJ': return !missing(list(body.medicalNote).map((one) => one.freetext),
      dossier.notes.map((one: any) => one.text))
      && !missing(list(body.decision).map((one) => one.decisionType), dossier.decisions.map((one: any) => one.type));
    case 'RS-RI': return !missing(list(body.resource).map((one) => one.resourceId), dossier.partnerResources.map((one: any) => one.id));
    case 'RS-SR': return statuses.includes(at(body, 'state.status'));
    case 'RS-DR': return dossier.requests.some((one: any) => one.id === at(body, 'request.requestId'));
    case 'RS-RR': return dossier.requests.some((one: any) => one.answer === at(body, 'response.answer'));
    case 'RS-BPV': return dossier.missions.some((one: any) => one.assessments.length > 0)
      || dossier.kept.some((one: any) => one.kind === kind);
    default: return dossier.kept.some((one: any) => one.kind === kind);
  }
};

/** What a third partner would not hear of a message that came, of the kinds that are told on. */
const unheard = async ({ site, id }: Play, { kind, body, ignored }: ScenarioStep): Promise<string[]> => {
  const state = await loadCase(site.regulation, systemContext('essai', 'regulation'), { partition: site.partition, id });
  if (kind === 'RS-EDA' || kind === 'RS-EDA-MAJ') return lackingAnywhere(body, writeCase(state, { to: THIRD }), ignored);
  if (kind === 'RS-RI') return lackingAnywhere(body, writeResources(state, THIRD), ignored);
  if (kind === 'RS-DR') return lackingAnywhere(body, writeRequest(state, state.requests.find(({ id: one }) =>
    one === at(body, 'request.requestId'))!),
    ignored);
  return kind === 'RS-RR' ? lackingAnywhere(body, writeAnswer(state, state.requests.find(({ answer }) => answer !== null)!), ignored) : [];
};

/** The run with our organisations in the place of those it was written with. */
const renamed = (scenario: Scenario, partner: string): Scenario => {
  const [first] = scenario.steps;
  const creator = String(first!.body.owner);
  const [mine, theirs] = first!.type === 'send' ? [US, partner] : [partner, US];
  const text = JSON.stringify(scenario).replaceAll(/fr\.health\.samu\d{2,3}\b/g, (org) => (org === creator ? mine : theirs));
  return JSON.parse(text) as Scenario;
};

const ofDoctor = (body: JsonObject): boolean => /"(MEDECIN)"|hypothesis|careLevel|decisionType|"status"/.test(JSON.stringify(body));

const playStep = async (play: Play, step: ScenarioStep): Promise<string[]> => {
  const { site, partner } = play;
  if (step.type === 'receive') {
    const before = site.replies(partner).length;
    if (step.body.caseId !== undefined) step.body.caseId = play.caseId;
    await site.says(partner, step.kind, step.body);
    const reply = site.replies(partner)[before];
    if (step.kind === 'RS-EDA' && play.id === '') play.id = (await site.caseOf(String(step.body.caseId))).id;
    return [...(reply === 'INTEGRE' ? [] : [`answered ${reply}`]), ...(holds(await site.dossier(play.id), step) ? []
      : ['not in the dossier']), ...unexplained(await unheard(play, step), UNTOLD).map((path) => `untold ${path}`)];
  }
  const give = ofDoctor(step.body) ? play.doctor : play.arm;
  const commands = await DO[step.kind]!(play, step.body);
  const { body } = await give('POST', `dossiers/${play.id}/commandes`, { commands });
  const refused = (body.outcomes ?? [{ ok: false, title: JSON.stringify(body) }]).filter((one: any) => !one.ok);
  if (refused.length > 0) return refused.map((one: any) => `refused: ${one.code} ${one.title} ${JSON.stringify(one.errors ?? '')}`);
  const said = await site.hears(partner, step.kind).catch((error: Error) => { throw new Error(`${step.id} ${error.message}`); });
  if (at(step.body, 'qualification.details.status') === 'CLOTURE') return at(said, 'qualification.details.status') === 'ACHEVE' ? []
    : ['state'];
  return [...unexplained(lacking(step.body, said, step.ignored), UNSAID).map((path) => `unsaid ${path}`),
    ...unexplained(lacking(said, step.body, step.ignored), SAID_TOO).map((path) => `said too ${path}`)];
};

const play = async (site: Site, doctor: Console, scenario: Scenario, partner: string): Promise<string[]> => {
  const arm = site.console;
  site.forget(partner);
  const run = renamed(scenario, partner);
  const [first] = run.steps;
  const state: Play = { site, arm, doctor, partner, id: '', caseId: String(first!.body.caseId) };
  let steps = run.steps;
  if (first!.type === 'send') {
    state.id = newId();
    const { caseId, number } = (await arm('PUT', `dossiers/${state.id}`, { at: ms(first!.body.creation) })).body;
    const text = JSON.stringify(steps).replaceAll(String(first!.body.caseId), caseId).replaceAll(String(first!.body.senderCaseId), number);
    steps = JSON.parse(text) as ScenarioStep[];
    state.caseId = caseId;
  }
  const faults: string[] = [];
  for (const step of steps) faults.push(...(await playStep(state, step)).map((fault) => `${step.id} ${step.type} ${step.kind}: ${fault}`));
  return faults;
};

test('the recipe runs are played from both sides through the API', { timeout: 180_000 }, async (t) => {
  const folder = referenceData(t, 'emergency-calls');
  if (!folder) return;
  const scenarios = scenariosOf(folder);
  assert.equal(scenarios.length, 8);
  const site = await partnersSite(t, { SOCLE_CALLS_SITE: SITE });
  const doctor = await site.signIn('mru-valmont');
  for (const scenario of scenarios) {
    await t.test(scenario.label, async () => {
      assert.deepEqual(await play(site, doctor, scenario, scenario.category === '15-SMUR' ? SMUR : CRRA), []);
    });
  }
});
