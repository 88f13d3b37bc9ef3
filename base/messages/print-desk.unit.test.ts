import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { createPrintDesk } from './print-desk.ts';
import { DiskStore } from '#base/files/disk-store.ts';

const id = '0194cf3a-7c1e-7a33-9d2e-3f1f4c1f0001';

test('a letter waits encrypted, is read, is printed once', async (t) => {
  const root = mkdtempSync(join(tmpdir(), 'socle-letters-'));
  t.after(() => rmSync(root, { recursive: true, force: true }));
  const store = new DiskStore(root);
  const desk = createPrintDesk(store, Buffer.alloc(32, 3));
  const pdf = Buffer.from('%PDF-1.7 Angela Dubois');
  await desk.handOver({ id, pdf });
  await desk.handOver({ id, pdf });
  assert.deepEqual(await desk.waiting(), [id]);
  assert.deepEqual(await desk.read(id), pdf);
  for await (const bytes of await store.get(`letters/to-print/${id}`)) assert.ok(
    !Buffer.from(bytes).includes('Angela'));
  assert.equal(await desk.printed(id), true);
  assert.equal(await desk.printed(id), false);
  await assert.rejects(desk.read(id), { code: 'OBJECT_ABSENT' });
});
