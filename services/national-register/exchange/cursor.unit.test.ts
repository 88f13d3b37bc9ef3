import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LIMITS } from '../limits.ts';
import { readCursor, writeCursor } from './cursor.ts';

test('a cursor reads back, no cursor is the beginning', () => {
  assert.deepEqual(readCursor(writeCursor([12, 0, 7]), 3), [12, 0, 7]);
  assert.deepEqual(readCursor(undefined, 2), [0, 0]);
});

test('an old cursor serves after the register grew', () => {
  assert.deepEqual(readCursor('5', 3), [5, 0, 0]);
});

test('what is no cursor is refused', () => {
  for (const wrong of ['a', '1.', '-1', '1.2.3', '1e3', '9'.repeat(16), '1.'.repeat(LIMITS.cursor_chars_max)]) {
    assert.equal(readCursor(wrong, 2), undefined, wrong);
  }
});
