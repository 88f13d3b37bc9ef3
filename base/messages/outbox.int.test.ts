import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import pino from 'pino';
import { testDatabase, type TestDb } from '#test/database.ts';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { PATIENT, type Channel, type Delivery, type Settled } from './channel.ts';
import { decideDeadLetter, listDeadLetters } from './dead-letters.ts';
import type { CallResult, Outcome } from './delivery.ts';
import { dispatchRound, type RoundContext } from './dispatch-round.ts';
import { messageBox } from './message-box.ts';
import { outboxStatus, purgeSettled, resendNow } from './outbox-status.ts';
import { enqueueMessages, forgetMessages } from './outbox.ts';

const sending = systemContext('test', 'essai');
const admin: RowContext = { actor: 'admin-1', kind: 'admin', roles: [], territories: [], purpose: 'exploitation' };
const box = messageBox(Buffer.alloc(32, 7));

type Bench = {
  db: TestDb; round: RoundContext; now: number; sent: string[];
  /** Decides each call; by default all is delivered. */
  answer: (messages: readonly Delivery[]) => CallResult | Promise<CallResult>;
  channel: Channel; enqueue(...contents: string[]): Promise<void>; run(rounds?: number): Promise<void>;
};

/** One partition, one destination, a clock by hand; contents are `key:text`. */
const bench = async (t: TestContext): Promise<Bench> => {
  const db = await testDatabase(t);
  const self: Bench = {
    db, now: Date.UTC(2026, 1, 4), sent: [], answer: (messages) => all(messages, { kind: 'delivered' }),
    channel: { policy: { ...PATIENT, attemptsMax: 3 }, adapter: { batchMax: 100, deliver: async (messages) => {
      const call = await self.answer(messages);
      if (call.kind === 'answered') for (const { id, content } of messages) {
        if (call.outcomes.get(id)?.kind === 'delivered') self.sent.push(content as string);
      }
      return call;
    } } },
    round: { pool: db.pools.jobs, box, clock: () => self.now, random: () => 0.5, leaseMs: 1000,
      logger: pino({ level: 'silent' }), signal: new AbortController().signal },
    enqueue: (...contents) => inContext(db.pools.intake, sending, (tx) =>
      enqueueMessages(tx, { partition: 1, at: self.now, box }, contents.map((content) =>
        ({ id: newId(), channel: 'out', key: content.split(':')[0]!, content })))),
    run: async (rounds = 10) => {
      for (let i = 0; i < rounds; i++) await dispatchRound(self.round, 1, 'out', self.channel);
    },
  };
  return self;
};

const all = (messages: readonly Delivery[], outcome: Outcome): CallResult =>
  ({ kind: 'answered', outcomes: new Map(messages.map(({ id }) => [id, outcome])) });

const only = (messages: readonly Delivery[], content: string, outcome: Outcome): CallResult =>
  ({ kind: 'answered', outcomes: new Map(messages.map((message) =>
    [message.id, message.content === content ? outcome : { kind: 'delivered' }])) });

const asAdmin = <T>(db: TestDb, fn: Parameters<typeof inContext<T>>[2]): Promise<T> =>
  inContext(db.pools.app, admin, fn);

test('messages of one key leave in order, one a call; keys share calls', async (t) => {
  const b = await bench(t);
  const calls: string[][] = [];
  b.answer = (messages) => {
    calls.push(messages.map(({ content }) => content as string));
    return all(messages, { kind: 'delivered' });
  };
  await b.enqueue('a:1', 'b:1', 'a:2');
  await b.enqueue('a:3', 'b:2');
  await b.run();
  assert.deepEqual(calls, [['a:1', 'b:1'], ['a:2', 'b:2'], ['a:3']]);
});

test('ranks are dense within a key', async (t) => {
  const b = await bench(t);
  const ranks: [string, number][] = [];
  b.answer = (messages) => {
    for (const m of messages) ranks.push([m.content as string, m.seq]);
    return all(messages, { kind: 'delivered' });
  };
  await b.enqueue('a:1', 'a:2');
  await b.run();
  await b.enqueue('a:3');
  await b.run();
  assert.deepEqual(ranks, [['a:1', 1], ['a:2', 2], ['a:3', 3]]);
});

test('a transaction that rolls back sends nothing and leaves no hole in the ranks', async (t) => {
  const b = await bench(t);
  await assert.rejects(inContext(b.db.pools.app, sending, async (tx) => {
    await enqueueMessages(tx, { partition: 1, at: b.now, box },
      [{ id: newId(), channel: 'out', key: 'a', content: 'a:x' }]);
    throw new Error('no');
  }));
  await b.enqueue('a:1');
  await b.run();
  assert.deepEqual(b.sent, ['a:1']);
  assert.equal((await b.db.admin.query('select seq from outbox')).rows[0].seq, '1');
});

test('contents are sealed while they wait and gone once sent', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:Angela Dubois');
  const before = (await b.db.admin.query('select content from outbox')).rows[0].content as Buffer;
  assert.ok(before.length > 20 && !before.includes('Angela'));
  await b.run();
  assert.deepEqual((await b.db.admin.query('select content, state from outbox')).rows,
    [{ content: null, state: 'sent' }]);
});

test('a message that fails holds back its key only, and passes in order later', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2', 'b:1');
  b.answer = (messages) => only(messages, 'a:1', { kind: 'retry', reason: 'busy' });
  await b.run();
  assert.deepEqual(b.sent, ['b:1']);
  b.answer = (messages) => all(messages, { kind: 'delivered' });
  await b.run();
  assert.deepEqual(b.sent, ['b:1'], 'not before its time');
  b.now += 60_000;
  await b.run();
  assert.deepEqual(b.sent, ['b:1', 'a:1', 'a:2']);
});

test('a day of outage kills no message', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'b:1');
  b.answer = () => ({ kind: 'failed', reason: 'connection refused', reached: false });
  for (let minute = 0; minute < 300; minute++) { b.now += 300_000; await b.run(1); }
  assert.equal((await b.db.admin.query("select from outbox where state = 'dead'")).rowCount, 0);
  b.answer = (messages) => all(messages, { kind: 'delivered' });
  b.now += 600_000;
  await b.run();
  assert.deepEqual(b.sent.sort(), ['a:1', 'b:1']);
});

test('a poisonous message ends alone as a dead letter, the others pass', async (t) => {
  const b = await bench(t);
  await b.enqueue(...Array.from({ length: 40 }, (_, i) => `k${i}:1`));
  b.answer = (messages) => messages.some(({ content }) => content === 'k17:1')
    ? { kind: 'failed', reason: 'HTTP 500', reached: true } : all(messages, { kind: 'delivered' });
  for (let i = 0; i < 200; i++) {
    b.now += 30_000;
    await b.run(1);
    if (i % 10 === 0) await b.enqueue(`other${i}:1`);
  }
  const dead = await asAdmin(b.db, (tx) => listDeadLetters(tx, 1));
  assert.deepEqual(dead.map(({ key, error }) => [key, error]), [['k17', 'HTTP 500']]);
  assert.equal(b.sent.filter((content) => content.startsWith('k')).length, 39);
});

test('behind a dead letter its key waits; replay keeps the order', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2', 'b:1');
  b.answer = (messages) => only(messages, 'a:1', { kind: 'refused', reason: 'unknown code' });
  await b.run();
  await b.enqueue('a:3');
  const [letter] = await asAdmin(b.db, (tx) => listDeadLetters(tx, 1));
  assert.deepEqual([letter!.key, letter!.seq, letter!.waiting, letter!.error], ['a', 1, 2, 'unknown code']);
  assert.ok(!('content' in letter!));
  b.answer = (messages) => all(messages, { kind: 'delivered' });
  b.now += 1e9;
  await b.run();
  assert.deepEqual(b.sent, ['b:1']);
  const decision = { id: newId(), decision: 'replay', reason: 'code added', at: b.now } as const;
  await asAdmin(b.db, (tx) => decideDeadLetter(tx, letter!, decision));
  await b.run();
  assert.deepEqual(b.sent, ['b:1', 'a:1', 'a:2', 'a:3']);
  await assert.rejects(asAdmin(b.db, (tx) => decideDeadLetter(tx, letter!, { ...decision, id: newId() })),
    { code: 'MSG_NOT_DEAD' });
});

test('skipping a dead letter is a decision on record, its content goes, the rest passes', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2');
  b.answer = (messages) => only(messages, 'a:1', { kind: 'refused', reason: 'gone' });
  await b.run();
  const [letter] = await asAdmin(b.db, (tx) => listDeadLetters(tx, 1));
  await asAdmin(b.db, (tx) => decideDeadLetter(tx, letter!,
    { id: newId(), decision: 'skip', reason: 'addressee died', at: b.now }));
  await b.run();
  assert.deepEqual(b.sent, ['a:2']);
  const { rows } = await b.db.admin.query('select decision, actor, reason from dead_letter_decision');
  assert.deepEqual(rows, [{ decision: 'skip', actor: 'admin-1', reason: 'addressee died' }]);
  assert.equal((await b.db.admin.query('select content from outbox where seq = 1')).rows[0].content, null);
  await assert.rejects(b.db.admin.query("update dead_letter_decision set reason = 'other'"), /append-only/);
});

test('a message too old is a dead letter even in an outage', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1');
  b.answer = () => ({ kind: 'failed', reason: 'down', reached: false });
  b.now += PATIENT.ageMaxMs;
  await b.run(1);
  assert.equal((await asAdmin(b.db, (tx) => listDeadLetters(tx, 1))).length, 1);
});

test('after a crash between delivery and settlement the lease ends and the message goes again', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2');
  const crashed = { ...b.channel, settled: async () => { throw new Error('crash'); } };
  const original = b.round.pool;
  // The process dies once the receiver has the message, after the look and the claim: its connection breaks at the settlement.
  let connections = 0;
  b.round.pool = { connect: () => ++connections > 2 ? Promise.reject(new Error('dead')) : original.connect() } as never;
  await assert.rejects(dispatchRound(b.round, 1, 'out', crashed), /dead/);
  b.round.pool = original;
  await b.run();
  assert.deepEqual(b.sent, ['a:1'], 'its key is held until the lease ends');
  b.now += 1001;
  await b.run();
  assert.deepEqual(b.sent, ['a:1', 'a:1', 'a:2']);
});

test('who lost its lease settles nothing', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2');
  const slow = Promise.withResolvers<void>();
  b.answer = async (messages) => { await slow.promise; return all(messages, { kind: 'refused', reason: 'late' }); };
  const late = dispatchRound(b.round, 1, 'out', b.channel);
  while ((await b.db.admin.query('select from outbox_key where leased_by is not null')).rowCount === 0);
  b.now += 1001;
  b.answer = (messages) => all(messages, { kind: 'delivered' });
  await dispatchRound(b.round, 1, 'out', b.channel);
  slow.resolve();
  await late;
  await b.run();
  assert.deepEqual(b.sent, ['a:1', 'a:2']);
  assert.equal((await b.db.admin.query("select from outbox where state = 'dead'")).rowCount, 0);
});

test('the hook sees what was settled, in its transaction; one that throws holds up only its message', async (t) => {
  const b = await bench(t);
  const seen: string[] = [];
  b.channel.settled = async (_, settled: readonly Settled[]) => {
    if (settled.some(({ message }) => message.content === 'b:1')) throw new Error('no such dossier');
    seen.push(...settled.map(({ message }) => message.content as string));
  };
  b.answer = (messages) => all(messages, { kind: 'delivered', ack: { ref: 'R1' } });
  await b.enqueue('a:1', 'b:1', 'c:1');
  await b.run(1);
  assert.deepEqual(seen.sort(), ['a:1', 'c:1']);
  const { rows } = await b.db.admin.query('select ordering_key, state, ack from outbox order by 1');
  assert.deepEqual(rows.map((row) => [row.ordering_key, row.state, row.ack]),
    [['a', 'sent', { ref: 'R1' }], ['b', 'waiting', null], ['c', 'sent', { ref: 'R1' }]]);
});

test('contents can be made at delivery; an erased dossier sends nothing', async (t) => {
  const b = await bench(t);
  const ids = [newId(), newId()];
  await inContext(b.db.pools.app, sending, (tx) => enqueueMessages(tx, { partition: 1, at: b.now, box },
    ids.map((id, i) => ({ id, channel: 'out', key: `k${i}` }))));
  b.channel.prepare = async (_, messages) => new Map(messages.slice(0, 1).map(({ id }) => [id, 'made']));
  await b.run();
  assert.deepEqual(b.sent, ['made']);
  const { rows } = await b.db.admin.query('select state, ack from outbox order by seq, ordering_key');
  assert.deepEqual(rows.map(({ state }) => state), ['sent', 'sent']);
});

test('erasure forgets what a key had still to send, and frees the key', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2', 'b:1');
  assert.equal(await inContext(b.db.pools.app, sending, (tx) => forgetMessages(tx, 1, 'a', b.now)), 2);
  await b.run();
  await b.enqueue('a:3');
  await b.run();
  assert.deepEqual(b.sent, ['b:1', 'a:3']);
  const { rows } = await b.db.admin.query("select content, recipient from outbox where state = 'forgotten'");
  assert.deepEqual(rows, [{ content: null, recipient: null }, { content: null, recipient: null }]);
});

test('two dispatchers at once deliver each message once', async (t) => {
  const b = await bench(t);
  await b.enqueue(...Array.from({ length: 300 }, (_, i) => `k${i % 60}:${i}`));
  while ((await b.db.admin.query('select from outbox_key where head_seq <= last_seq')).rowCount! > 0) {
    await Promise.all([1, 2, 3].map(() => dispatchRound(b.round, 1, 'out', b.channel)));
  }
  assert.equal(b.sent.length, 300);
  const last = new Map<string, number>();
  for (const content of b.sent) {
    const [key, n] = content.split(':') as [string, string];
    assert.ok(Number(n) > (last.get(key) ?? -1), `${key} out of order`);
    last.set(key, Number(n));
  }
});

test('status, resend and purge', async (t) => {
  const b = await bench(t);
  await b.enqueue('a:1', 'a:2', 'b:1');
  b.answer = (messages) => only(messages, 'a:1', { kind: 'retry', reason: 'busy', retryAfterS: 86_400 });
  await b.run();
  const [status] = await asAdmin(b.db, (tx) => outboxStatus(tx, 1));
  assert.deepEqual([status!.channel, status!.waiting, status!.dead, status!.failures], ['out', 2, 0, 0]);
  assert.equal(Date.parse(status!.oldest!), b.now);
  b.answer = (messages) => all(messages, { kind: 'delivered' });
  assert.equal(await asAdmin(b.db, (tx) => resendNow(tx, 1, 'out', b.now)), 1);
  await b.run();
  assert.deepEqual(b.sent, ['b:1', 'a:1', 'a:2']);
  assert.equal(await inContext(b.db.pools.jobs, sending, (tx) => purgeSettled(tx, 1, b.now + 1)), 3);
});
