import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { bounceId, letterToken, readLetterToken } from './letter-token.ts';

const ring = parseKeyring(generateKeyring('voter-registration', 0));
const REF = { partition: 3, id: '0198c0de-0000-7abc-8def-0123456789ab', position: 12, rang: 1 };

test('a token gives its letter back, whatever the letter', () => {
  fc.assert(fc.property(fc.nat(255), fc.uuid(), fc.nat(2 ** 32 - 1), fc.nat(255), (partition, id, position, rang) => {
    const token = letterToken(ring, { partition, id, position, rang });
    assert.match(token, /^[0-9a-f]{76}$/);
    assert.deepEqual(readLetterToken(ring, token), { partition, id, position, rang });
  }));
});

test('a token that was changed, cut or made elsewhere names nothing', () => {
  const token = letterToken(ring, REF);
  for (let i = 0; i < token.length; i++) {
    assert.equal(readLetterToken(ring, token.slice(0, i) + (token[i] === '0' ? '1' : '0') + token.slice(i + 1)), undefined);
  }
  const elsewhere = parseKeyring(generateKeyring('voter-registration', 0));
  for (const text of ['', token.slice(2), `${token}00`, token.toUpperCase().replace(/[0-9]/g, 'A'), letterToken(elsewhere, REF)]) {
    assert.equal(readLetterToken(ring, text), undefined);
  }
});

test('a bounce has one id a letter', () => {
  assert.match(bounceId(ring, REF), /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  assert.equal(bounceId(ring, REF), bounceId(ring, { ...REF }));
  assert.notEqual(bounceId(ring, REF), bounceId(ring, { ...REF, rang: 0 }));
});
