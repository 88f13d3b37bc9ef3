import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { badSamples, goodSamples, jpegPhoto, type Sample } from '#test/files/sample-files.ts';
import { DiskStore } from './disk-store.ts';
import { fileProblems } from './errors.ts';
import { decryptStream } from './file-cipher.ts';
import type { FileSlot } from './file-inspector.ts';
import { openFileKey, openFileName } from './file-key.ts';
import { FILE_LIMITS } from './limits.ts';
import { collect, pieces } from './object-store-contract.ts';
import { createReceiver, saltedDigest, type Receiver, type Upload } from './receive.ts';
import { UploadBudget } from './upload-budget.ts';

const ring = parseKeyring(generateKeyring('voter-registration', 0));
const slot: FileSlot = { slot: 'identity', accepts: ['image/jpeg', 'image/png', 'application/pdf'] };

let root: string;
let store: DiskStore;
before(async () => {
  root = await mkdtemp(join(tmpdir(), 'socle-receive-'));
  store = new DiskStore(root);
});
after(() => rm(root, { recursive: true }));

const receiver = (more: Partial<Receiver> = {}) =>
  createReceiver({ store, ring, clock: () => 1_800_000_000_000, random: randomBytes, ...more });
const upload = ({ bytes, ...sent }: Sample, size?: number): Upload => ({ ...sent, slot, bytes: pieces(bytes, size) });
const stored = async (): Promise<number> => (await store.list('')).objects.length;

const [good, bad] = await Promise.all([goodSamples(), badSamples()]);
for (const [label, sample] of Object.entries(good)) {
  for (const size of [1000, 60_001, 10_000_000]) {
    test(`takes ${label} in pieces of ${size} bytes and can give it back`, async () => {
      const result = await receiver()(upload(sample, size));
      assert.ok(result.ok, result.ok ? '' : result.problem.code);
      const { file } = result;
      const key = openFileKey(ring, file.objectName, file.wrappedKey);
      assert.deepEqual(await collect(decryptStream(await store.get(file.objectName), key)), sample.bytes);
      assert.equal(file.size, sample.bytes.length);
      assert.equal(openFileName(key, file.sealedName), sample.name);
      assert.deepEqual(file.digest, saltedDigest(file.salt, createHash('sha256').update(sample.bytes).digest()));
    });
  }
}

for (const [label, code, sample] of bad) {
  for (const size of [777, 60_001]) {
    test(`refuses ${label} (${code}) in pieces of ${size} bytes and keeps nothing of it`, async () => {
      const kept = await stored();
      const opens: Receiver['opens'] = async (file) =>
        file.name === 'piece.pdf' ? fileProblems.FILE_PASSWORD() : undefined;
      const result = await receiver({ opens })(upload(sample, size));
      assert.ok(!result.ok);
      assert.equal(result.problem.code, code);
      assert.equal(await stored(), kept);
      const { remedy } = result.problem.kind;
      assert.ok(remedy.fr.length > 20 && remedy.en.length > 20);
    });
  }
}

test('the same bytes: one fingerprint a service, never the same digest twice', async () => {
  const other = parseKeyring(generateKeyring('other', 0));
  const results = [await receiver()(upload(good['jpeg']!)), await receiver()(upload(good['jpeg']!)),
    await receiver({ ring: other })(upload(good['jpeg']!))];
  const [a, b, c] = results.map((r) => (r.ok ? r.file : assert.fail()));
  assert.deepEqual(a!.fingerprint, b!.fingerprint);
  assert.notDeepEqual(a!.fingerprint, c!.fingerprint);
  assert.notDeepEqual(a!.digest, b!.digest);
});

test('keeps the other files of a request when one is refused, and the refused one costs nothing', async () => {
  const limits = { ...FILE_LIMITS, files_max: 2 };
  const budget = new UploadBudget(limits);
  const receive = receiver({ limits });
  const outcomes: string[] = [];
  for (const sample of [good['jpeg']!, { ...good['jpeg']!, name: 'a.pdf' }, good['pdf']!, good['jpeg']!]) {
    const result = await receive(upload(sample), budget);
    outcomes.push(result.ok ? 'kept' : result.problem.code);
  }
  assert.deepEqual(outcomes, ['kept', 'FILE_NAME_MISMATCH', 'kept', 'FILES_TOO_MANY']);
});

test('counts the bytes of a whole draft, those it holds already included', async () => {
  const bytes = good['jpeg']!.bytes.length;
  const budget = new UploadBudget({ ...FILE_LIMITS, total_bytes_max: 2 * bytes }, { files: 1, bytes: bytes + 1 });
  const result = await receiver()(upload(good['jpeg']!), budget);
  assert.equal(result.ok ? '' : result.problem.code, 'FILES_TOTAL_TOO_LARGE');
});

test('a sender who vanishes leaves nothing and gets its place back', async () => {
  const kept = await stored();
  const budget = new UploadBudget({ ...FILE_LIMITS, files_max: 1 });
  const vanishing = async function* (): AsyncGenerator<Uint8Array> {
    yield (await jpegPhoto()).subarray(0, 5000);
    throw new Error('connection reset');
  };
  await assert.rejects(receiver()({ ...upload(good['jpeg']!), bytes: vanishing() }, budget), /connection reset/);
  assert.equal(await stored(), kept);
  assert.ok((await receiver()(upload(good['jpeg']!), budget)).ok);
});

test('reads no more of a file than it takes to refuse it', async () => {
  let read = 0;
  const endless = async function* (): AsyncGenerator<Uint8Array> {
    yield Buffer.from('MZ');
    for (; ; read += 60_000) yield Buffer.alloc(60_000);
  };
  const result = await receiver()({ ...upload(good['jpeg']!), bytes: endless() });
  assert.equal(result.ok ? '' : result.problem.code, 'FILE_PROGRAM');
  assert.ok(read <= 120_000, `${read} bytes read`);
});
