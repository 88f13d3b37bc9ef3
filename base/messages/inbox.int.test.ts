import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { testDatabase, type TestDb } from '#test/database.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { listGaps } from './inbox-gaps.ts';
import { receiveMessages, type Received } from './inbox.ts';
import { messageBox } from './message-box.ts';
import type { Incoming } from './plan-receipt.ts';
import { pullFeed, type Page } from './pull-feed.ts';

const context = systemContext('exchange', 'échange');
const box = messageBox(Buffer.alloc(32, 9));
const AT = Date.UTC(2026, 1, 4);

type Bench = { db: TestDb; effects: string[]; receive(...items: Incoming[]): Promise<Received[]> };

/** A receiver whose effect is to note each body; the body `bad` is refused. */
const bench = async (t: TestContext): Promise<Bench> => {
  const db = await testDatabase(t);
  const effects: string[] = [];
  return { db, effects, receive: (...items) => inContext(db.pools.app, context, async (tx) =>
    receiveMessages(tx, { partition: 2, sender: 'partner', at: AT, box, parkedMax: 3 }, items, async (_, ready) => {
      effects.push(...ready.map(({ body }) => body as string));
      return new Map(ready.map(({ id, body }) =>
        [id, { accepted: body !== 'bad', answer: { ref: `R-${String(body)}` } }]));
    })) };
};

const message = (body: string, seq?: number, key = 'k'): Incoming =>
  ({ id: newId(), key, body, ...(seq === undefined ? {} : { seq }) });

test('a repeated message has one effect and the same answer', async (t) => {
  const b = await bench(t);
  const one = message('one', 1);
  const [first] = await b.receive(one);
  const [again] = await b.receive(one);
  assert.deepEqual(first, { id: one.id, kind: 'applied', answer: { ref: 'R-one' }, repeated: false });
  assert.deepEqual(again, { ...first, repeated: true });
  assert.deepEqual(b.effects, ['one']);
});

test('the same id with another content is refused', async (t) => {
  const b = await bench(t);
  const one = message('one', 1);
  await b.receive(one);
  assert.equal((await b.receive({ ...one, body: 'two' }))[0]!.kind, 'conflict');
  assert.equal((await b.receive({ ...one, seq: 2 }))[0]!.kind, 'conflict');
  assert.deepEqual(b.effects, ['one']);
});

test('an early message is taken in sealed, and applied after the missing one', async (t) => {
  const b = await bench(t);
  const [one, two, three] = [message('one', 1), message('two', 2), message('three', 3)];
  assert.deepEqual(await b.receive(three), [{ id: three.id, kind: 'parked', repeated: false }]);
  assert.deepEqual(await b.receive(three), [{ id: three.id, kind: 'parked', repeated: true }]);
  const { rows } = await b.db.admin.query('select content from inbox_parked');
  assert.ok(!(rows[0].content as Buffer).includes('three'));
  await b.receive(two);
  await b.receive(one);
  assert.deepEqual(b.effects, ['one', 'two', 'three']);
  assert.deepEqual((await b.receive(three))[0],
    { id: three.id, kind: 'applied', answer: { ref: 'R-three' }, repeated: true });
  assert.equal((await b.db.admin.query('select from inbox_parked')).rowCount, 0);
});

test('too many early messages are not taken in; none is lost when sent again', async (t) => {
  const b = await bench(t);
  const all = [1, 2, 3, 4, 5, 6].map((n) => message(`m${n}`, n));
  const kinds = (await b.receive(...all.slice(1))).map(({ kind }) => kind);
  assert.deepEqual(kinds, ['parked', 'parked', 'parked', 'full', 'full']);
  await b.receive(all[0]!);
  await b.receive(...all.slice(4));
  assert.deepEqual(b.effects, ['m1', 'm2', 'm3', 'm4', 'm5', 'm6']);
});

test('a refused message takes its rank: the next one goes on', async (t) => {
  const b = await bench(t);
  assert.deepEqual((await b.receive(message('bad', 1), message('two', 2))).map(({ kind }) => kind),
    ['refused', 'applied']);
});

test('if the effect fails, nothing was received', async (t) => {
  const b = await bench(t);
  const one = message('one', 1);
  await assert.rejects(inContext(b.db.pools.app, context, (tx) =>
    receiveMessages(tx, { partition: 2, sender: 'partner', at: AT, box }, [one], () =>
      Promise.reject(new Error('no')))));
  assert.equal((await b.receive(one))[0]!.repeated, false);
});

test('the same messages at the same time from many connections have one effect each, in order', async (t) => {
  const b = await bench(t);
  const all = Array.from({ length: 20 }, (_, i) => message(`m${i % 10}`, Math.floor(i / 2) + 1, i % 2 ? 'x' : 'y'));
  await Promise.all([0, 1, 2, 3].map((shift) => b.receive(...all.slice(shift), ...all.slice(0, shift))));
  assert.equal(b.effects.length, 20);
});

test('gaps are listed with their age', async (t) => {
  const b = await bench(t);
  await b.receive(message('three', 3), message('one', 1));
  const gaps = await inContext(b.db.pools.app, context, (tx) =>
    listGaps(tx, { partition: 2, sender: 'partner' }, AT + 1));
  assert.deepEqual(gaps.map(({ key, missing, waiting }) => [key, missing, waiting]), [['k', 2, 1]]);
});

test('a citizen or an agent reads nothing of the inbox', async (t) => {
  const b = await bench(t);
  await b.receive(message('one', 1));
  for (const kind of ['citizen', 'agent'] as const) {
    const count = await inContext(b.db.pools.app, { ...context, kind }, async (tx) =>
      (await tx.query('select from inbox')).rowCount);
    assert.equal(count, 0, kind);
  }
});

test('a feed is read on from its cursor; a page that failed is read again', async (t) => {
  const { pools } = await testDatabase(t);
  const pages: Record<string, Page> = {
    start: { items: [1, 2], next: 'c2', more: true }, c2: { items: [3], next: 'c3', more: false },
    c3: { items: [], next: 'c3', more: false },
  };
  const got: unknown[] = [];
  let broken = true;
  const feed = { pool: pools.jobs, context, clock: () => AT, sender: 'register', name: 'states',
    fetchPage: async (after: string | undefined) => pages[after ?? 'start']!,
    receive: async (items: readonly unknown[]) => {
      if (items.includes(3) && broken) throw new Error('database away');
      got.push(...items);
    } };
  await assert.rejects(pullFeed(feed), /away/);
  broken = false;
  assert.equal(await pullFeed(feed), 1);
  assert.equal(await pullFeed(feed), 0);
  assert.deepEqual(got, [1, 2, 3]);
});
