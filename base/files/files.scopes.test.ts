import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { inContext, type RowContext } from '#base/store/context.ts';
import { CITIZEN, fileBench } from '#test/files/file-bench.ts';
import { jpegPhoto } from '#test/files/sample-files.ts';
import { attachFiles, findFiles, insertFile } from './queries.ts';
import type { ReceivedFile } from './receive.ts';
import { Renderer } from './renderer.ts';

const agentOf = (territory: string): RowContext =>
  ({ actor: 'a1', kind: 'agent', roles: ['agent'], territories: [territory], purpose: 'instruction' });
const DOSSIER = { partition: 1, id: '0198c0de-0000-7000-8000-000000000001' };

const renderer = new Renderer();
after(() => renderer.close());

const refusedAs = (expected: string) => (error: unknown): boolean => (error as { code?: string }).code === expected;

test('a citizen sees their own files only, an agent those of their territory once a dossier holds them', async (t) => {
  const { run, send, as } = await fileBench(t, renderer);
  const ref = await send(await jpegPhoto());
  const seen = async (ctx: RowContext): Promise<number> => as(ctx, async (tx) => (await findFiles(tx, [ref])).length);
  assert.equal(await seen(CITIZEN), 1);
  assert.equal(await seen({ ...CITIZEN, actor: 'c2' }), 0);
  assert.equal(await seen(agentOf('04112')), 0);
  await run.inContext((tx) => attachFiles(tx, [ref], DOSSIER, '04112'));
  assert.equal(await seen(agentOf('04112')), 1);
  assert.equal(await seen(agentOf('75056')), 0);
  assert.equal(await seen({ ...agentOf('75056'), dossier: DOSSIER.id }), 1);
  assert.equal(await seen({ ...agentOf('75056'), kind: 'admin' }), 0);
  const keysSeen = await as(agentOf('75056'), async (tx) => (await tx.query('select from file_key')).rowCount);
  assert.equal(keysSeen, 0);
});

test('without a context no row of any table is seen, and nobody writes for another', async (t) => {
  const { db, send } = await fileBench(t, renderer);
  await send(await jpegPhoto());
  for (const table of ['file_object', 'file_key', 'file_page']) {
    assert.equal((await db.pools.app.query(`select from ${table}`)).rowCount, 0);
  }
  const file = { objectId: DOSSIER.id, wrappedKey: { holder: 'service', kid: 'k1', wrapped: Buffer.alloc(1) },
    objectName: 'files/x', slot: 's', sealedName: Buffer.alloc(1), declaredType: '', type: 'image/png', size: 1,
    salt: Buffer.alloc(16), digest: Buffer.alloc(32), fingerprint: Buffer.alloc(32), receivedAt: 0, name: 'x',
  } satisfies ReceivedFile;
  await assert.rejects(inContext(db.pools.app, CITIZEN, (tx) =>
    insertFile(tx, { partition: 0, holder: 'somebody else' }, file)), refusedAs('42501'));
});
