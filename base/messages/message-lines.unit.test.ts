import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readBatch, writeBatch } from './message-lines.ts';

const lines = (text: string, max = 3) => readBatch(Buffer.from(text), 'lines', max);

test('lines and arrays read back as written', () => {
  for (const form of ['lines', 'array'] as const) {
    assert.deepEqual(readBatch(Buffer.from(writeBatch([{ a: 'é\n' }, 2], form)), form, 2),
      { ok: true, form, items: [{ ok: true, value: { a: 'é\n' } }, { ok: true, value: 2 }] });
  }
});

test('a bad line spoils itself only', () => {
  assert.deepEqual(lines('{"a":1}\n{"a":1,"a":2}\r\n\n{bad}\n'), { ok: true, form: 'lines', items: [
    { ok: true, value: { a: 1 } }, { ok: false, reason: 'duplicate-key' }, { ok: false, reason: 'syntax' }] });
});

test('the number of messages is bounded, none is not a batch', () => {
  assert.deepEqual(lines('1\n2\n3\n4'), { ok: false, reason: 'too-many' });
  assert.deepEqual(lines('\n \n'), { ok: false, reason: 'empty' });
  assert.deepEqual(readBatch(Buffer.from('[1,2]'), 'array', 1), { ok: false, reason: 'too-many' });
  assert.deepEqual(readBatch(Buffer.from('{}'), 'array', 1), { ok: false, reason: 'syntax' });
  assert.deepEqual(lines('1' + '\n'.repeat(100)), { ok: true, form: 'lines', items: [{ ok: true, value: 1 }] });
});

test('what is not UTF-8 is refused', () => {
  assert.deepEqual(readBatch(Buffer.from([0x22, 0xff, 0x22]), 'lines', 1), { ok: false, reason: 'encoding' });
});
