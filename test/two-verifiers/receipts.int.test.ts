import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import qrcode from 'qrcode';
import type { KeyHistory } from '#base/log/key-history.ts';
import { createSigner } from '#base/log/signer.ts';
import { verifyReceiptFile } from '#platform/verify/verify-receipt-file.ts';
import { receiptPdf } from '#services/voter-registration/api/citizen/receipt-pdf.ts';
import { form } from '#services/voter-registration/domain/fixtures/form.ts';
import { deposit, given, MONDAY } from '#services/voter-registration/domain/fixtures/scenario.ts';
import { readKeys } from '#test/second-verifier/export.ts';
import { checkReceipt, readReceipt } from '#test/second-verifier/receipt.ts';
import { HISTORY, ORIGIN, privateKeyOf, sampleEvents, sampleLog } from './sample-export.ts';

const folder = mkdtempSync(join(tmpdir(), 'socle-receipts-'));
test.after(() => rmSync(folder, { recursive: true }));
const { receipts } = sampleLog(0, sampleEvents(200));
const receipt = receipts[12]!;
const proofLines = receipt.proof.split('\n');

/** The program that docs/integrator.md prints, as an integrator copies it. */
const GUIDE = readFileSync(fileURLToPath(new URL('../../docs/integrator.md', import.meta.url)), 'utf8');
const PROGRAM = join(folder, 'sample.mjs');
writeFileSync(PROGRAM, /```js\n([^]*?)```/.exec(GUIDE)![1]!);

const written = (name: string, content: string | Uint8Array | object): string => {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return file;
};

const runsWell = (...args: string[]): Promise<boolean> => new Promise((done) => {
  spawn(process.execPath, args, { stdio: 'ignore' }).on('exit', (code) => done(code === 0));
});
const holds = (check: () => void): boolean => {
  try {
    check();
    return true;
  } catch {
    return false;
  }
};

/** What the first verifier, the second one and the guide's program say of a file. */
const verdicts = async (file: string, history: KeyHistory = HISTORY): Promise<Record<string, boolean>> => {
  const keys = written(`${file.split('/').at(-1)}.keys`, history);
  return {
    first: holds(() => assert.ok(verifyReceiptFile(file, history).ok)),
    second: holds(() => checkReceipt(readReceipt(readFileSync(file)), readKeys(keys))),
    ...(file.endsWith('.json') ? { guide: await runsWell(PROGRAM, file, keys) } : {}),
  };
};

test('a receipt is accepted as it is downloaded: alone, in the answer to a deposit, in the printed PDF', async () => {
  const { state } = given({ by: 'angela', at: MONDAY + 500, does: deposit(form(), { arrivee: MONDAY }) }).story;
  const pdf = await receiptPdf({ state, receipt: JSON.stringify(receipt), qr: await qrcode.toBuffer('qr'),
    verify: 'https://portail.test/verifier', lang: 'fr', commune: 'Nantes', authority: 'Mairie',
    contact: { mail: 'elections@example.org', phone: '', address: '' } });
  assert.deepEqual(await verdicts(written('alone.json', receipt)), { first: true, second: true, guide: true });
  assert.deepEqual(await verdicts(written('answer.json', { numero: 'IEL-1', receipt })), { first: true, second: true, guide: true });
  assert.deepEqual(await verdicts(written('printed.pdf', pdf)), { first: true, second: true });
  assert.deepEqual(await verdicts(written('empty.pdf', '%PDF-1.7\n%%EOF')), { first: false, second: false });
});

const stranger = createSigner({ origin: ORIGIN, privateKey: privateKeyOf('stranger'), kid: 'x' });
const proofWith = (change: (lines: string[]) => string[]) => ({ ...receipt, proof: change([...proofLines]).join('\n') });
const at = (place: number, line: (old: string) => string) => proofWith((lines) => lines.with(place, line(lines.at(place)!)));
const flip = (text: string): string => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
const blank = proofLines.indexOf('');
const [size, root] = [Number(proofLines[blank + 2]), Buffer.from(proofLines[blank + 3]!, 'base64')];

const CORRUPTIONS: Record<string, unknown> = {
  'a changed body': { ...receipt, body: { ...receipt.body, note: 'autre' } },
  'a member added to the body': { ...receipt, body: { ...receipt.body, plus: 1 } },
  'a changed header': { ...receipt, header: { ...receipt.header, pos: 9 } },
  'another partition': { ...receipt, header: { ...receipt.header, part: 1 } },
  'a changed salt': { ...receipt, salt: flip(receipt.salt) },
  'another index': at(1, () => 'index 121'),
  'a changed hash of the path': at(2, flip),
  'a hash removed from the path': proofWith((lines) => lines.toSpliced(3, 1)),
  'a hash added to the path': proofWith((lines) => lines.toSpliced(blank, 0, lines[2]!)),
  'another size': at(blank + 2, () => String(size + 1)),
  'another root': at(blank + 3, flip),
  'another origin': at(blank + 1, (line) => line.replace(/0$/, '1')),
  'a damaged signature': at(-2, (line) => line.replace(/.{8}$/, 'AAAAAA==')),
  'a stranger’s signature': { ...receipt, proof: `${proofLines.slice(0, blank).join('\n')}\n\n${stranger.sign(0, size, root)}` },
  'another receipt’s proof': { ...receipt, proof: receipts[3]!.proof },
  'no receipt at all': { hello: 'world' },
};

for (const [name, corrupted] of Object.entries(CORRUPTIONS)) {
  test(`refused by all: ${name}`, async () => {
    const file = written(`${name.replaceAll(/\W/g, '-')}.json`, corrupted as object);
    assert.deepEqual(await verdicts(file), { first: false, second: false, guide: false });
  });
}

test('refused by all: keys that had ended before, of another service, or none', async () => {
  const file = written('good.json', receipt);
  const [key] = HISTORY.keys;
  for (const history of [{ ...HISTORY, keys: [{ ...key!, until: '2026-02-01T00:00:00Z' }] }, { ...HISTORY, keys: [] },
    { ...HISTORY, service: 'emergency-calls' }]) {
    assert.deepEqual(await verdicts(file, history), { first: false, second: false, guide: false });
  }
});
