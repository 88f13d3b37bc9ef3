import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { eicar } from '#test/files/eicar.ts';
import { goodSamples, jpegPhoto, pdfDocument, pdfWithAttachment } from '#test/files/sample-files.ts';
import { zipOf } from '#test/files/zip.ts';
import { startClamd, type Clamd } from '#test/peers/clamd.ts';
import { isMissing, type Missing } from '#test/peers/peer.ts';
import { ClamdClient } from './clamd-client.ts';
import { pieces } from './object-store-contract.ts';

let clamd: Clamd | Missing;
let client: ClamdClient;
before(async () => {
  clamd = await startClamd();
  if (!isMissing(clamd)) client = new ClamdClient(clamd.address);
});
after(async () => {
  if (!isMissing(clamd)) await clamd.stop();
});

const verdict = async (bytes: Buffer): Promise<string> => (await client.scan(pieces(bytes))).verdict;

test('answers a ping and tells its engine', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  assert.equal(await client.ping(), true);
  assert.match((await client.version()).engine, /^ClamAV \d/);
});

test('finds the EICAR file plain, in archives, one in another, and inside documents', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const zip = zipOf([{ name: 'a.txt', bytes: Buffer.from('bonjour') }, { name: 'eicar.com', bytes: eicar() }]);
  const nested = zipOf([{ name: 'inner.zip', bytes: zip }]);
  const containers: Record<string, Buffer> = {
    plain: eicar(),
    'with a line end': Buffer.concat([eicar(), Buffer.from('\r\n')]),
    zip,
    'nested zip': nested,
    'thrice nested zip': zipOf([{ name: 'again.zip', bytes: nested }]),
    'PDF attachment': pdfWithAttachment('eicar.com', eicar()),
    'zip attached to a PDF': pdfWithAttachment('piece.zip', zip),
    'behind a JPEG': Buffer.concat([await jpegPhoto(64, 64), zip]),
    'behind a PDF': Buffer.concat([await pdfDocument(), eicar()]),
  };
  for (const [label, bytes] of Object.entries(containers)) assert.equal(await verdict(bytes), 'infected', label);
});

test('passes good files, an empty one, and one cut in single bytes', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  for (const { name, bytes } of Object.values(await goodSamples())) assert.equal(await verdict(bytes), 'clean', name);
  assert.equal(await verdict(Buffer.alloc(0)), 'clean');
  assert.equal((await client.scan(pieces(eicar(), 1))).verdict, 'infected');
});

test('says that it will not scan a file beyond its limit, without hanging', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  assert.equal(await verdict(randomBytes(27 * 1024 * 1024)), 'refused');
});

test('scans many files at once', async (t) => {
  if (isMissing(clamd)) return t.skip(clamd.skip);
  const files = Array.from({ length: 40 }, (_, i) => (i % 4 === 0 ? eicar() : randomBytes(100_000)));
  const verdicts = await Promise.all(files.map(verdict));
  assert.deepEqual(verdicts, files.map((_, i) => (i % 4 === 0 ? 'infected' : 'clean')));
});
