import assert from 'node:assert/strict';
import { test } from 'node:test';
import { applyEvents } from '../../domain/apply-events.ts';
import { decide } from '../../domain/decide.ts';
import type { Command } from '../../domain/commands.ts';
import { initialState } from '../../domain/initial-state.ts';
import type { Case } from '../../domain/state.ts';
import { reflexOf, vitalCommands } from './vital-commands.ts';
import { deliveries, vitalFacts } from './vital-facts.ts';

const actor = { id: 'arm', role: 'arm', label: 'ARM', centre: '9A0' } as const;
let n = 0;
const give = (state: Case, commands: readonly object[], at: number): Case => commands.reduce<Case>((before, bare) => {
  const decision = decide({ ...bare, id: `c${n++}`, at } as Command, before, { now: at, actor });
  assert.ok(decision.ok);
  return applyEvents(before, decision.events, actor.id, at);
}, state);
const opened = give(initialState(), [{ type: 'ouvrir', number: 'DRFR159A02600100001', caseId: 'x.y.z.w', centre: '9A0',
  organisation: 'fr.health.samu9A0' }], 1_000);
const smur = { resourceId: 'r', name: 'VLM 1', vehicleType: 'SMUR.VLM', crew: 'MED', status: null, inService: true, lat: 46, lon: -3 };
const place = { lat: 46.1, lon: -3 };

test('one key: the priority, the SMUR, the doctor, the protocol; a second press changes nothing', () => {
  const commands = vitalCommands(opened, [smur], place, 'm');
  assert.deepEqual(commands.map(({ type }) => type), ['prioriser', 'engager', 'etape', 'demanderRegulation', 'etape']);
  const state = give(opened, commands, 2_000);
  assert.deepEqual([state.priority, state.alarm?.since, state.waiting?.branch, state.missions[0]?.resource], ['P0', 2_000, 'AMU', 'r']);
  assert.deepEqual(reflexOf(state, 'm')?.how, 'straight');
  assert.deepEqual(vitalCommands(state, [smur], place, 'n'), []);
});

test('the alarm ends with another priority, and says when the second line is on it', () => {
  const state = give(opened, [{ type: 'prioriser', priority: 'P0' }], 2_000);
  assert.equal(give(state, [{ type: 'etape', protocol: 'P0', step: 'BORD' }], 3_000).alarm?.secondLineAt, 3_000);
  assert.equal(give(state, [{ type: 'prioriser', priority: 'P1' }], 3_000).alarm, null);
});

test('facts come with their instants; a step that was skipped is left out, never invented', () => {
  const sent = give(opened, vitalCommands(opened, [smur], place, 'm'), 2_000);
  const ids = (state: Case) => vitalFacts(state, state.missions[0]).map(({ id, at }) => `${id}:${at ?? ''}`);
  assert.deepEqual(ids(sent), ['alert:2000', 'DECISION:2000', 'DECLENCHE:', 'DEPART:', 'ARRIVEE:', 'PEC:', 'TRANSP:', 'DESTIN:']);
  const there = give(sent, [{ type: 'statuer', mission: 'm', status: 'DEPART', le: 3_000 },
    { type: 'statuer', mission: 'm', status: 'ARRIVEE',
    le: 4_000 }], 4_000);
  assert.deepEqual(ids(there), ['alert:2000', 'DECISION:2000', 'DEPART:3000', 'ARRIVEE:4000', 'PEC:', 'TRANSP:', 'DESTIN:']);
  assert.deepEqual(vitalFacts(opened, undefined).map(({ id }) => id), ['alert', 'DECISION', 'DEPART', 'ARRIVEE', 'PEC']);
});

test('a message without acknowledgement after ten seconds, or refused, is to be telephoned; the last one to a partner counts', () => {
  const sent = (id: string, to: string, state: 'queued' | 'delivered' | 'failed', at: number) =>
    ({ id, model: 'RS-EDA', to, at, state, stateAt: at, cause: null });
  const fates = deliveries({ sent: [sent('1', 'a', 'failed', 0), sent('2', 'a', 'delivered', 1), sent('3', 'b', 'queued', 5_000),
    sent('4', 'c', 'queued', 14_000), sent('5', 'd', 'failed', 1)] }, 15_001);
  assert.deepEqual(fates.map(({ to, state }) => [to, state]), [['d', 'failed'], ['b', 'late'], ['c', 'sending'], ['a', 'delivered']]);
});
