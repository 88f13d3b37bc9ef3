import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Problem } from '#base/values/problem.ts';
import { readIdempotencyKey } from './idempotency-key.ts';
import { INTAKE_LIMITS } from './limits.ts';

test('key_chars_max: a key of that length is read, bare or quoted; a longer one is refused', () => {
  const key = 'k'.repeat(INTAKE_LIMITS.key_chars_max);
  assert.equal(readIdempotencyKey(key), key);
  assert.equal(readIdempotencyKey(`"${key}"`), key);
  assert.throws(() => readIdempotencyKey(`${key}k`), (error) => error instanceof Problem && error.code === 'INTAKE_KEY_INVALID');
});
