import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { answerJson } from './answer-text.ts';
import { DECOY } from './answer.ts';

test('found and not found have the same number of bytes, and nothing of the decoy is told', () => {
  const found = answerJson(true, DECOY, 'jeton');
  const none = answerJson(false, DECOY, 'jeton');
  assert.deepEqual([found.length, none.length], [LIMITS.enquiry_answer_bytes, LIMITS.enquiry_answer_bytes]);
  assert.match(found + none, /^[\0-\x7f]*$/, 'a character is a byte');
  const { certificate, registrations } = JSON.parse(found);
  assert.deepEqual([certificate, registrations[0].libelle], ['jeton', 'Bureau 1 – Hôtel de ville']);
  assert.deepEqual(JSON.parse(none),
    { found: false, registrations: [], proxies: [], nextSteps: ['ORTHOGRAPHE', 'MAIRIE', 'DEMANDE'], certificate: null });
});

test('an answer that just fits is whole, one byte more is a bug', () => {
  const room = LIMITS.enquiry_answer_bytes - Buffer.byteLength(answerJson(true, DECOY, '').trimEnd());
  const full = answerJson(true, DECOY, 'x'.repeat(room));
  assert.equal(JSON.parse(full).certificate.length, room);
  assert.throws(() => answerJson(true, DECOY, 'x'.repeat(room + 1)), RangeError);
  assert.throws(() => answerJson(true, DECOY, `${'x'.repeat(room - 1)}–`), RangeError);
});
