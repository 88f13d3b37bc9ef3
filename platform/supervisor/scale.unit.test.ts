import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LoadSample } from '../host/ipc.ts';
import { decideScale, type ScaleInput, type ScaleMemory } from './scale.ts';

const sample = (eventLoop: number, queue = 0, more: Partial<LoadSample> = {}): LoadSample =>
  ({ eventLoop, queue, inFlight: 0, rss_bytes: 0, ...more });

/** Runs seconds of the same load until the count changes; gives when and how. */
const runUntilChange = (count: number, samples: LoadSample[], secondsMax = 400, bounds = { min: 1, max: 4 }) => {
  let memory: ScaleMemory = {};
  for (let second = 0; second <= secondsMax; second += 1) {
    const input: ScaleInput = { now: second * 1_000, ...bounds, count, samples };
    const decision = decideScale(memory, input);
    if (decision.change !== 0) return { second, change: decision.change };
    memory = decision.memory;
  }
  return undefined;
};

test('a busy service gets a process within 10 s', () => {
  const change = runUntilChange(1, [sample(0.9)])!;
  assert.equal(change.change, 1);
  assert.ok(change.second <= 10);
});

test('a long queue counts even when the event loop is calm', () => {
  assert.equal(runUntilChange(1, [sample(0.1, 5_000)])?.change, 1);
});

test('one busy second is not enough', () => {
  const first = decideScale({}, { now: 0, min: 1, max: 4, count: 1, samples: [sample(0.95)] });
  const then = decideScale(first.memory, { now: 1_000, min: 1, max: 4, count: 1, samples: [sample(0.1)] });
  const again = decideScale(then.memory, { now: 3_500, min: 1, max: 4, count: 1, samples: [sample(0.95)] });
  assert.deepEqual([first.change, then.change, again.change], [0, 0, 0]);
});

test('never above the greatest number', () => {
  assert.equal(runUntilChange(4, Array(4).fill(sample(1, 9_999))), undefined);
});

test('a calm service gives one back after five minutes, not before', () => {
  assert.deepEqual(runUntilChange(2, [sample(0.05), sample(0.05)]), { second: 300, change: -1 });
});

test('never below the least number', () => assert.equal(runUntilChange(1, [sample(0)]), undefined));

test('a process is not given back when the rest would be busy', () => {
  assert.equal(runUntilChange(2, [sample(0.3), sample(0.3)]), undefined);
});

test('after a change, the new process gets time to take its share', () => {
  const busy = { min: 1, max: 4, samples: [sample(0.9), sample(0.9)] };
  const soon = decideScale({ busySince: 0, lastChange: 10_000 }, { now: 13_000, count: 2, ...busy });
  const later = decideScale({ busySince: 0, lastChange: 10_000 }, { now: 15_000, count: 2, ...busy });
  assert.deepEqual([soon.change, later.change], [0, 1]);
});

test('the calendar warms up before the crowd: the number that a service asks for is reached and kept', () => {
  const warm = sample(0, 0, { minProcesses: 3 });
  assert.equal(decideScale({}, { now: 0, min: 1, max: 4, count: 1, samples: [warm] }).change, 1);
  assert.equal(runUntilChange(3, [warm, warm, warm]), undefined);
  assert.equal(runUntilChange(2, [sample(0, 0, { minProcesses: 99 }), warm], 1, { min: 1, max: 2 }), undefined);
});

test('without a report nothing is decided', () => {
  assert.deepEqual(decideScale({}, { now: 0, min: 1, max: 4, count: 1, samples: [] }), { change: 0, memory: {} });
});
