import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newKey } from '#base/values/crypto-box.ts';
import { generateKeyring, parseKeyring, type Keyring } from '#base/values/keyring.ts';
import { newFileKey, openFileKey, openFileName, rewrapFileKey, sealFileName } from './file-key.ts';

const ring = parseKeyring(generateKeyring('voter-registration', 0));
const rotated: Keyring = { ...ring, keks: new Map([...ring.keks, ['k2', newKey()]]), activeKek: 'k2' };

test('a data key opens under its own object and service only', () => {
  const { key, wrappedKey } = newFileKey(ring, 'pieces/a', 'portal');
  assert.deepEqual(openFileKey(ring, 'pieces/a', wrappedKey), key);
  assert.throws(() => openFileKey(ring, 'pieces/b', wrappedKey));
  assert.throws(() => openFileKey(ring, 'pieces/a', { ...wrappedKey, holder: 'commune:75056' }));
  assert.throws(() => openFileKey(parseKeyring(generateKeyring('other', 0)), 'pieces/a', wrappedKey));
});

test('rotation wraps the same key again, and the old service key may then go', () => {
  const { key, wrappedKey } = newFileKey(ring, 'pieces/a', 'portal');
  const fresh = rewrapFileKey(rotated, 'pieces/a', wrappedKey);
  assert.equal(fresh.kid, 'k2');
  const withoutOld: Keyring = { ...rotated, keks: new Map([['k2', rotated.keks.get('k2')!]]) };
  assert.deepEqual(openFileKey(withoutOld, 'pieces/a', fresh), key);
  assert.throws(() => openFileKey(withoutOld, 'pieces/a', wrappedKey), /k1/);
});

test('a name opens with its file key only', () => {
  const { key } = newFileKey(ring, 'pieces/a', 'portal');
  const sealed = sealFileName(key, 'passeport é.jpg');
  assert.equal(openFileName(key, sealed), 'passeport é.jpg');
  assert.throws(() => openFileName(newKey(), sealed));
  assert.ok(!sealed.includes('passeport'));
});
