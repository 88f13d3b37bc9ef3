import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test, type TestContext } from 'node:test';
import type { WebSocket } from 'ws';
import { LIMITS } from '../../limits.ts';
import { serveLine } from './socket-line.ts';

const settle = (): Promise<void> => new Promise((done) => { setImmediate(done); });

/** A socket without a network: what is done with it is written down. */
const fake = (t: TestContext) => {
  t.mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  const done: string[] = [];
  const answers: (() => void)[] = [];
  const ws = Object.assign(new EventEmitter(), { pause: () => done.push('pause'), resume: () => done.push('resume'),
    ping: () => done.push('ping'), close: (code: number) => done.push(`close ${code}`), terminate: () => done.push('terminate'),
    send: (text: string, sent: () => void) => { done.push(text); sent(); } });
  const line = serveLine(ws as unknown as WebSocket, { ...LIMITS, telephony_frames_max: 2 },
    (text) => new Promise((answer) => { answers.push(() => answer({ to: text })); }), () => done.push('gone'));
  return { ws, line, done, answers, hear: (text: string) => ws.emit('message', Buffer.from(text), false),
    answer: async () => { await settle(); answers.shift()!(); await settle(); } };
};

test('with as many frames in hand as allowed it is read no further; answers come in the order of the frames', async (t) => {
  const { hear, done, answer, ws } = fake(t);
  hear('a');
  assert.deepEqual(done, []);
  hear('b');
  assert.deepEqual(done, ['pause']);
  await answer();
  assert.deepEqual(done, ['pause', '{"to":"a"}', 'resume']);
  await answer();
  assert.deepEqual(done.slice(3), ['{"to":"b"}', 'resume']);
  ws.emit('close');
});

test('pings each 15 s; 45 s without a sign of life close it, but not while frames are in hand', async (t) => {
  const { hear, done, answer, ws } = fake(t);
  hear('a');
  t.mock.timers.tick(50_000);
  assert.deepEqual(done, ['ping', 'ping', 'ping'], 'a frame is in hand: it may not be read, so it is not silent');
  await answer();
  ws.emit('pong');
  t.mock.timers.tick(44_000);
  assert.ok(!done.includes('close 1001'));
  t.mock.timers.tick(1_000);
  assert.ok(done.includes('close 1001') && !done.includes('terminate'));
  t.mock.timers.tick(LIMITS.telephony_close_ms);
  assert.equal(done.at(-1), 'terminate', 'nobody said goodbye');
  ws.emit('close');
  assert.equal(done.at(-1), 'gone');
});

test('it leaves when what is in hand is answered, and takes nothing that comes later', async (t) => {
  const { line, hear, done, answer, answers } = fake(t);
  hear('a');
  line.leave();
  hear('late');
  line.push({ orders: [] });
  await settle();
  assert.deepEqual(done, []);
  await answer();
  assert.deepEqual(done.filter((one) => /to|close/.test(one)), ['{"to":"a"}', 'close 1012']);
  assert.equal(answers.length, 0);
});

test('work in hand at a drain is waited for no longer than its bound', async (t) => {
  const { line, hear, done } = fake(t);
  hear('a');
  line.leave();
  t.mock.timers.tick(LIMITS.telephony_leave_ms - 1);
  assert.ok(!done.includes('terminate'));
  t.mock.timers.tick(1);
  assert.equal(done.at(-1), 'terminate');
});
