import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { testDatabase, type TestDb } from './database.ts';

const FILLED = ['log_head', 'log_tile', 'job_task', 'session', 'event'];

const rowsOf = async ({ admin }: TestDb): Promise<Record<string, unknown[]>> => Object.fromEntries(await Promise.all(
  FILLED.map(async (table) => [table, (await admin.query(`select * from ${table} order by 1`)).rows] as const)));

/** Uses a database in a test of its own, which then ends. */
const used = async (t: TestContext, use: (db: TestDb) => Promise<void>): Promise<TestDb> => {
  let kept: TestDb | undefined;
  await t.test('a test', async (inner) => {
    kept = await testDatabase(inner, { partitions: 3 });
    await use(kept);
  });
  return kept!;
};

test('a service that a test only filled comes back as its migrations left it', async (t) => {
  let before: Record<string, unknown[]> = {};
  const first = await used(t, async (db) => {
    before = await rowsOf(db);
    assert.equal(before.log_head!.length, 3);
    await db.admin.query(`update log_head set size = 9; delete from log_tile where partition = 1;
      insert into job_task values ('something', 3)`);
  });
  const second = await used(t, async (db) => {
    assert.deepEqual(await rowsOf(db), before);
    assert.equal((await db.pools.app.query('select 1')).rowCount, 1);
  });
  assert.equal(second.service, first.service);
});

for (const change of ['alter table log_head add x int', 'alter table log_leaf disable trigger user', 'create table more (n int)',
  'revoke select on log_head from :app', 'alter role :app set synchronous_commit = off', 'analyze log_head']) {
  test(`one that was changed otherwise does not: ${change}`, async (t) => {
    const first = await used(t, async ({ admin, names }) => { await admin.query(change.replace(':app', names.app)); });
    const second = await used(t, async ({ admin }) => { assert.equal((await admin.query('select from log_head')).rowCount, 3); });
    assert.notEqual(second.service, first.service);
  });
}

test('two at once are two', async (t) => {
  const [one, other] = [await testDatabase(t), await testDatabase(t)];
  assert.notEqual(one.service, other.service);
});
