import assert from 'node:assert/strict';
import { test } from 'node:test';
import { randomFrom } from '../staffing/random-from.ts';
import { AID_SETTINGS } from './aid-settings.ts';
import { AT_REST, stepAid, type AidState, type Lever } from './aid-state.ts';
import { forecastShare, pressureOf, type CentreLoad } from './centre-load.ts';
import { divertCalls, type RingingCall } from './divert-calls.ts';
import { simulateAid } from './simulate-aid.ts';

const MINUTE = 60_000;
const FOR_ALL = () => AID_SETTINGS;
const calm: CentreLoad = { centre: 'A', present: 5, busy: 1, waiting: 0, coming: 0, longestWait_ms: 0, arrivals_per_s: 34 / 3_600,
  handling_s: 150 };
const step = (state: AidState, load: Partial<CentreLoad>, now: number, lever: Lever = 'auto') =>
  stepAid(state, { ...calm, ...load }, lever, now, AID_SETTINGS);
const ON: AidState = { ...AT_REST, on: true, cause: 'attente', since: 0 };
const rings = (callId: string, more: Partial<RingingCall> = {}): RingingCall =>
  ({ callId, centre: 'A', level: 1, presentedAt: 0, hops: 0, ordered: false, ...more });

test('a wait over 15 s starts diversion at once; one of 15 s does not', () => {
  assert.equal(step(AT_REST, { longestWait_ms: 15_000 }, 0).on, false);
  assert.deepEqual([step(AT_REST, { longestWait_ms: 15_001 }, 0).on, step(AT_REST, { longestWait_ms: 15_001 }, 0).cause],
    [true, 'attente']);
});

test('a forecast under 80 % starts it when it lasted ten minutes without a break', () => {
  const heavy = { arrivals_per_s: (4 * 34) / 3_600 };
  assert.ok(forecastShare({ ...calm, ...heavy }, AID_SETTINGS) < 0.8);
  let state = step(AT_REST, heavy, 0);
  assert.equal((state = step(state, heavy, 10 * MINUTE - 1)).on, false);
  assert.equal(step(step(state, {}, 10 * MINUTE - 1), heavy, 10 * MINUTE).on, false);
  assert.deepEqual([step(state, heavy, 10 * MINUTE).on, step(state, heavy, 10 * MINUTE).cause], [true, 'prevision']);
});

test('a centre whose posts are all empty is lost; one whose posts nobody counts decides nothing', () => {
  assert.equal(step(AT_REST, { present: 0 }, 0).cause, 'centre-perdu');
  assert.equal(step(AT_REST, { present: null, longestWait_ms: 60_000 }, 0).on, false);
  assert.equal(step(AT_REST, { present: null, longestWait_ms: 60_000 }, 0, 'force').on, true);
});

test('it ends after ten minutes under half of the trigger; one busy moment begins the count again', () => {
  let state = step(ON, {}, 0);
  state = step(state, { longestWait_ms: 8_000 }, 9 * MINUTE);
  assert.equal(state.calmSince, null);
  state = step(state, {}, 10 * MINUTE);
  assert.equal((state = step(state, {}, 20 * MINUTE - 1)).on, true);
  assert.deepEqual(step(state, {}, 20 * MINUTE), AT_REST);
});

test('calls that are diverted still count: a centre that drowns is not calm because its queue is empty', () => {
  const drowning = { ...calm, arrivals_per_s: (4 * 34) / 3_600, longestWait_ms: 0 };
  assert.ok(pressureOf(drowning, AID_SETTINGS) > 1);
});

test('the supervisor goes before the policy, both ways', () => {
  assert.equal(step(ON, { longestWait_ms: 60_000 }, 0, 'arret').on, false);
  assert.deepEqual([step(AT_REST, {}, 0, 'force').on, step(ON, {}, 0, 'force').cause], [true, 'commande']);
  assert.equal(step(step(AT_REST, {}, 0, 'force'), {}, MINUTE).on, true);
});

test('the partner with most people to spare takes first, and no more than it can', () => {
  const loads = [{ ...calm, busy: 5, waiting: 3 }, { ...calm, centre: 'B', busy: 2 }, { ...calm, centre: 'C', busy: 3 }];
  const states = new Map([['A', ON]]);
  const orders = divertCalls(loads, states, ['1', '2', '3', '4', '5'].map((id, i) => rings(id, { presentedAt: i })), 60_000, FOR_ALL);
  assert.deepEqual(orders.map(({ callId, to }) => [callId, to]), [['1', 'B'], ['2', 'B'], ['3', 'C']]);
});

test('nobody takes who is near its threshold, ordered to divert, or not counted', () => {
  const from = { ...calm, busy: 5, waiting: 1 };
  const to = (more: Partial<CentreLoad>, state: AidState = AT_REST) => divertCalls([from, { ...calm, centre: 'B', ...more }],
    new Map([['A', ON], ['B', state]]), [rings('1')], 60_000, FOR_ALL).length;
  assert.deepEqual([to({}), to({ longestWait_ms: 7_500 }), to({ arrivals_per_s: 100 / 3_600 }), to({ busy: 4 }), to({ present: null }),
    to({}, { ...ON, cause: 'commande' })], [1, 0, 0, 0, 0, 0]);
});

test('a call goes once: not one that came from elsewhere, was told to go, waits for a moment only, or finds somebody free at home', () => {
  const from = { ...calm, busy: 5, waiting: 1 };
  const go = (call: Partial<RingingCall>, home: Partial<CentreLoad> = {}) => divertCalls([{ ...from, ...home }, { ...calm, centre: 'B' }],
    new Map([['A', ON]]), [rings('1', call)], 60_000, FOR_ALL).length;
  assert.deepEqual([go({}), go({ hops: 1 }), go({ ordered: true }), go({ presentedAt: 56_000 }), go({}, { busy: 4 })], [1, 0, 0, 0, 0]);
});

test('six centres staffed for 99 %, one at ×4 for an hour: it answers, so do its partners, nothing swings', () => {
  const scenario = { centres: 6, calls_per_h: 33.9, times: 4, hit_s: 3_600, before_s: 1_800, after_s: 2_400 };
  const [aided, alone] = [true, false].map((aid) => simulateAid(scenario, AID_SETTINGS, aid, randomFrom(3)));
  assert.ok(aided!.hitShare >= 0.98 && aided!.partnerShareMin >= 0.97 && aided!.partnerAllShareMin >= 0.97);
  assert.deepEqual([aided!.twice, aided!.oscillations, alone!.diverted], [0, 0, 0]);
  assert.ok(alone!.hitShare < 0.5);
});
