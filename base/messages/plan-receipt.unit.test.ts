import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { planReceipt, type KeyState, type Known, type Plan } from './plan-receipt.ts';

const item = (key: string, seq: number | undefined, id = `${key}${seq}`, fingerprint = id) =>
  ({ id, key, ...(seq === undefined ? {} : { seq }), fingerprint, body: null });
const fresh = (...keys: string[]): Map<string, KeyState> =>
  new Map(keys.map((key) => [key, { nextSeq: 1, parked: new Map() }]));
const plan = (
  items: ReturnType<typeof item>[], keys = fresh('a', 'b'), known = new Map<string, Known>(), max = 4,
): Plan =>
  planReceipt(items, known, keys, max);

test('messages that come in order are applied in order', () => {
  const { steps, order, nextSeq } = plan([item('a', 1), item('b', 1), item('a', 2)]);
  assert.deepEqual(steps, ['apply', 'apply', 'apply']);
  assert.deepEqual(order.filter((id) => id.startsWith('a')), ['a1', 'a2']);
  assert.deepEqual([...nextSeq], [['a', 3], ['b', 2]]);
});

test('reordered in one batch, they are applied by rank', () => {
  assert.deepEqual(plan([item('a', 3), item('a', 1), item('a', 2)]).order, ['a1', 'a2', 'a3']);
});

test('an early one is parked, and applied when the missing one comes', () => {
  const first = plan([item('a', 2)]);
  assert.deepEqual([first.steps, first.order], [['park'], []]);
  const later = plan([item('a', 1)], new Map([['a', { nextSeq: 1, parked: new Map([[2, 'a2'], [4, 'a4']]) }]]));
  assert.deepEqual(later.order, ['a1', 'a2']);
  assert.equal(later.nextSeq.get('a'), 3);
});

test('the number that may wait is bounded', () => {
  const { steps } = plan([2, 3, 4, 5, 6].map((seq) => item('a', seq)));
  assert.deepEqual(steps, ['park', 'park', 'park', 'park', 'full']);
});

test('a repeat is a repeat, a known id with other content is a conflict', () => {
  const known = new Map<string, Known>([['a1', { fingerprint: 'a1', state: 'applied', answer: 1 }]]);
  const { steps, order } = plan([item('a', 1), item('a', 1, 'a1', 'other')], fresh('a'), known);
  assert.deepEqual([steps, order], [['repeat', 'conflict'], []]);
});

test('twice in one batch is once', () => {
  const { steps, order } = plan([item('a', 1), item('a', 1), item('b', undefined, 'x'), item('b', undefined, 'x')]);
  assert.deepEqual(steps, ['apply', 'repeat', 'apply', 'repeat']);
  assert.deepEqual(order, ['x', 'a1']);
});

test('another message for a rank that is taken is stale', () => {
  const keys = new Map([['a', { nextSeq: 3, parked: new Map([[5, 'a5']]) }]]);
  assert.deepEqual(plan([item('a', 2, 'z'), item('a', 5, 'y'), item('a', 4, 'w'), item('a', 4, 'v')], keys).steps,
    ['stale', 'stale', 'park', 'stale']);
});

test('any order of arrival, repeats and batches included, applies each message once and in order', () => {
  const arrivals = fc.array(fc.tuple(fc.constantFrom('a', 'b'), fc.integer({ min: 1, max: 8 })), { maxLength: 60 });
  fc.assert(fc.property(arrivals, fc.integer({ min: 1, max: 7 }), (list, batch) => {
    const state = { known: new Map<string, Known>(), keys: fresh('a', 'b'), done: [] as string[] };
    const all = [...list, ...[1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [['a', n], ['b', n]] as [string, number][])];
    for (let i = 0; i < all.length; i += batch) {
      receive(state, all.slice(i, i + batch).map(([key, seq]) => item(key, seq)));
    }
    for (const key of ['a', 'b']) {
      assert.deepEqual(state.done.filter((id) => id.startsWith(key)), [1, 2, 3, 4, 5, 6, 7, 8].map((n) => key + n));
    }
  }));
});

/** Applies a plan to a model of the inbox. */
const receive = (
  state: { known: Map<string, Known>; keys: Map<string, KeyState>; done: string[] }, batch: ReturnType<typeof item>[],
): void => {
  const { steps, order, nextSeq } = planReceipt(batch, state.known, state.keys, 100);
  state.done.push(...order);
  const parked = new Map([...state.keys].map(([key, { parked: waiting }]) => [key, new Map(waiting)]));
  batch.forEach((one, i) => {
    if (steps[i] === 'park') parked.get(one.key)!.set(one.seq!, one.id);
    if (steps[i] === 'park' || steps[i] === 'apply') {
      state.known.set(one.id, { fingerprint: one.fingerprint, state: 'applied', answer: null });
    }
  });
  for (const [key, waiting] of parked) {
    for (const [seq, id] of waiting) if (order.includes(id)) waiting.delete(seq);
    state.keys.set(key, { nextSeq: nextSeq.get(key) ?? state.keys.get(key)!.nextSeq, parked: waiting });
  }
};
