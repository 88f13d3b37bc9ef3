import assert from 'node:assert/strict';
import { createSecretKey, randomBytes } from 'node:crypto';
import { test } from 'node:test';
import fc from 'fast-check';
import { hmac } from './crypto-box.ts';
import { createMac } from './mac.ts';

const part = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.uint8Array({ maxLength: 200 }));

test('a mac is the HMAC of node:crypto, for keys and parts of any kind', () => {
  fc.assert(fc.property(fc.uint8Array({ minLength: 1, maxLength: 64 }), fc.array(part, { maxLength: 4 }), (bytes, parts) => {
    const key = createSecretKey(bytes);
    assert.deepEqual(createMac(key)(...parts), hmac(key, ...parts));
  }));
});

test('messages longer than the room, and the one after', () => {
  const key = createSecretKey(randomBytes(32));
  const mac = createMac(key);
  for (const text of ['é'.repeat(3_000), 'x'.repeat(300_000), 'short', '€'.repeat(2_730), '€'.repeat(2_731)]) {
    assert.deepEqual(mac('route', text), hmac(key, 'route', text));
  }
  assert.deepEqual(mac(), hmac(key));
});

test('a key longer than a block is refused', () => {
  assert.throws(() => createMac(createSecretKey(randomBytes(65))), RangeError);
});
