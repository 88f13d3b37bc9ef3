import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, DOCTOR, OPENING, player, T0 } from '../../domain/fixtures/play.ts';
import { buildEnvelope } from '../hub/build-envelope.ts';
import { judgeEnvelope } from '../read-envelope.ts';
import type { JsonObject } from '../schema/json.ts';
import type { Kind } from '../schema/kinds.ts';
import { readCase } from './read-case.ts';
import { writeCase, writeUpdate } from './write-case.ts';

const coded = (code: string) => ({ code, label: `libellé ${code}` });
const set = (path: string, value: unknown) => ({ type: 'modifier' as const, changes: [{ path, value, seen: 9_999 }] });

/** A dossier with everything that a message may carry. */
const full = () => {
  const game = player();
  game.give(ARM, OPENING, set('qualification.origin', '15'), set('qualification.whatsHappen', coded('C02.01.00')),
    set('qualification.healthMotive', coded('M03.06.00')), set('qualification.locationKind', coded('L01.00.00')),
    set('qualification.riskThreat', [coded('R04')]), set('location.name', 'École'), set('location.detailedAddress.complete', '3 rue Basse'),
    set('location.city', { name: 'Ajaccio', inseeCode: '2A004' }), set('location.access.accessCode', ['12A']),
    set('location.geometry', { lat: 48.8, lon: 2.3, precision: 'EXACTE', radius_m: 12, source: 'AML', at: new Date(T0).toISOString(),
      isAml: true }),
    set('initialAlert.caller.callerContact', { channel: 'PERSONNE', type: 'TEL', detail: '+33612345678' }),
    set('initialAlert.caller.detailedName', { firstName: 'Jeanne', lastName: 'Martin' }), set('initialAlert.notes', 'il ne respire plus'),
    set('freetext', 'pour nous seuls'), { type: 'ajouterPatient', patient: 'p1' }, set('patient/p1/detail.age', 'P55Y'),
    set('patient/p1/identity.nonStrictFeatures', { firstName: 'Pierre', lastName: 'Legrand' }));
  game.give(DOCTOR, { type: 'prendre' }, set('patient/p1/hypothesis.mainDiagnosis', coded('I21.9')),
    { type: 'graduer', patient: 'p1', level: 'R1' },
    { type: 'noter', note: 'n1', text: 'Massage en cours', patient: 'p1' },
    { type: 'decider', decision: 'd1', decisionType: 'ORIENT', resourceType: 'SMUR', medicalTransport: true, orientationType: 'REA-USI',
      destination: 'CHU', patient: 'p1' });
  return game;
};

const judge = (kind: Kind, body: JsonObject): unknown => {
  const verdict = judgeEnvelope(buildEnvelope({ sender: 'fr.health.samu770', recipient: 'fr.health.samu940', unique: '1', at: T0 }, kind,
    body));
  return verdict.ok ? 'right' : verdict.faults;
};

test('a full dossier is a right RS-EDA; what is typed for ourselves stays at home', () => {
  const body = writeCase(full().state, { owner: 'fr.health.samu940' });
  assert.equal(judge('RS-EDA', body), 'right');
  assert.equal(JSON.stringify(body).includes('pour nous seuls'), false);
  assert.equal((body.location as { freetext: string }).freetext, 'Commune INSEE 2A004 Ajaccio');
  assert.equal(judge('RS-EDA', writeCase(almostEmpty().state)), 'right');
});

const almostEmpty = () => {
  const game = player();
  game.give(ARM, OPENING, set('initialAlert.notes', 'sans numéro'), set('location.detailedAddress.number', '3'));
  return game;
};

test('an update says what changed and no more, and nothing when nothing that travels changed', () => {
  const game = full();
  const before = game.state;
  game.give(ARM, set('freetext', 'autre'));
  assert.equal(writeUpdate(before, game.state), undefined);
  game.give(ARM, { type: 'noter', note: 'n2', text: 'arrivée du SMUR' }, { type: 'prioriser', priority: 'P0' });
  const update = writeUpdate(before, game.state)!;
  assert.equal(judge(update.kind, update.body), 'right');
  assert.equal(update.kind, 'RS-EDA-MAJ');
  assert.deepEqual(Object.keys(update.body).sort(), ['caseId', 'medicalNote', 'qualification', 'senderCaseId']);
  assert.equal((update.body.medicalNote as unknown[]).length, 1);
  const between = game.state;
  game.give(ARM, set('location.access.floor', '2'));
  const whole = writeUpdate(between, game.state)!;
  assert.deepEqual([whole.kind, judge(whole.kind, whole.body)], ['RS-EDA', 'right']);
});

test('a general practitioner is told by a name as the model asks, and not at all without one; a partner is read alike', () => {
  const doctorOf = (...changes: Parameters<typeof set>[]) => {
    const game = full();
    game.give(ARM, ...changes.map((change) => set(...change)));
    const body = writeCase(game.state);
    assert.equal(judge('RS-EDA', body), 'right');
    const [patient] = body.patient as JsonObject[];
    return { told: patient!.administrativeFile, read: readCase(body).patients[0]!.values };
  };
  const [name, rpps] = ['generalPractitioner.detailedName', 'generalPractitioner.rppsId'];
  const { told, read } = doctorOf([`patient/p1/${name}`, { lastName: 'Herbeaut', firstName: 'Dominique' }],
    [`patient/p1/${rpps}`, '10001']);
  const kept = { lastName: 'Herbeaut', firstName: 'Dominique', complete: 'Dominique Herbeaut' };
  assert.deepEqual(told, { generalPractitioner: { detailedName: kept, rppsId: '10001' } });
  assert.deepEqual([read[name], read[rpps]], [kept, '10001']);
  assert.equal(doctorOf([`patient/p1/${rpps}`, '10001']).told, undefined);
});
