import assert from 'node:assert/strict';
import { test } from 'node:test';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { DECOY } from '../../domain/enquiry/answer.ts';
import { LIMITS } from '../../limits.ts';
import { certificateTokens } from './certificate-token.ts';

const PERSON = { nomNaissance: 'DUBOIS', prenoms: ['Angela'], sexe: 'F', dateNaissance: '1962-08-24', precision: 'JOUR' } as const;
const person = { ...PERSON, prenoms: [...PERSON.prenoms] };

test('a token opens for half an hour, for an answer that found somebody, with our key only', () => {
  const tokens = certificateTokens(parseKeyring(generateKeyring('v', 0)));
  const token = tokens.make(person, DECOY, 1_000);
  assert.equal(tokens.read(token, 1_000 + LIMITS.certificate_ms_max)!.nomNaissance, 'DUBOIS');
  assert.equal(tokens.read(token, 1_001 + LIMITS.certificate_ms_max), undefined);
  assert.equal(tokens.read(tokens.make(person, { found: false, registrations: [], proxies: [] }, 1_000), 1_000), undefined);
  assert.equal(tokens.read(`${token.slice(0, -4)}AAAA`, 1_000), undefined);
  for (const tail of ['x', 'xx', 'xxx', '=', ' ']) assert.equal(tokens.read(token + tail, 1_000), undefined, `with ${tail} behind`);
  assert.equal(tokens.read('x'.repeat(5_000), 1_000), undefined);
  assert.equal(certificateTokens(parseKeyring(generateKeyring('v', 0))).read(token, 1_000), undefined);
});
