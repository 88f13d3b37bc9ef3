import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import pino from 'pino';
import { httpProblems } from '#base/http/errors.ts';
import { createServer } from '#base/http/server.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { PATIENT } from './channel.ts';
import type { Outcome } from './delivery.ts';
import { dispatchRound } from './dispatch-round.ts';
import { receiveMessages } from './inbox.ts';
import { messageBox } from './message-box.ts';
import { messageDesk } from './message-desk.ts';
import { enqueueMessages } from './outbox.ts';

const NOW = Date.UTC(2026, 1, 4);
const ORIGIN = 'http://desk.localhost';
const system = systemContext('test', 'essai');
const box = messageBox(Buffer.alloc(32, 7));

/** One refused message with another behind it, one early message, and the screen over them. */
const bench = async (t: TestContext) => {
  const { pools } = await testDatabase(t, { partitions: 1 });
  const sent: unknown[] = [];
  let refuse = true;
  const adapter = { batchMax: 10, deliver: async (messages: readonly { id: string; content: unknown }[]) => {
    if (!refuse) sent.push(...messages.map(({ content }) => content));
    return { kind: 'answered', outcomes: new Map(messages.map(({ id }): [string, Outcome] =>
      [id, refuse ? { kind: 'refused', reason: '<unknown code>' } : { kind: 'delivered' }])) } as const;
  } };
  const dispatch = async (): Promise<void> => {
    for (let i = 0; i < 3; i++) await dispatchRound({ pool: pools.jobs, box, clock: () => NOW, random: () => 0,
      leaseMs: 1000,
      logger: pino({ level: 'silent' }), signal: new AbortController().signal }, 0, 'out',
        { policy: PATIENT, adapter });
  };
  await inContext(pools.app, system, (tx) => enqueueMessages(tx, { partition: 0, at: NOW, box },
    ['one', 'two'].map((content) => ({ id: newId(), channel: 'out', key: 'k1', content }))));
  await dispatch();
  refuse = false;
  await inContext(pools.app, system, (tx) =>
    receiveMessages(tx, { partition: 0, sender: 'partner', at: NOW - 120_000, box },
    [{ id: newId(), key: 'k2', seq: 4, body: 'Angela' }], async () => new Map()));
  const app = await createServer({ service: 'desk', logger: pino({ level: 'silent' }),
    metrics: createMetrics('desk') });
  t.after(() => app.close());
  messageDesk(app, { path: '/messages', origin: ORIGIN, pool: pools.app, partitions: 1, senders: ['partner'],
    clock: () => NOW,
    administrator: async (request) => {
      if (request.headers['x-who'] !== 'admin') throw httpProblems.HTTP_FORBIDDEN();
      return { actor: 'admin-1', kind: 'admin', roles: [], territories: [], purpose: 'exploitation' };
    }, frame: (_lang, main) => main });
  const post = (form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.inject({ method: 'POST', url: '/messages',
    payload: new URLSearchParams(form).toString(),
    headers: { 'x-who': 'admin', origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers } });
  return { app, sent, dispatch, post, page: async (lang = 'fr') =>
    (await app.inject({ url: `/messages?lang=${lang}`, headers: { 'x-who': 'admin' } })).body };
};
const letter = { partition: '0', channel: 'out', key: 'k1', seq: '1' };

test('nobody but an administrator sees or decides', async (t) => {
  const { app, post } = await bench(t);
  assert.equal((await app.inject('/messages')).statusCode, 403);
  assert.equal((await post({ ...letter, decision: 'skip', reason: 'because' }, { 'x-who': 'agent' })).statusCode, 403);
});

test('the screen tells what failed, what waits behind, and what came early; never a content', async (t) => {
  const { page } = await bench(t);
  const html = await page();
  for (const part of ['k1', '&lt;unknown code&gt;', 'k2',
    '<td data-label="Rang manquant">1</td>']) assert.ok(html.includes(part), part);
  assert.match(html, /Messages qui attendent derrière<\/dt><dd>1</);
  assert.ok(!html.includes('Angela'));
  assert.match(await page('en'), /Failed messages/);
});

test('replaying sends in order, once', async (t) => {
  const { post, dispatch, sent, page } = await bench(t);
  const answer = await post({ ...letter, decision: 'replay', reason: 'code added' });
  assert.deepEqual([answer.statusCode, answer.headers.location], [303, '/messages']);
  await dispatch();
  assert.deepEqual(sent, ['one', 'two']);
  assert.match(await page(), /Aucun message en échec/);
  assert.equal((await post({ ...letter, decision: 'replay', reason: 'again' })).statusCode, 409);
});

test('giving up lets the others go', async (t) => {
  const { post, dispatch, sent } = await bench(t);
  await post({ ...letter, decision: 'skip', reason: 'too late' });
  await dispatch();
  assert.deepEqual(sent, ['two']);
});

test('a form of another site, without a reason, or about nothing is refused', async (t) => {
  const { post } = await bench(t);
  const decision = { ...letter, decision: 'skip', reason: 'because' };
  assert.equal((await post(decision, { origin: 'http://evil.example' })).statusCode, 403);
  for (const wrong of [{ reason: 'x' }, { reason: 'x'.repeat(501) }, { decision: 'other' }, { partition: '7' },
    { seq: 'a' }]) {
    assert.equal((await post({ ...decision, ...wrong })).statusCode, 422, JSON.stringify(wrong));
  }
});
