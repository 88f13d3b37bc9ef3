import assert from 'node:assert/strict';
import { generateKeyPairSync, hash, randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '#base/values/canonical-json.ts';
import { eventEntry } from './entry.ts';
import { appendToFrontier, EMPTY_FRONTIER } from './frontier.ts';
import { parseKeyHistory, type KeyHistory } from './key-history.ts';
import { parseProof, proofText } from './proof.ts';
import { makeReceipt, parseReceipt, receiptJson, RECEIPT_CHARS_MAX, type Receipt } from './receipt.ts';
import { createSigner } from './signer.ts';
import { receiptVerifier, verifyReceipt, type Verdict } from './verify-receipt.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const ORIGIN = 'socle.localhost/voter-registration';
const signer = createSigner({ origin: ORIGIN, privateKey, kid: '2026-1' });
const history: KeyHistory = { service: 'voter-registration',
  keys: [{ kid: '2026-1', vkey: signer.vkey, from: '2026-01-01T00:00:00Z', until: null }] };

const events = Array.from({ length: 9 }, (_, i) => ({
  header: canonicalJson({ v: 1, svc: 'voter-registration', part: 2, dossier: `d${i}`, pos: 1, type: 'Depose', tv: 1 }),
  body: canonicalJson({ com: '2026-03-04T05:06:07.089Z', ref: `LE-${i}`, note: 'é\u2028"' }),
  salt: randomBytes(32),
}));
const appended = appendToFrontier(EMPTY_FRONTIER,
  events.map(({ salt, header, body }) => eventEntry(salt, header, body)));
const checkpoint = signer.sign(2, appended.size, appended.root);
const parts = (i: number) => ({ ...events[i]!, proof: { index: i, path: appended.pathText(i), note: checkpoint } });
const receipt = (i: number): Receipt => makeReceipt(parts(i));
const failed = (verdict: Verdict): string[] =>
  verdict.checks.filter(({ state }) => state === 'fail').map(({ name }) => name);

describe('a receipt', () => {
  it('verifies offline, with each check named in both languages', () => {
    const verdict = verifyReceipt(receipt(4), history);
    assert.ok(verdict.ok);
    assert.deepEqual(verdict.checks.map(({ name }) => name),
      ['format', 'entry', 'origin', 'inclusion', 'signature', 'key']);
    assert.deepEqual(verdict.facts, { origin: `${ORIGIN}/2`, size: 9, index: 4, kid: '2026-1' });
    for (const { label, detail } of verdict.checks) assert.ok(label.fr && label.en && detail.fr && detail.en);
  });

  it('has the same text whether assembled or serialised, and reads back', () => {
    const text = receiptJson(parts(3));
    assert.deepEqual(JSON.parse(text), receipt(3));
    assert.deepEqual(parseReceipt(text), receipt(3));
    assert.ok(verifyReceipt(parseReceipt(text), history).ok);
  });

  it('is laid out with one byte a character, whatever its checkpoint is signed with', () => {
    const { header, salt, proof } = parts(3);
    const text = receiptJson({ header, body: '{}', salt, proof });
    assert.ok(proof.note.includes('—'));
    assert.match(text, /^[\x20-\x7e]*$/);
    assert.deepEqual(JSON.parse(text), { ...receipt(3), body: {} });
  });

  it('verifies whatever the order of its keys and its white space', () => {
    const { header, ...rest } = receipt(1);
    const turned = Object.fromEntries(Object.entries(header).reverse());
    assert.ok(verifyReceipt(parseReceipt(JSON.stringify({ ...rest, header: turned }, null, 4)), history).ok);
  });

  it('fails on inclusion when a byte of header, body or salt changes', () => {
    const { header, body, salt, ...rest } = receipt(5);
    const otherSalt = Buffer.from(salt, 'base64').fill(0, 0, 1).toString('base64');
    const failing = (changed: object): string[] =>
      failed(verifyReceipt({ ...rest, header, body, salt, ...changed }, history));
    assert.deepEqual(failing({ header: { ...header, pos: 2 } }), ['inclusion']);
    assert.deepEqual(failing({ body: { ...body, ref: 'LE-6' } }), ['inclusion']);
    assert.deepEqual(failing({ salt: otherSalt }), ['inclusion']);
    assert.deepEqual(failing({ salt: 'AAAA' }), ['entry']);
    assert.equal(verifyReceipt({ ...rest, header, body: { ref: '\ud800' }, salt }, history).ok, false);
    assert.deepEqual(failed(verifyReceipt({ ...receipt(5), proof: receipt(6).proof }, history)), ['inclusion']);
  });

  it('fails on the signature of a forged checkpoint and of an unknown key', () => {
    const stranger = createSigner({ origin: ORIGIN, privateKey: generateKeyPairSync('ed25519').privateKey, kid: 'x' });
    const forged = proofText({ ...parts(4).proof, note: stranger.sign(2, appended.size, appended.root) });
    assert.deepEqual(failed(verifyReceipt({ ...receipt(4), proof: forged }, history)), ['signature']);
    const resized = receipt(4).proof.replace('\n9\n', '\n8\n');
    assert.ok(failed(verifyReceipt({ ...receipt(4), proof: resized }, history)).includes('signature'));
    assert.deepEqual(failed(verifyReceipt(receipt(4), { ...history, keys: [] })), ['signature']);
  });

  it('fails when the proof comes from another partition or another service', () => {
    const elsewhere = proofText({ ...parts(4).proof, note: signer.sign(3, appended.size, appended.root) });
    assert.deepEqual(failed(verifyReceipt({ ...receipt(4), proof: elsewhere }, history)), ['origin']);
    const other = createSigner({ origin: 'socle.localhost/lab-surveillance', privateKey, kid: 'x' });
    const wrongService = proofText({ ...parts(4).proof, note: other.sign(2, appended.size, appended.root) });
    assert.deepEqual(failed(verifyReceipt({ ...receipt(4), proof: wrongService }, history)), ['origin', 'signature']);
  });

  it('fails when its key had ended before the filing, not when it began after: it may be issued again', () => {
    const withPeriod = (from: string, until: string | null): KeyHistory =>
      ({ ...history, keys: [{ ...history.keys[0]!, from, until }] });
    const ended = withPeriod('2026-01-01T00:00:00Z', '2026-03-04T05:06:07.089Z');
    assert.deepEqual(failed(verifyReceipt(receipt(0), ended)), ['key']);
    assert.ok(verifyReceipt(receipt(0), withPeriod('2026-01-01T00:00:00Z', '2026-03-04T05:06:07.090Z')).ok);
    assert.ok(verifyReceipt(receipt(0), withPeriod('2026-05-01T00:00:00Z', null)).ok);
  });

  it('gives a verdict, never an exception, on any value and any mutated proof', () => {
    const { proof, ...rest } = receipt(7);
    const verify = receiptVerifier(history);
    fc.assert(fc.property(fc.nat(proof.length - 1), fc.constantFrom('', '\n', 'A', ' ', '—', '9', '\n\n'), fc.nat(4),
      (at, inserted, removed) => {
        const mutated = proof.slice(0, at) + inserted + proof.slice(at + removed);
        if (mutated !== proof) assert.ok(!verify({ ...rest, proof: mutated }).ok, mutated);
      }), { numRuns: 1500 });
    fc.assert(fc.property(fc.anything(), (value) => assert.ok(!verify(value).ok)));
    fc.assert(fc.property(fc.json(), (text) => assert.equal(parseReceipt(text), undefined)));
  });

  it('is refused when too long', () => {
    assert.equal(parseReceipt(`${receiptJson(parts(0))}${' '.repeat(RECEIPT_CHARS_MAX)}`), undefined);
  });
});

describe('a proof', () => {
  it('keeps its extra line apart and refuses what the format does not allow', () => {
    const good = receipt(2).proof;
    const withExtra = good.replace('\nindex', '\nextra aGk=\nindex');
    assert.equal(parseProof(withExtra)?.extra?.toString(), 'hi');
    assert.equal(parseProof(good)?.index, 2);
    for (const bad of [
      good.replace('@v1', '@v2'), good.replace('index 2', 'index 02'), good.replace('index 2', 'index -2'),
      good.replace('index 2', 'index 2.0'), good.replace('\nindex', '\nextra a\nindex'), good.replace('\n\n', '\n'),
      good.replace('=\n', '=\nAAAA\n'), good.replaceAll('\n', '\r\n'), '', 'c2sp.org/tlog-proof@v1\n\n',
    ]) assert.equal(parseProof(bad), undefined, bad);
    const long = good.replace('\nindex 2\n', `\nindex 2\n${`${hash('sha256', '', 'base64')}\n`.repeat(64)}`);
    assert.equal(parseProof(long), undefined);
  });
});

describe('a signer', () => {
  it('gives the same bytes for the same tree, remembered or not', () => {
    const again = createSigner({ origin: ORIGIN, privateKey, kid: '2026-1' });
    assert.equal(again.sign(2, appended.size, appended.root), checkpoint);
    for (let size = 1; size <= 600; size++) again.sign(1, size, hash('sha256', `${size}`, 'buffer'));
    assert.equal(again.sign(2, appended.size, appended.root), checkpoint);
  });

  it('refuses to sign a fork', () => {
    assert.throws(() => signer.sign(2, appended.size, Buffer.alloc(32)), /fork refused/);
  });

  it('signs a new origin under its own name', () => {
    assert.match(signer.sign(2, 9, appended.root, 2), /^socle\.localhost\/voter-registration\/2-2\n9\n/);
  });
});

describe('a key history', () => {
  it('is read strictly', () => {
    assert.deepEqual(parseKeyHistory(JSON.parse(JSON.stringify(history))), history);
    for (const bad of [null, 1, {}, { service: 'x' }, { service: 'x', keys: [{}] },
      { service: 'x', keys: [{ ...history.keys[0], vkey: 'x' }] },
      { service: 'x', keys: [{ ...history.keys[0], until: 'soon' }] },
    ]) assert.equal(parseKeyHistory(bad), undefined);
  });
});
