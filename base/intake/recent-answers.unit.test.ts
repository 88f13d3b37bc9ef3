import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { test } from 'node:test';
import { createRecentAnswers, type Claimed } from './recent-answers.ts';
import type { Accepted } from './register.ts';

const sixteen = (text: string): Buffer => Buffer.from(hash('sha256', text), 'hex').subarray(0, 16);
const item = (key: string, content = 'same', partition = 1): Claimed =>
  ({ partition, claim: sixteen(key), fingerprint: sixteen(content) });
const answer = (i: number, chars = 500): Accepted => ({ subject: `0193-${i}`, partition: 1, leafIndex: i, treeSize: 2 ** 40 + i,
  sealed: { header: `{"dossier":"${i}"}`, body: `{"à":"é ${'x'.repeat(chars)}"}`, salt: Buffer.alloc(32, i) },
  proof: { index: i, path: 'AAAA\n', note: `— socle ${i}\n` }, replayed: false });

test('an answer comes back as it was, said to be a second one', () => {
  const recent = createRecentAnswers(64 * 1_024);
  recent.keep(item('a'), answer(1));
  recent.keep(item('b'), answer(2));
  assert.deepEqual(recent.find(item('a')), { ...answer(1), replayed: true });
  assert.deepEqual(recent.find(item('b')), { ...answer(2), replayed: true });
});

test('another content is told apart; another key or partition is not known', () => {
  const recent = createRecentAnswers(64 * 1_024);
  assert.equal(recent.find(item('a')), undefined);
  recent.keep(item('a'), answer(1));
  assert.equal(recent.find(item('a', 'changed')), 'other');
  assert.equal(recent.find(item('b')), undefined);
  assert.equal(recent.find(item('a', 'same', 2)), undefined);
});

test('its room is bounded: the newest are whole, and what was written over is not known, never mixed', () => {
  const recent = createRecentAnswers(20_000);
  const of = (i: number): Accepted => answer(i, (i * 37) % 3_000);
  let remembered = 0;
  for (let i = 0; i < 2_000; i++) {
    recent.keep(item(`k${i}`), of(i));
    assert.deepEqual(recent.find(item(`k${i}`)), { ...of(i), replayed: true });
    for (const j of [i - 1, i - 3, i - 9, i - 40].filter((n) => n >= 0)) {
      const found = recent.find(item(`k${j}`));
      if (found === undefined) continue;
      remembered++;
      assert.deepEqual(found, { ...of(j), replayed: true });
    }
    if (i >= 40) assert.equal(recent.find(item(`k${i - 40}`)), undefined);
  }
  assert.ok(remembered > 2_000, `only ${remembered} of those before were remembered`);
});

test('an answer larger than the room is not kept, and what was there stays', () => {
  const recent = createRecentAnswers(4_096);
  recent.keep(item('a'), answer(1));
  recent.keep(item('b'), answer(2, 5_000));
  assert.equal(recent.find(item('b')), undefined);
  assert.deepEqual(recent.find(item('a')), { ...answer(1), replayed: true });
});
