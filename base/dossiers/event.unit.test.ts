import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { newId } from '#base/values/ids.ts';
import { eventHeader, openContent, prepareEvent, sealedBody } from './event.ts';

const ref = { partition: 3, id: newId() };
const author = { actor: 'a', purpose: 'p' };
const key = Buffer.alloc(32, 5);

test('the header laid out by hand is the canonical one', () => {
  const event = { type: 'DemandeDeposee', version: 2, facts: {} };
  assert.equal(eventHeader('voter-registration', ref, 4, event), canonicalJson(
    { v: 1, svc: 'voter-registration', part: 3, dossier: ref.id, pos: 4, type: 'DemandeDeposee', tv: 2 }));
});

test('a content opens under its own key, dossier and position only', () => {
  const event = prepareEvent('s', ref, 1, { type: 'T', version: 1, facts: { n: 1 }, content: { nom: 'Ada' } }, author, key);
  assert.deepEqual(openContent(ref, 1, event.box!, event.digest!, key), { nom: 'Ada' });
  assert.throws(() => openContent(ref, 2, event.box!, event.digest!, key));
  assert.throws(() => openContent({ ...ref, id: newId() }, 1, event.box!, event.digest!, key));
  assert.throws(() => openContent(ref, 1, event.box!, event.digest!, Buffer.alloc(32, 6)));
  assert.throws(() => openContent(ref, 1, event.box!, 'another digest', key), /not what was sealed/);
});

test('the sealed body holds the facts, the author and the digest, and nothing of the content', () => {
  const event = prepareEvent('s', ref, 1, { type: 'T', version: 1, facts: { n: 1 }, content: { nom: 'Ada' } }, author, key);
  const body = sealedBody(event, 0);
  assert.deepEqual(JSON.parse(body), { n: 1, at: '1970-01-01T00:00:00.000Z', actor: 'a', purpose: 'p', content: event.digest });
  assert.ok(!body.includes('Ada'));
});

test('the same content sealed twice shows no likeness', () => {
  const seal = () => prepareEvent('s', ref, 1, { type: 'T', version: 1, facts: {}, content: { nom: 'Ada' } }, author, key);
  assert.notEqual(seal().digest, seal().digest);
});
