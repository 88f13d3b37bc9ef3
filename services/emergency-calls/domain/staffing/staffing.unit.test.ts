import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { referenceData } from '#test/reference-data.ts';
import { erlangA, erlangB, erlangC, meanAnswer, occupancy, rostered, serversFor, serviceLevel } from './erlang.ts';
import { forecastGain } from './forecast-gain.ts';
import { simulateQueue } from './simulate-queue.ts';
import { randomFrom } from './random-from.ts';

const near = (actual: number, expected: number, digits: number): void =>
  assert.ok(Math.abs(actual - expected) <= 0.5 * 10 ** -digits, `${actual} is not ${expected}`);

test('the published values to their printed decimals', (t) => {
  const path = referenceData(t, 'emergency-calls/staffing/erlang-c.json');
  if (path === undefined) return;
  for (const one of JSON.parse(readFileSync(path, 'utf8')).cases) {
    if (one.model === 'B') { near(erlangB(one.intensity, one.servers), one.expect.blocking, 12); continue; }
    const queue = { load: (one.calls / one.intervalS) * one.ahtS, servers: one.agents, handling_s: one.ahtS };
    assert.equal(queue.load, one.expect.intensity);
    near(erlangC(queue.load, queue.servers), one.expect.waitProbability, 7);
    near(serviceLevel(queue, one.targetS), one.expect.serviceLevel, 5);
    near(meanAnswer(queue), one.expect.asaS, 10);
    near(occupancy(queue.load, queue.servers), one.expect.occupancy, 7);
  }
});

test('servers for 99 % within 30 s at 150 s a call: a mean centre, a busy one, the nation pooled and at its peak, apart', () => {
  const forCallsAnHour = (calls: number): number => serversFor((calls / 3_600) * 150, 150, 30, 0.99);
  assert.deepEqual([33.9, 342, 3_422, 3_422 * 3.5].map(forCallsAnHour), [5, 22, 157, 517]);
  assert.equal(101 * forCallsAnHour(33.9), 505);
  assert.deepEqual([rostered(5, 0.3), erlangC(5, 5), serviceLevel({ load: 5, servers: 4, handling_s: 1 }, 10),
    meanAnswer({ load: 5, servers: 5,
    handling_s: 1 })], [8, 1, 0, Infinity]);
});

test('Erlang A agrees with a simulation of events within half a point, on 4 settings (the bench takes 50)', () => {
  const random = randomFrom(11);
  for (let i = 0; i < 4; i += 1) {
    const queue = { load: 1 + random() * 14, servers: 0, handling_s: 90 + random() * 120 };
    queue.servers = Math.max(1, Math.round(queue.load * (0.85 + random() * 0.5)));
    const [patience, target] = [40 + random() * 200, 15 + random() * 30];
    const made = erlangA(queue, patience, target);
    const seen = simulateQueue(queue, patience, target, 1_500_000, random);
    for (const figure of ['waitProbability', 'abandonProbability', 'serviceLevel'] as const) {
      assert.ok(Math.abs(made[figure] - seen[figure]) < 0.005,
        `${figure} of ${JSON.stringify(queue)}: ${made[figure]} and ${seen[figure]}`);
    }
  }
});

test('the forecast is at least a tenth better than the same quarter of last week', () => {
  assert.ok(forecastGain(randomFrom(5)) >= 0.1);
});
