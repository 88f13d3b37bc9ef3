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
