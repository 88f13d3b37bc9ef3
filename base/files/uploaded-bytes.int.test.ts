import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { readMultipart } from '#base/http/multipart.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { jpegPhoto, pdfDocument } from '#test/files/sample-files.ts';
import { DiskStore } from './disk-store.ts';
import { createReceiver } from './receive.ts';
import { uploadedBytes } from './uploaded-bytes.ts';

test('a form of several files keeps the good ones around those refused at once, half-way and by size', async (t) => {
  const root = await mkdtemp(join(tmpdir(), 'socle-upload-'));
  t.after(() => rm(root, { recursive: true }));
  const store = new DiskStore(root);
  const ring = parseKeyring(generateKeyring('s', 0));
  const receive = createReceiver({ store, ring, clock: Date.now, random: randomBytes });
  const outcomes: string[] = [];
  const server = createServer((request, response) => {
    void readMultipart(request, { file_bytes_max: 2_000_000, files_max: 10 }, async ({ filename, stream }) => {
      const slot = { slot: 'identite', accepts: ['image/jpeg', 'application/pdf'] as const };
      const result = await receive({ name: filename, declaredType: '', slot, bytes: uploadedBytes(stream) });
      outcomes.push(`${filename}: ${result.ok ? 'kept' : result.problem.code}`);
    }).then(() => response.end('done'), (error: Error) => response.writeHead(500).end(error.message));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  t.after(() => server.close());
  const form = new FormData();
  const add = (name: string, bytes: Uint8Array): void => form.append('piece', new Blob([Buffer.from(bytes)]), name);
  add('a.jpg', await jpegPhoto());
  add('b.jpg', Buffer.concat([Buffer.from('MZ'), randomBytes(1_500_000)]));
  add('c.pdf', await pdfDocument());
  add('d.jpg', Buffer.concat([await jpegPhoto(), randomBytes(3_000_000)]));
  add('e.pdf', await pdfDocument());
  const { port } = server.address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: form });
  assert.equal(await answer.text(), 'done');
  assert.deepEqual(outcomes.sort(), [
    'a.jpg: kept', 'b.jpg: FILE_PROGRAM', 'c.pdf: kept', 'd.jpg: FILE_TOO_LARGE', 'e.pdf: kept',
  ]);
  assert.equal((await store.list('')).objects.length, 3);
});
