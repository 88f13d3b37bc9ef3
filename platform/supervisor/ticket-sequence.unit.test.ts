import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { openTicketSequence, TICKETS_MAX } from './ticket-sequence.ts';

const file = (t: TestContext): string => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-tickets-'));
  t.after(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'tickets');
};

test('numbers follow each other from one', (t) => {
  const tickets = openTicketSequence(file(t));
  assert.deepEqual(tickets.reserve(1), { first: 1, last: 1 });
  assert.deepEqual(tickets.reserve(5), { first: 2, last: 6 });
});

test('the block is on disk before its first number is given', (t) => {
  const path = file(t);
  openTicketSequence(path, 10).reserve(1);
  assert.ok(Number(readFileSync(path, 'utf8')) >= 1);
});

test('whatever the crashes and sizes, no number is given twice and order is kept', (t) => {
  const path = file(t);
  fc.assert(fc.property(fc.array(fc.record({ crash: fc.boolean(), count: fc.integer({ min: 1, max: 30 }) })), (steps) => {
    rmSync(path, { force: true });
    let tickets = openTicketSequence(path, 20);
    let last = 0;
    for (const { crash, count } of steps) {
      if (crash) tickets = openTicketSequence(path, 20);
      const range = tickets.reserve(count);
      assert.ok(range.first > last);
      assert.equal(range.last - range.first + 1, count);
      assert.ok(range.last <= Number(readFileSync(path, 'utf8')));
      last = range.last;
    }
  }), { numRuns: 50 });
});

test('a damaged file stops the platform: guessing could give a number twice', (t) => {
  const path = file(t);
  writeFileSync(path, 'x');
  assert.throws(() => openTicketSequence(path), /damaged/);
});

test('one call takes at most so many', (t) => {
  const tickets = openTicketSequence(file(t));
  tickets.reserve(TICKETS_MAX);
  assert.throws(() => tickets.reserve(TICKETS_MAX + 1), /ticket count/);
  assert.throws(() => tickets.reserve(0), /ticket count/);
});
