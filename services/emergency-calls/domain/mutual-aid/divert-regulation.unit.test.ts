import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ARM, DOCTOR, OPENING, player, SYSTEM } from '../fixtures/play.ts';
import { settingsOf } from '../indicators/settings.ts';
import { randomFrom } from '../staffing/random-from.ts';
import { AID_SETTINGS, aidSettingsOf } from './aid-settings.ts';
import { divertRegulation, type DoctorDesk, type WaitingCase } from './divert-regulation.ts';
import { regulationAid } from './regulation-aid.ts';
import { simulateRegulation } from './simulate-regulation.ts';

const MINUTE = 60_000;
const NOW = 60 * MINUTE;
const one = (dossier: string, more: Partial<WaitingCase> = {}): WaitingCase =>
  ({ dossier, centre: 'A', priority: 'P2', branch: 'AMU', since: 0, offered: false, ...more });
const desk = (centre: string, doctors: number, more: Partial<DoctorDesk> = {}): DoctorDesk =>
  ({ centre, branch: 'AMU', doctors, waiting: 0, ...more });
const orders = (cases: WaitingCase[], desks: DoctorDesk[], levers: [string, 'auto' | 'force' | 'arret'][] = []) =>
  divertRegulation(cases, desks, new Map(levers), NOW, () => AID_SETTINGS).map(({ dossier, to }) => `${dossier}>${to}`);

test('what waited its time goes to who has most doctors to spare, the longest waiting first; P0 and P1 never', () => {
  const cases = [one('late', { since: MINUTE }), one('first'), one('new', { since: NOW - 19 * MINUTE }), one('p1', { priority: 'P1' }),
    one('p0', { priority: 'P0', branch: 'SNP' }), one('again', { offered: true }), one('p3', { priority: 'P3', since: 2 * MINUTE })];
  assert.deepEqual(orders(cases, [desk('A', 9), desk('B', 3), desk('C', 2)]), ['first>B', 'late>B', 'p3>C']);
});

test('each branch has its own doctors; a partner keeps its reserve and what waits there; levers go before', () => {
  assert.deepEqual(orders([one('snp', { branch: 'SNP', priority: 'NR' })], [desk('B', 9), desk('C', 2, { branch: 'SNP' })]), ['snp>C']);
  assert.deepEqual(orders([one('x')], [desk('B', 3, { waiting: 2 }), desk('C', 1)]), []);
  const fresh = [one('x', { since: NOW })];
  assert.deepEqual([orders(fresh, [desk('B', 3)]), orders(fresh, [desk('B', 3)], [['A', 'force']]), orders([one('x')], [desk('B', 3)],
    [['A', 'arret']]), orders([one('x')], [desk('B', 3)], [['B', 'force']])], [[], ['x>B'], [], []]);
});

test('a centre sets when and with whom', () => {
  const own = aidSettingsOf(settingsOf({ aid_regulation_min: 5, aid_doctor_reserve: 4 }));
  const told = (desks: DoctorDesk[]) => divertRegulation([one('x', { since: NOW - 6 * MINUTE })], desks, new Map(), NOW, () => own).length;
  assert.deepEqual([told([desk('B', 4)]), told([desk('B', 5)])], [0, 1]);
});

const ASK = { type: 'demanderRessource', request: 'regul-1', purpose: 'REGUL' } as const;
const [HOME, HELPER] = ['fr.health.samu770', 'fr.health.samu940'];

test('at home a dossier waits until a doctor there takes it; taken here first, the request is taken back', () => {
  const game = player();
  game.give(ARM, OPENING, { type: 'demanderRegulation', branch: 'AMU' });
  game.give(SYSTEM, { ...ASK, from: HOME, to: HELPER });
  assert.ok(game.state.waiting);
  assert.deepEqual(regulationAid(game.state), { way: 'given', centre: '940', since: game.now, takenAt: null });
  game.wait(MINUTE);
  game.give({ ...SYSTEM, role: 'partenaire' }, { type: 'repondreDemande', request: 'regul-1', answer: 'ACCEPTEE' });
  assert.equal(game.state.waiting, null);
  assert.equal(regulationAid(game.state)?.takenAt, game.now);
  const other = player();
  other.give(ARM, OPENING, { type: 'demanderRegulation', branch: 'AMU' });
  other.give(SYSTEM, { ...ASK, from: HOME, to: HELPER });
  other.give(DOCTOR, { type: 'prendre' });
  assert.equal(other.state.requests[0]!.cancelled, true);
  assert.equal(regulationAid(other.state), null);
});

test('at the helper it waits among its own; taking it is the answer, and a request taken back leaves the queue', () => {
  const asked = () => {
    const game = player();
    game.give(ARM, { ...OPENING, owner: HELPER } as typeof OPENING);
    game.give({ ...SYSTEM, role: 'partenaire' }, { ...ASK, from: HELPER, to: HOME });
    return game;
  };
  const game = asked();
  assert.equal(game.state.waiting?.branch, 'AMU');
  game.give(DOCTOR, { type: 'prendre' });
  assert.deepEqual([game.state.waiting, game.state.requests[0]!.answer], [null, 'ACCEPTEE']);
  assert.deepEqual(regulationAid(game.state), { way: 'taken', centre: '940', since: game.now, takenAt: game.now });
  const leaves = [{ type: 'annulerDemande', request: 'regul-1' },
    { type: 'repondreDemande', request: 'regul-1', answer: 'REFUSEE' }] as const;
  for (const leave of leaves) {
    const left = asked();
    left.give({ ...SYSTEM, role: 'partenaire' }, leave);
    assert.equal(left.state.waiting, null);
    assert.equal(regulationAid(left.state), null);
  }
});

test('six centres, one with three times its dossiers: more are taken in time with mutual aid, nowhere fewer than 95 %', () => {
  const scenario = { centres: 6, doctors: 4, cases_per_h: 12, times: 3, hit_s: 4 * 3_600, handling_s: 500 };
  const [aided, alone] = [true, false].map((aid) => simulateRegulation(scenario, AID_SETTINGS, aid, randomFrom(5)));
  assert.ok(aided!.hitShare > alone!.hitShare + 0.1, `${aided!.hitShare} ${alone!.hitShare}`);
  assert.ok(aided!.partnerShareMin >= 0.95, String(aided!.partnerShareMin));
  assert.deepEqual([aided!.urgentOffered, aided!.twice, alone!.offered], [0, 0, 0]);
});
