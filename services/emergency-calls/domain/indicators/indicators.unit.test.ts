import assert from 'node:assert/strict';
import { test } from 'node:test';
import { foldCall } from '../calls/call.ts';
import type { CallEvent } from '../calls/call-events.ts';
import { BREAKDOWNS, breakdownRows } from './breakdowns.ts';
import { addBins, cellsOf, changeOf, countOf, quantile, within } from './cells.ts';
import { FIGURE_GROUPS } from './figure-groups.ts';
import { FIGURES, figuresOf, gather } from './figures.ts';
import { observeCall } from './observe-call.ts';
import type { Observation } from './observation.ts';
import { isSettable, SETTINGS, settingsOf } from './settings.ts';

const T0 = Date.UTC(2026, 0, 12, 20);
const DEFAULTS = settingsOf({});
let calls = 0;

/** A call that rings at 20:00 and is answered or ends so many seconds later. */
const call = ({ answered, ended, more = {}, at = T0 }: { answered?: number; ended?: number; more?: Partial<CallEvent>; at?: number }) => {
  const callId = `c${calls += 1}`;
  const event = (kind: CallEvent['kind'], s: number): CallEvent =>
    ({ eventId: kind, callId, centre: '770', kind, at: at + s * 1_000, line: '15', ani: '0612345678', ...more });
  return observeCall(foldCall([event('PRESENTED', 0), ...(answered === undefined ? [] : [event('ANSWERED', answered)]),
    ...(ended === undefined ? [] : [event('ENDED', ended)])])!);
};
const figures = (observations: readonly Observation[], own = {}) => figuresOf(gather(cellsOf(observations)), settingsOf(own));

test('QS1 counts who was answered within 30 s among those presented, with and without short abandonments', () => {
  const day = [...Array.from({ length: 7 }, () => call({ answered: 30, ended: 100 })), call({ answered: 30.001 }),
    call({ ended: 14 }), call({ ended: 15 })].flat();
  const seen = figures(day);
  assert.deepEqual([seen.presented, seen.answered, seen.abandoned, seen.shortAbandons], [10, 8, 2, 1]);
  assert.equal(seen.qs1, (100 * 7) / 9);
  assert.equal(seen.qs1All, 70);
  assert.equal(figures(day, { short_abandon_s: 16 }).qs1, (100 * 7) / 8);
  assert.equal(figures(day, { qs1_s: 31 }).qs1All, 80);
  assert.deepEqual([seen.secondAnswer, seen.answeredShare, seen.abandonShare], [100, 80, 20]);
});

test('an exercise counts nowhere; a diverted call counts where it rang and where it was taken', () => {
  assert.deepEqual(call({ answered: 5, more: { exercise: true } }), []);
  const left = figures(observeCall(foldCall([
    { eventId: '1', callId: 'd', centre: '770', kind: 'PRESENTED', at: T0, line: '15' },
    { eventId: '2', callId: 'd', centre: '770', kind: 'DIVERTED', at: T0 + 20_000, to: '750' },
    { eventId: '3', callId: 'd', centre: '770', kind: 'ENDED', at: T0 + 20_000, cause: 'OVERFLOWED' }])!));
  assert.deepEqual([left.presented, left.diverted, left.abandoned, left.qs1], [1, 1, 0, null]);
  const helped = figures(observeCall(foldCall([
    { eventId: '1', callId: 'h', centre: '770', kind: 'PRESENTED', at: T0, line: '15' },
    { eventId: '2', callId: 'h', centre: '770', kind: 'DIVERTED', at: T0 + 20_000, to: '750' },
    { eventId: '3', callId: 'h', centre: '770', kind: 'ANSWERED', at: T0 + 25_000, agent: 'there' }])!));
  assert.deepEqual([helped.presented, helped.diverted, helped.qs1], [1, 1, 100]);
  const taken = figures(call({ answered: 4, more: { hops: 1 } }));
  assert.deepEqual([taken.presented, taken.taken, taken.qs1], [1, 1, 100]);
});

test('delays are exact at the nearest rank, whatever spans are put together', () => {
  const hours = [0, 1].map((hour) => cellsOf(Array.from({ length: 50 }, (_, i) =>
    call({ answered: 2 * i + hour + 1, at: T0 + hour * 3_600_000 })).flat()));
  const seen = figuresOf(gather(hours.flat()), DEFAULTS);
  assert.deepEqual([seen.pickUpMedian, seen.pickUp90, seen.pickUp99, seen.pickUpLongest], [50, 90, 99, 100]);
  assert.equal(quantile({}, 0.5), null);
});

test('callers who gave up: to call back, called back, and those too short to be', () => {
  const back = (kind: CallEvent['kind'], s: number): CallEvent => ({ eventId: kind, callId: 'b', centre: '770', kind, at: T0 + s * 1_000,
    line: '15', ani: '0612345678' });
  const seen = figures([...observeCall(foldCall([back('PRESENTED', 0), back('ENDED', 40), back('CALLED_BACK', 100)])!),
    ...call({ ended: 60 }),
    ...call({ ended: 5 })]);
  assert.equal(seen.calledBack, 50);
});

test('a change takes the old share back: cells moved step by step are those of the whole', () => {
  const [ringing, answered, ended] = [call({}), call({ answered: 12 }), call({ answered: 12, ended: 60 })];
  const steps = [changeOf([], ringing), changeOf(ringing, answered), changeOf(answered, ended)].flat();
  const sum = new Map<string, Record<string, number>>();
  for (const { hour, measure, key, bins } of steps) {
    sum.set(`${hour}${measure}${key}`, { ...addBins(sum.get(`${hour}${measure}${key}`) ?? {}, bins) });
  }
  assert.deepEqual(Object.fromEntries(sum), Object.fromEntries(cellsOf(ended).map(({ hour, measure, key, bins }) =>
    [`${hour}${measure}${key}`, bins])));
  assert.deepEqual(changeOf(ended, ended), []);
});

test('bins count and compare whole seconds', () => {
  const bins = { 0: 1, 30: 2, 31: 4, n: 8 };
  assert.deepEqual([countOf(bins), within(bins, 30), quantile(bins, 1)], [15, 3, 31]);
});

test('cuts by key carry their targets', () => {
  const rows = breakdownRows(BREAKDOWNS.find(({ id }) => id === 'doctor')!, gather(cellsOf([[1, 'medecin.attente', 'P1', 200],
    [1, 'medecin.attente', 'P1', 400]])), DEFAULTS);
  assert.deepEqual(rows, [{ key: 'P1', count: 2, p50: 200, p90: 400, p99: 400, longest: 400, target: 300 }]);
});

test('a setting stays within its bounds; what a centre set wins', () => {
  assert.deepEqual([isSettable('qs1_s', 60), isSettable('qs1_s', 0), isSettable('qs1_s', Number.NaN), isSettable('toString', 1)],
    [true, false, false, false]);
  assert.deepEqual([settingsOf({ qs1_s: 60 }).qs1_s, settingsOf({}).qs1_s], [60, SETTINGS.qs1_s.default]);
  assert.equal(new Set(FIGURES.map(({ id }) => id)).size, FIGURES.length);
});

test('each figure stands in one group, and no group names another', () => {
  assert.deepEqual(FIGURE_GROUPS.flatMap(({ figures }) => figures).toSorted(), FIGURES.map(({ id }) => id).toSorted());
});
