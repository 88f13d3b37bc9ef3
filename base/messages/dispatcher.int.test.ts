import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { waitForValue } from '#test/wait-for.ts';
import { PATIENT, type Channel } from './channel.ts';
import { dispatchRound } from './dispatch-round.ts';
import { startDispatcher } from './dispatcher.ts';
import { messageBox } from './message-box.ts';
import { enqueueMessages } from './outbox.ts';

const box = messageBox(Buffer.alloc(32, 7));
const NOW = Date.UTC(2026, 1, 4);

test('while nothing may be stored the outbox rests; then it goes on', async (t) => {
  const db = await testDatabase(t);
  const sent: unknown[] = [];
  const out: Channel = { policy: PATIENT, adapter: { batchMax: 100, deliver: async (messages) => {
    sent.push(...messages.map(({ content }) => content));
    return { kind: 'answered', outcomes: new Map(messages.map(({ id }) => [id, { kind: 'delivered' }])) };
  } } };
  await inContext(db.pools.intake, systemContext('test', 'essai'), (tx) => enqueueMessages(tx, { partition: 1, at: NOW, box },
    [{ id: newId(), channel: 'out', key: 'a', content: 'a:1' }]));
  let [open, looks] = [false, 0];
  const dispatcher = startDispatcher({ pool: db.pools.jobs, box, partitions: 2, channels: { out }, pollMs: 20, clock: () => NOW,
    logger: pino({ level: 'silent' }), admission: () => {
      looks += 1;
      return open ? { open } as const : { open: false, code: 'DISK_LOW', reason: { fr: '', en: '' }, retryAfterS: 1 };
    } });
  try {
    await waitForValue(async () => looks > 10, true, 'it looked often enough');
    assert.deepEqual(sent, []);
    open = true;
    await waitForValue(async () => sent.length, 1, 'it is sent');
  } finally {
    await dispatcher.close();
  }
});

test('a message keeps the trace of the request that caused it, told to its adapter and where its channel breaks', async (t) => {
  const db = await testDatabase(t);
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const seen: string[] = [];
  const lines: string[] = [];
  const out: Channel = { policy: PATIENT, adapter: { batchMax: 100, deliver: async (messages) => {
    seen.push(...messages.map((message) => message.trace!));
    throw new Error('a bug');
  } } };
  const round = { pool: db.pools.jobs, box, clock: () => NOW, random: () => 0.5, leaseMs: 1_000, signal: new AbortController().signal,
    logger: pino({ level: 'error' }, { write: (line) => { lines.push(line); } }) };
  const send = (partition: number, own?: string): Promise<void> =>
    inContext(db.pools.intake, { ...systemContext('test', 'essai'), ...(own ? { trace: own } : {}) }, (tx) =>
      enqueueMessages(tx, { partition, at: NOW, box }, [{ id: newId(), channel: 'out', key: 'a', content: 'a' }]));
  await send(0, trace);
  await send(1);
  for (const partition of [0, 1]) await dispatchRound(round, partition, 'out', out);
  assert.equal(seen[0], trace);
  assert.match(seen[1]!, /^[0-9a-f]{32}$/, 'one of the call, where nobody caused it');
  assert.deepEqual(lines.map((line) => (JSON.parse(line) as { trace_id: string }).trace_id), seen);
});
