import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatNote, NOTE_LIMITS, parseNote, verifyNote } from './note.ts';
import { formatVkey, isKeyName, keyIdOf, parseVkey, rawPublicKey, vkeyFor } from './vkey.ts';

/** Key and note that the documentation of Go's golang.org/x/mod/sumdb/note gives as its example. */
const PETER = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const PETER_NOTE = 'If you think cryptography is the answer to your problem,\n'
  + 'then you don\'t know what your problem is.\n\n'
  + '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

const { privateKey } = generateKeyPairSync('ed25519');
const vkey = vkeyFor('example.com/log', rawPublicKey(privateKey));
const signed = (text: string): string => formatNote({ text, signatures: [
  { name: vkey.name, keyId: vkey.keyId, signature: sign(null, Buffer.from(text), privateKey) }] });

describe('verification keys', () => {
  it('reads the published example key and writes it back', () => {
    const peter = parseVkey(PETER)!;
    assert.equal(peter.keyId, 'c74f20a3');
    assert.equal(keyIdOf('PeterNeumann', peter.publicKey), 'c74f20a3');
    assert.equal(formatVkey(peter), PETER);
  });

  it('refuses a wrong key id, another type, a cut key and names with spaces', () => {
    assert.equal(parseVkey(PETER.replace('c74f20a3', 'c74f20a4')), undefined);
    assert.equal(parseVkey(PETER.replace('+ARpc', '+AhpC')), undefined);
    assert.equal(parseVkey(PETER.slice(0, -4)), undefined);
    assert.equal(parseVkey('PeterNeumann'), undefined);
    for (const name of ['', 'a b', 'a\u00a0b', 'a+b', 'a\nb', '\ud800']) assert.ok(!isKeyName(name), name);
  });
});

describe('signed notes', () => {
  it('verifies the published example note', () => {
    assert.equal(verifyNote(parseNote(PETER_NOTE)!, parseVkey(PETER)!), 'signed');
    const changed = parseNote(PETER_NOTE.replace('answer', 'Answer'))!;
    assert.equal(verifyNote(changed, parseVkey(PETER)!), 'bad-signature');
  });

  it('ignores unknown keys, and condemns a note with one wrong signature of the known key', () => {
    const note = parseNote(signed('a\n\nb\n'))!;
    assert.equal(note.text, 'a\n\nb\n');
    assert.equal(verifyNote(note, vkey), 'signed');
    const stranger = { name: 'other', keyId: '00000000', signature: Buffer.alloc(64) };
    assert.equal(verifyNote({ ...note, signatures: [stranger, ...note.signatures] }, vkey), 'signed');
    assert.equal(verifyNote({ ...note, signatures: [stranger] }, vkey), 'unknown-key');
    const wrong = { ...note.signatures[0]!, signature: Buffer.alloc(64) };
    assert.equal(verifyNote({ ...note, signatures: [...note.signatures, wrong] }, vkey), 'bad-signature');
  });

  it('takes 16 signatures and refuses more than its limit', () => {
    const [one] = parseNote(signed('x\n'))!.signatures;
    const withSignatures = (count: number): string =>
      formatNote({ text: 'x\n', signatures: Array.from({ length: count }, () => one!) });
    assert.equal(parseNote(withSignatures(16))?.signatures.length, 16);
    assert.ok(parseNote(withSignatures(NOTE_LIMITS.signatures_max)));
    assert.equal(parseNote(withSignatures(NOTE_LIMITS.signatures_max + 1)), undefined);
    assert.equal(parseNote(signed(`${'x'.repeat(NOTE_LIMITS.text_chars_max)}\n`)), undefined);
  });

  it('refuses malformed notes', () => {
    const good = signed('text\n');
    assert.ok(parseNote(good));
    for (const bad of [
      '', '\n', 'text\n', 'text\n\n', good.slice(0, -1), `${good}\n`, good.replace('— ', '- '),
      good.replace('text', 'te\tt'), good.replace('text', 'te\u0000t'), good.replace('text\n', 'text\r\n'),
      good.replace('=\n', '\n'), good.replace('text', '\ud800'),
      good.replace('— example.com/log', '— example.com/l og'), good.replace('— example.com/log', '— example.com/+log'),
    ]) assert.equal(parseNote(bad), undefined, JSON.stringify(bad));
  });

  it('never throws and never takes a mutated note as signed', () => {
    const good = signed('origin\n12\nroot\n');
    const insertions = fc.constantFrom('', '\n', 'A', ' ', '—', '\n\n', '+', '\u0000');
    fc.assert(fc.property(fc.nat(good.length - 1), insertions, fc.nat(3),
      (at, inserted, removed) => {
        const mutated = good.slice(0, at) + inserted + good.slice(at + removed);
        const note = parseNote(mutated);
        if (note && mutated !== good) assert.notEqual(verifyNote(note, vkey), 'signed');
      }), { numRuns: 2000 });
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseNote(text)), { numRuns: 1000 });
  });
});
