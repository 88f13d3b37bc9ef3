import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { testDatabase } from '#test/database.ts';
import { SAMPLE_AT, sampleEvent, sampleLog } from '#test/sample-log.ts';
import { reopenRestoredLogs } from './after-restore.ts';
import { restorePoint } from './fixtures/roll-back.ts';

const P = 1;

const restored = async (t: TestContext) => {
  const db = await testDatabase(t);
  const log = sampleLog(db);
  let next = 0;
  const grow = async (count: number): Promise<void> => {
    await log.append(P, Array.from({ length: count }, () => sampleEvent(db.service, P, `d${next += 1}`, 1, next)));
    await log.publish(P);
  };
  const reopen = (all = false) => reopenRestoredLogs({
    all, pool: db.pools.jobs, partitions: 4, serviceOrigin: log.origin, stores: log.stores,
    history: log.history, clock: () => SAMPLE_AT,
  });
  return { db, log, grow, reopen, checkpoint: (name: string) => log.folders.get(name)?.files.get('checkpoint')?.toString() };
};

test('a log that the restore set back goes on under a new origin, the others as they are', async (t) => {
  const { db, log, grow, reopen, checkpoint } = await restored(t);
  await log.append(0, [sampleEvent(db.service, 0, 'other', 1, 0)]);
  await log.publish(0);
  await grow(300);
  const back = await restorePoint(db, P);
  await grow(50);
  await back();
  assert.deepEqual(await reopen(), [{ partition: P, origin: `${log.origin}/1-2`, epoch: 2, firstIndex: 300, lost: 50 }]);
  await grow(10);
  assert.match(checkpoint('1-2')!, /\/1-2\n311\n/);
  assert.match(checkpoint('1')!, /\/1\n350\n/);
});

test('nothing was lost: nothing changes', async (t) => {
  const { db, grow, reopen } = await restored(t);
  await grow(20);
  await (await restorePoint(db, P))();
  assert.deepEqual(await reopen(), []);
});

test('when the last writes may be missing, a log goes on under a new name even if all that was published is there', async (t) => {
  const { db, log, grow, reopen, checkpoint } = await restored(t);
  await grow(20);
  const back = await restorePoint(db, P);
  await log.append(P, [sampleEvent(db.service, P, 'unpublished', 1, 99)]);
  await back();
  assert.deepEqual(await reopen(true), [{ partition: P, origin: `${log.origin}/1-2`, epoch: 2, firstIndex: 20, lost: 0 }]);
  await grow(1);
  assert.match(checkpoint('1-2')!, /\/1-2\n22\n/);
});

test('a second call, as after a crash, finds what is left to do and no more', async (t) => {
  const { db, grow, reopen } = await restored(t);
  await grow(20);
  const back = await restorePoint(db, P);
  await grow(5);
  await back();
  assert.equal((await reopen()).length, 1);
  await grow(1);
  assert.deepEqual(await reopen(), []);
});

test('going back before an earlier restore takes a third name: the second one is published', async (t) => {
  const { db, log, grow, reopen, checkpoint } = await restored(t);
  await grow(280);
  const back = await restorePoint(db, P);
  await grow(40);
  await back();
  await reopen();
  await grow(3);
  await back();
  assert.deepEqual((await reopen()).map(({ origin, epoch, lost }) => ({ origin, epoch, lost })),
    [{ origin: `${log.origin}/1-3`, epoch: 3, lost: 4 }]);
  await grow(1);
  assert.match(checkpoint('1-3')!, /\/1-3\n282\n/);
});
