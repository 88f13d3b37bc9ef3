import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { test, type TestContext } from 'node:test';
import { fileURLToPath } from 'node:url';
import { testDatabase, type TestDb } from '#test/database.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { DispatcherProcess } from './fixtures/dispatcher-process.ts';
import { messageBox } from './message-box.ts';
import { enqueueMessages } from './outbox.ts';

type Got = { id: string; key: string; seq: number };
const PROGRAM = fileURLToPath(new URL('./fixtures/dispatcher-process.ts', import.meta.url));

/** A receiver that answers every message and remembers all it got, repeats included. */
const receiver = async (t: TestContext, expected: number) => {
  const got: Got[] = [];
  const all = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    got.push(...text.trim().split('\n').map((line) => JSON.parse(line) as Got));
    response.end(text);
    if (new Set(got.map(({ id }) => id)).size === expected) all.resolve();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => { server.closeAllConnections(); server.close(); });
  return { got, all: all.promise, url: `http://127.0.0.1:${(server.address() as { port: number }).port}/` };
};

const startProcess = (t: TestContext, db: TestDb, url: string, failpoints: string[]) => {
  const child = spawn(process.execPath, [PROGRAM], { stdio: ['pipe', 'ignore', 'inherit'] });
  const config: DispatcherProcess = { connection: db.connection, user: db.names.jobs, password: db.passwords.jobs, url,
    failpoints };
  child.stdin.end(JSON.stringify(config));
  t.after(() => child.kill('SIGKILL'));
  return child;
};

test('dispatchers killed before and after delivery lose nothing and keep the order', async (t) => {
  const db = await testDatabase(t, { partitions: 1 });
  const box = messageBox(Buffer.alloc(32, 7));
  const KEYS = 20;
  const PER_KEY = 6;
  const { got, all, url } = await receiver(t, KEYS * PER_KEY);
  await inContext(db.pools.app, systemContext('test', 'essai'), (tx) =>
    enqueueMessages(tx, { partition: 0, at: Date.now(), box },
    Array.from({ length: KEYS * PER_KEY }, (_, i) =>
      ({ id: newId(), channel: 'out', key: `k${i % KEYS}`, content: 'x' }))));
  for (const failpoint of ['outbox-after-claim:kill:2', 'outbox-before-settle:kill:3']) {
    const [, signal] = await once(startProcess(t, db, url, [failpoint]), 'exit');
    assert.equal(signal, 'SIGKILL', failpoint);
  }
  const last = startProcess(t, db, url, []);
  await all;
  const gone = once(last, 'exit');
  last.kill('SIGKILL');
  await gone;
  assert.ok(got.length > KEYS * PER_KEY, 'the message delivered before the second death came again');
  for (const [key, messages] of Map.groupBy(got, (one) => one.key)) {
    const first = [...new Set(messages.map(({ seq }) => seq))];
    assert.deepEqual(first, [1, 2, 3, 4, 5, 6], `${key} came out of order`);
  }
});
