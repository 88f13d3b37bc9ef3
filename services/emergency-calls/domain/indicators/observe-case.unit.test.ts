import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decide } from '../decide.ts';
import type { Command } from '../commands.ts';
import type { CaseActor } from '../context.ts';
import { initialState } from '../initial-state.ts';
import { evolve } from '../evolve.ts';
import type { RecordedEvent } from '#base/dossiers/dossier-type.ts';
import { ARM, DOCTOR, OPENING, SYSTEM, T0, type Bare } from '../fixtures/play.ts';
import { breakdownRows, BREAKDOWNS } from './breakdowns.ts';
import { caseStory } from './case-story.ts';
import { cellsOf } from './cells.ts';
import { figuresOf, gather } from './figures.ts';
import { observeCase } from './observe-case.ts';
import { settingsOf } from './settings.ts';

type Act = [s: number, actor: CaseActor, command: Bare<Command>];

/** Events that a case's acts make, `s` seconds after the opening. */
const eventsOf = (acts: readonly Act[]): RecordedEvent[] => {
  const events: RecordedEvent[] = [];
  let state = initialState();
  for (const [i, [s, actor, bare]] of acts.entries()) {
    const now = T0 + s * 1_000;
    const decision = decide({ id: `c-${i}`, ...bare } as Command, state, { now, actor });
    if (!decision.ok) throw decision.problem;
    for (const event of decision.events) {
      const recorded = { ...event, position: events.length + 1, at: now, actor: actor.id } as unknown as RecordedEvent;
      state = evolve(state, recorded);
      events.push(recorded);
    }
  }
  return events;
};
const gathered = (acts: readonly Act[]) => gather(cellsOf(observeCase(caseStory(eventsOf(acts)))));
const rows = (acts: readonly Act[], id: string) => breakdownRows(BREAKDOWNS.find((one) => one.id === id)!, gathered(acts), settingsOf({}));
const status = (s: number, name: 'DECLENCHE' | 'DEPART' | 'ARRIVEE' | 'DESTIN', saidAt = s): Act =>
  [saidAt, ARM, { type: 'statuer', mission: 'm1', status: name, le: T0 + s * 1_000 }];

const REGULATED: Act[] = [[0, ARM, OPENING], [5, ARM, { type: 'prioriser', priority: 'P1' }],
  [60, ARM, { type: 'demanderRegulation', branch: 'AMU' }], [100, DOCTOR, { type: 'prendre' }],
  [110, DOCTOR, { type: 'ajouterPatient', patient: 'p1' }], [111, DOCTOR, { type: 'graduer', patient: 'p1', level: 'R1' }],
  [120, DOCTOR, { type: 'decider', decision: 'd1', decisionType: 'INTER', resourceType: 'SMUR' }],
  [130, ARM, { type: 'engager', mission: 'm1', resource: 'r1', name: 'VLM 1', vehicleType: 'SMUR.VLM' }]];

test('a dossier with a doctor, a decision and a mission gives each delay once, under its level and vector', () => {
  const acts = [...REGULATED, status(140, 'DECLENCHE'), status(250, 'DEPART'), status(1_500, 'DESTIN', 1_500),
    status(700, 'ARRIVEE', 1_600)];
  const one = (id: string) => rows(acts, id).map(({ key, p50 }) => [key, p50]);
  assert.deepEqual(one('doctor'), [['P1', 40]]);
  assert.deepEqual(one('decision'), [['R1', 120]]);
  assert.deepEqual(one('alerted'), [['R1|SMUR.VLM', 10]]);
  assert.deepEqual(one('left'), [['R1|SMUR.VLM', 120]]);
  assert.deepEqual(one('arrived'), [['R1|SMUR.VLM', 700]]);
  assert.deepEqual(one('door'), [['R1|SMUR.VLM', 1_500]]);
  const seen = figuresOf(gathered(acts), settingsOf({ inhabitants: 200 }));
  assert.deepEqual([seen.cases, seen.drm, seen.smurShare, seen.emergencyShare, seen.callsPerCase, seen.drmPerHundred, seen.armPace],
    [1, 1, 100, 100, 1, 0.5, 1]);
});

test('a dossier given back to the queue waits twice; an exercise and a joined dossier count nowhere', () => {
  const again: Act[] = [...REGULATED, [200, DOCTOR, { type: 'rendre', branch: 'SNP' }],
    [500, { ...DOCTOR, id: 'd-2' }, { type: 'prendre' }]];
  assert.deepEqual(rows(again, 'doctor').map(({ count, longest }) => [count, longest]), [[2, 300]]);
  assert.equal(figuresOf(gathered(again), settingsOf({})).emergencyShare, 0);
  assert.deepEqual(observeCase(caseStory(eventsOf([[0, ARM, { ...OPENING, exercise: true } as Bare<Command>]]))), []);
  assert.deepEqual(observeCase(caseStory(eventsOf([[0, ARM, OPENING], [9, ARM, { type: 'joindre', main: 'other' }]]))), []);
  assert.deepEqual(observeCase(caseStory([])), []);
});

test('messages, transfers and carences: acknowledged in time, undelivered, refused', () => {
  const sent = (s: number, message: string, state: 'queued' | 'delivered' | 'failed'): Act =>
    [s, SYSTEM, { type: 'suivreEnvoi', message, model: 'RS-EDA', to: 'fr.health.samu750', state }];
  const acts: Act[] = [[0, ARM, OPENING], sent(1, 'a', 'queued'), sent(11, 'a', 'delivered'), sent(1, 'b', 'queued'),
    sent(12, 'b', 'delivered'),
    sent(1, 'c', 'queued'), sent(20, 'd', 'queued'), sent(21, 'd', 'failed'),
    [30, ARM, { type: 'demanderTransfert', to: 'fr.health.samu750' }],
    [50, SYSTEM, { type: 'repondreTransfert', answer: 'refused', from: 'fr.health.samu750' }],
    [60, ARM, { type: 'demanderRessource', request: 'q', from: 'fr.health.samu770', to: 'fr.fire.sis77', purpose: 'SAP',
      convention: 'CARENCE' }],
    [70, ARM, { type: 'engager', mission: 'm1', resource: 'r1', name: 'VSAV', vehicleType: 'SIS.VSAV' }]];
  const seen = figuresOf(gathered(acts), settingsOf({}));
  assert.deepEqual([seen.acknowledged, seen.undelivered, seen.transfersRefused, seen.carenceShare], [25, 2, 100, 100]);
});
