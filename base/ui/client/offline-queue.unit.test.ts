import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openOfflineQueue, type Queued, type QueueStore, type SendOutcome } from './offline-queue.ts';

/** A store that outlives the queue, as the browser's does. */
const memory = (): QueueStore<string> => {
  let [items, next] = [[] as Queued<string>[], 1];
  return {
    all: async () => [...items],
    add: async (id, what) => { const item = { seq: next++, id, what }; items = [...items, item]; return item; },
    remove: async (seq) => { items = items.filter((one) => one.seq !== seq); },
  };
};

describe('what is typed without a network', () => {
  it('is kept, survives the end of the page, and leaves once each in the order of typing', async () => {
    const [store, sent] = [memory(), [] as string[]];
    let up = false;
    const send = async ({ what }: Queued<string>): Promise<SendOutcome> => {
      if (!up) return 'cut-off';
      sent.push(what);
      return 'taken';
    };
    const before = await openOfflineQueue({ store, send });
    for (const what of ['a', 'b', 'c']) await before.put(what, what);
    await before.flush();
    assert.deepEqual([before.line(), before.waiting().length, sent.length], ['cut-off', 3, 0]);
    const after = await openOfflineQueue({ store, send });
    assert.deepEqual(after.waiting().map(({ what }) => what), ['a', 'b', 'c']);
    up = true;
    await Promise.all([after.flush(), after.flush()]);
    assert.deepEqual([sent, after.waiting().length, after.line(), (await store.all()).length], [['a', 'b', 'c'], 0, 'up', 0]);
  });

  it('waits for its person when the session has ended', async () => {
    const answers: SendOutcome[] = ['signed-out', 'taken'];
    const queue = await openOfflineQueue({ store: memory(), send: async () => answers.shift()! });
    await queue.put('1', 'a');
    await queue.flush();
    assert.deepEqual([queue.line(), queue.waiting().length], ['signed-out', 1]);
    await queue.flush();
    assert.deepEqual([queue.line(), queue.waiting().length], ['up', 0]);
  });

  it('is set apart with its reason when it is refused, and holds up nothing', async () => {
    const sent: string[] = [];
    const queue = await openOfflineQueue({ store: memory(), send: async ({ what }) => {
      sent.push(what);
      return what === 'bad' ? { refused: 'Too late' } : 'taken';
    } });
    await queue.put('1', 'bad');
    await queue.put('2', 'good');
    await queue.flush();
    assert.deepEqual([sent, queue.refused().map(({ why }) => why), queue.waiting().length], [['bad', 'good'], ['Too late'], 0]);
    queue.dismiss(queue.refused()[0]!.seq);
    assert.equal(queue.refused().length, 0);
  });

  it('that is typed while a sending is under way leaves after it', async () => {
    const [sent, gates] = [[] as string[], [] as (() => void)[]];
    const queue = await openOfflineQueue({ store: memory(), send: async ({ what }) => {
      await new Promise<void>((done) => { gates.push(done); });
      sent.push(what);
      return 'taken';
    } });
    await queue.put('1', 'a');
    await queue.put('2', 'b');
    const turn = (): Promise<void> => new Promise((done) => { setImmediate(done); });
    while (sent.length < 2) { gates.shift()?.(); await turn(); }
    assert.deepEqual(sent, ['a', 'b']);
  });

  it('is not forgotten when it was put aside while the store was being read', async () => {
    const store = memory();
    const gates: (() => void)[] = [];
    const slow = { ...store, all: async () => {
      const read = await store.all();
      await new Promise<void>((done) => { gates.push(done); });
      return read;
    } };
    const opening = openOfflineQueue({ store: slow, send: async () => 'cut-off' as const });
    const turn = (): Promise<void> => new Promise((done) => { setImmediate(done); });
    while (gates.length === 0) await turn();
    gates.shift()!();
    const queue = await opening;
    const looking = queue.flush();
    while (gates.length === 0) await turn();
    await queue.put('1', 'a');
    gates.shift()!();
    await looking;
    assert.deepEqual(queue.waiting().map(({ what }) => what), ['a']);
  });
});
