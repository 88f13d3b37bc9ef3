import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PDFDocument } from 'pdf-lib';
import { HISTORY, sampleEvents, sampleLog } from '#test/two-verifiers/sample-export.ts';
import type { KeyHistory } from '../key-history.ts';
import { verifyReceipt, type CheckState } from '../verify-receipt.ts';
import './receipt-check.js';

type Checks = Record<string, CheckState | 'unsupported'>;
type PageVerdict = { ok: boolean; checks: Checks; kid?: string };
const page = (globalThis as unknown as { socleReceipt: {
  verify: (text: string, keys: KeyHistory) => Promise<PageVerdict>;
  readKeys: (text: string) => KeyHistory | undefined;
  serviceOf: (text: string) => string | undefined;
  textOf: (bytes: Uint8Array) => Promise<string>;
} }).socleReceipt;

const { receipts } = sampleLog(0, sampleEvents(200));
const text = JSON.stringify(receipts[12]);

describe('the page’s own verification', () => {
  it('accepts a good receipt', async () => {
    const { ok, checks, kid } = await page.verify(text, HISTORY);
    assert.deepEqual([ok, kid, new Set(Object.values(checks))], [true, '2026-1', new Set(['pass'])]);
  });

  it('takes the receipt out of its printable form, and says so when there is none or it is damaged', async () => {
    const sheet = await PDFDocument.create();
    sheet.addPage();
    const without = await sheet.save();
    await sheet.attach(Buffer.from(text), 'recepisse.json', { mimeType: 'application/json' });
    const printed = await sheet.save();
    assert.equal(await page.textOf(printed), text);
    assert.equal(await page.textOf(Buffer.from(text)), text);
    assert.equal(await page.textOf(Buffer.from('')), '');
    await assert.rejects(page.textOf(without), /no attached receipt/);
    const at = Buffer.from(printed).indexOf('EmbeddedFile');
    const stream = Buffer.from(printed).indexOf('stream\n', at) + 7;
    await assert.rejects(page.textOf(Uint8Array.from(printed, (byte, i) => (i >= stream && i < stream + 64 ? 0x55 : byte))));
  });

  it('takes the receipt out of a whole answer to a deposit, good or altered', async () => {
    const answer = { numero: 'X', partition: 0, leaf_index: 12, replayed: false, receipt: receipts[12]! };
    assert.equal((await page.verify(JSON.stringify(answer), HISTORY)).ok, true);
    assert.equal(page.serviceOf(JSON.stringify(answer)), page.serviceOf(text));
    const altered = { ...answer, receipt: { ...answer.receipt, body: { ...answer.receipt.body, note: 'x' } } };
    assert.equal((await page.verify(JSON.stringify(altered), HISTORY)).ok, false);
  });

  it('says what the server’s verification says of altered receipts, check by check', async () => {
    const good = receipts[12]!;
    const altered: unknown[] = [
      { ...good, body: { ...good.body, note: 'x' } }, { ...good, header: { ...good.header, part: 1 } },
      { ...good, salt: good.salt.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) }, { ...good, salt: 'AAAA' },
      { ...good, proof: receipts[3]!.proof }, { ...good, proof: good.proof.replace('index 120', 'index 121') },
      { ...good, proof: good.proof.replace(/\n140\n/, '\n141\n') }, { ...good, socle_receipt: 2 }, null, [], 'x', 3,
      { ...good, proof: good.proof.slice(0, -1) }, { ...good, proof: good.proof.replace('/0\n', '/1\n') },
    ];
    for (const [i, receipt] of altered.entries()) {
      const here = await page.verify(JSON.stringify(receipt), HISTORY);
      const there = verifyReceipt(receipt, HISTORY);
      assert.deepEqual(here.checks, Object.fromEntries(there.checks.map(({ name, state }) => [name, state])), `${i}`);
      assert.equal(here.ok, false);
    }
    assert.equal((await page.verify('{"a":', HISTORY)).ok, false);
    assert.equal((await page.verify(text.padEnd(300_000), HISTORY)).ok, false);
  });

  it('looks at the keys as the server does', async () => {
    const ended = { ...HISTORY, keys: [{ ...HISTORY.keys[0]!, until: '2026-02-01T00:00:00Z' }] };
    assert.equal((await page.verify(text, ended)).checks['key'], 'fail');
    assert.equal((await page.verify(text, { ...HISTORY, keys: [] })).checks['signature'], 'fail');
    assert.equal((await page.verify(text, { ...HISTORY, service: 'another' })).checks['origin'], 'fail');
    assert.deepEqual(page.readKeys(JSON.stringify(HISTORY))?.service, HISTORY.service);
    for (const bad of ['', '[]', '{}', '{"service":"x","keys":[1]}']) assert.equal(page.readKeys(bad), undefined);
    assert.equal(page.serviceOf(text), HISTORY.service);
    assert.equal(page.serviceOf('{"header":{"svc":"../x"}}'), undefined);
  });
});
