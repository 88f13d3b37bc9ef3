import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../../limits.ts';
import { answerBytes } from './answer-text.ts';
import { DECOY } from './answer.ts';

test('found and not found have the same number of bytes, and nothing of the decoy is told', () => {
  const found = answerBytes(true, DECOY, 'jeton');
  const none = answerBytes(false, DECOY, 'jeton');
  assert.deepEqual([found.length, none.length], [LIMITS.enquiry_answer_bytes, LIMITS.enquiry_answer_bytes]);
  const { certificate, registrations } = JSON.parse(found.toString());
  assert.deepEqual([certificate, registrations[0].libelle], ['jeton', 'Bureau 1 – Hôtel de ville']);
  assert.deepEqual(JSON.parse(none.toString()),
    { found: false, registrations: [], proxies: [], nextSteps: ['ORTHOGRAPHE', 'MAIRIE', 'DEMANDE'], certificate: null });
});

test('an answer that just fits is whole, one byte more is a bug', () => {
  const room = LIMITS.enquiry_answer_bytes - Buffer.byteLength(answerBytes(true, DECOY, '').toString().trimEnd());
  const full = answerBytes(true, DECOY, 'x'.repeat(room));
  assert.equal(JSON.parse(full.toString()).certificate.length, room);
  assert.throws(() => answerBytes(true, DECOY, 'x'.repeat(room + 1)), RangeError);
  assert.throws(() => answerBytes(true, DECOY, `${'x'.repeat(room - 1)}–`), RangeError);
});
