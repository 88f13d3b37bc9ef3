import assert from 'node:assert/strict';
import { createSecretKey } from 'node:crypto';
import { test } from 'node:test';
import { createAdmission } from './admission.ts';
import { readTicket, signTicket } from './ticket.ts';
import { createWaitingRoom } from './waiting-room.ts';

const key = createSecretKey(Buffer.alloc(32, 7));

const room = (ratePerS: number) => {
  let now = 0;
  let reserved = 0;
  const admission = createAdmission({ ratePerS, now: () => now });
  const waiting = createWaitingRoom({ key, clock: () => now, admission,
    reserve: async (count) => ({ first: reserved + 1, last: (reserved += count) }) });
  return { waiting, advance: (ms: number) => { now += ms; } };
};

test('a ticket that was altered or made by somebody else is no ticket', () => {
  const signed = signTicket(key, { seq: 4, arrivedAt: 1, range: '10.0.0.0/24' });
  assert.deepEqual(readTicket(key, signed), { seq: 4, arrivedAt: 1, range: '10.0.0.0/24' });
  assert.equal(readTicket(key, `x${signed}`), undefined);
  assert.equal(readTicket(createSecretKey(Buffer.alloc(32, 8)), signed), undefined);
  assert.equal(readTicket(key, 'é'.repeat(50)), undefined);
});

test('the door is open while there is room', async () => {
  const { waiting } = room(1_000);
  assert.deepEqual(await waiting.arrive('10.0.0.0/24', undefined), { kind: 'enter' });
});

test('in a crowd, places are kept over reloads and people enter in the order of arrival', async () => {
  const { waiting, advance } = room(10);
  const cookies: string[] = [];
  for (let i = 0; i < 60; i++) {
    const entry = await waiting.arrive(`10.0.${i % 7}.0/24`, undefined);
    if (entry.kind === 'wait') cookies.push(entry.signed);
  }
  assert.ok(cookies.length > 50);
  const order: number[] = [];
  for (let step = 0; order.length < cookies.length && step < 2_000; step++) {
    advance(100);
    for (const cookie of cookies) {
      const ticket = readTicket(key, cookie)!;
      if (order.includes(ticket.seq)) continue;
      const entry = await waiting.arrive(ticket.range, cookie);
      if (entry.kind === 'enter') order.push(ticket.seq);
      else if (entry.kind === 'wait') assert.ok(entry.place >= 1);
    }
  }
  assert.equal(order.length, cookies.length, 'all entered');
  assert.deepEqual(order, [...order].sort((a, b) => a - b), 'in order of arrival');
});

test('those who left do not hold up those behind them, and may still enter when they come back', async () => {
  const { waiting, advance } = room(10);
  const cookies: string[] = [];
  for (let i = 0; i < 60; i++) {
    const entry = await waiting.arrive('10.0.0.0/24', undefined);
    if (entry.kind === 'wait') cookies.push(entry.signed);
  }
  const last = cookies.at(-1)!;
  let waitedMs = 0;
  const arrive = () => waiting.arrive('10.0.0.0/24', last);
  for (; (await arrive()).kind === 'wait' && waitedMs < 120_000; waitedMs += 1_000) advance(1_000);
  assert.ok(waitedMs >= 15_000 && waitedMs <= 30_000, `${waitedMs} ms`);
  assert.equal((await waiting.arrive('10.0.0.0/24', cookies[0])).kind, 'enter');
  advance(5_000);
  assert.equal((await waiting.arrive('10.0.0.0/24', undefined)).kind, 'enter', 'the door is open again');
});

test('nobody is skipped while people enter', async () => {
  const { waiting, advance } = room(2);
  const cookies: string[] = [];
  for (let i = 0; i < 40; i++) {
    const entry = await waiting.arrive('10.0.0.0/24', undefined);
    if (entry.kind === 'wait') cookies.push(entry.signed);
  }
  for (const cookie of cookies.slice(0, 20)) {
    let waitedMs = 0;
    for (; (await waiting.arrive('10.0.0.0/24', cookie)).kind === 'wait'; waitedMs += 500) advance(500);
    assert.ok(waitedMs < 15_000, `${waitedMs} ms`);
    assert.equal((await waiting.arrive('10.0.0.0/24', cookies.at(-1))).kind, 'wait');
  }
});
