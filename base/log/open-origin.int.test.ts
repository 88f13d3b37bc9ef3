import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { testDatabase } from '#test/database.ts';
import { SAMPLE_AT, sampleEvent, sampleLog, type SampleEvent } from '#test/sample-log.ts';
import { eventEntry, originEntry } from './entry.ts';
import { appendToFrontier, EMPTY_FRONTIER } from './frontier.ts';
import { openNewOrigin } from './open-origin.ts';
import { pastProofs } from './past-proof.ts';
import { rootOfInclusion } from './proofs.ts';
import { leafHash } from './merkle.ts';

const P = 2;

/** A log of 600 entries that published 640 and was then restored at 600. */
const restoredOlder = async (t: TestContext) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  const batch = (from: number, to: number): SampleEvent[] =>
    Array.from({ length: to - from }, (_, i) => sampleEvent(db.service, P, `d${from + i}`, 1, from + i));
  const kept = batch(0, 600);
  await log.append(P, kept);
  await log.publish(P);
  const head = await db.admin.query('select size, frontier, root from log_head where partition = $1', [P]);
  const backup = head.rows[0];
  await log.append(P, batch(600, 640));
  await log.publish(P);
  const oldCheckpoint = log.folders.get('2')!.files.get('checkpoint')!.toString();
  await db.admin.query('alter table log_head disable trigger user');
  await db.admin.query('alter table log_leaf disable trigger user');
  await db.admin.query('alter table log_batch disable trigger user');
  await db.admin.query('delete from log_leaf where leaf_index >= 600');
  await db.admin.query('delete from log_batch where first_index >= 600');
  await db.admin.query('update log_head set size = $1, frontier = $2, root = $3 where partition = $4',
    [backup.size, backup.frontier, backup.root, P]);
  for (const table of ['log_head', 'log_leaf', 'log_batch']) {
    await db.admin.query(`alter table ${table} enable trigger user`);
  }
  const open = (checkpoint = oldCheckpoint) => openNewOrigin({ pool: db.pools.jobs, serviceOrigin: log.origin,
    partition: P, stores: log.stores, history: log.history, oldCheckpoint: checkpoint, at: SAMPLE_AT });
  return { db, log, kept, batch, oldCheckpoint, open };
};

describe('a restore older than the last published checkpoint', () => {
  it('goes on under a new origin whose first leaf is the old checkpoint', async (t) => {
    const { db, log, kept, batch, oldCheckpoint, open } = await restoredOlder(t);
    await assert.rejects(log.publish(P), { code: 'LOG_RESTORED_OLDER' });
    assert.deepEqual(await open(), { origin: `${log.origin}/2-2`, epoch: 2, firstIndex: 600 });
    const after = batch(601, 900);
    const appended = await log.append(P, after);
    assert.deepEqual([appended.firstIndex, appended.epoch], [601, 2]);
    const entry = ({ salt, header, body }: SampleEvent): Buffer => eventEntry(salt, header, body);
    const entries = [...kept.map(entry), originEntry(oldCheckpoint), ...after.map(entry)];
    assert.deepEqual(appended.root, appendToFrontier(EMPTY_FRONTIER, entries).root);
    assert.equal((await log.publish(P))?.size, 900);
    assert.match(log.folders.get('2-2')!.files.get('checkpoint')!.toString(), /\/2-2\n900\n/);
    assert.equal(log.folders.get('2')!.files.get('checkpoint')!.toString(), oldCheckpoint);

    await inContext(db.pools.app, systemContext('test', 'test'), async (tx) => {
      const proofs = pastProofs(log.stores);
      for (const [index, epoch, size] of [[3, 1, 600], [600, 2, 601], [899, 2, 900]] as const) {
        const proof = await proofs(tx, P, index);
        assert.deepEqual([proof.epoch, proof.size], [epoch, size]);
        assert.deepEqual(rootOfInclusion(leafHash(entries[index]!), index, size, proof.path), proof.root);
      }
    });
  });

  it('refuses a checkpoint that nobody signed, of another log, or not beyond what is stored', async (t) => {
    const { log, oldCheckpoint, open } = await restoredOlder(t);
    const foreign = { code: 'LOG_CHECKPOINT_FOREIGN' };
    await assert.rejects(open(oldCheckpoint.replace('\n640\n', '\n641\n')), foreign);
    await assert.rejects(open('nothing'), foreign);
    await assert.rejects(open(log.signer.sign(1, 640, Buffer.alloc(32))), foreign);
    await assert.rejects(open(log.signer.sign(P, 599, Buffer.alloc(32))), foreign);
    await open();
    await assert.rejects(open(), foreign);
  });

  it('refuses old tiles that are not those of the restored rows', async (t) => {
    const { log, open } = await restoredOlder(t);
    const tile = log.folders.get('2')!.files.get('tile/entries/000')!;
    tile.writeUInt8(tile.readUInt8(40) ^ 1, 40);
    await assert.rejects(open(), { code: 'LOG_DIVERGED' });
    assert.deepEqual((await log.append(P, [])
      .catch((error: Error) => error.name)), 'RangeError');
  });
});
