import assert from 'node:assert/strict';
import { test } from 'node:test';
import pino from 'pino';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { waitForValue } from '#test/wait-for.ts';
import { PATIENT, type Channel } from './channel.ts';
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
