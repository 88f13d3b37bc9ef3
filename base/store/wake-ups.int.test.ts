import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { testDatabase, type TestDb } from '#test/database.ts';
import { noteChange } from './after-commit.ts';
import { inContext, systemContext } from './context.ts';
import { createPool, type Pool } from './pools.ts';
import { createWakeUps, type WakeUps } from './wake-ups.ts';

const CONTEXT = systemContext('test', 'essai');

const wakeUpsOf = (t: TestContext, db: TestDb): WakeUps => {
  const wakeUps = createWakeUps({ connection: db.connection, user: db.names.app, password: db.passwords.app,
    channel: db.names.schema });
  t.after(() => wakeUps.close());
  return wakeUps;
};

const poolOf = (t: TestContext, db: TestDb, wakeUps: WakeUps): Pool => {
  const pool = createPool({ connection: db.connection, user: db.names.app, password: db.passwords.app, max: 2, wakeUps });
  t.after(() => pool.end());
  return pool;
};

/** Listens, and lets a test wait until what was heard satisfies it. */
const hearing = async (wakeUps: WakeUps) => {
  const heard: (readonly number[] | undefined)[] = [];
  let look = (): void => undefined;
  wakeUps.listen((partitions) => { heard.push(partitions); look(); });
  const until = (enough: () => boolean): Promise<void> => new Promise((done) => {
    look = () => { if (enough()) done(); };
    look();
  });
  // The first word is that the connection stands: anything may have happened before.
  await until(() => heard.length === 1);
  assert.equal(heard.pop(), undefined);
  return { heard, until };
};

const backendOf = async (db: TestDb): Promise<number[]> => {
  const { rows } = await db.admin.query<{ pid: number }>(`select pid from pg_stat_activity where application_name = $1`,
    [`${db.names.app}-wake-ups`]);
  return rows.map(({ pid }) => pid);
};

test('a commit that noted a partition wakes another process, one that noted nothing wakes nobody', async (t) => {
  const db = await testDatabase(t);
  const [here, there] = [wakeUpsOf(t, db), wakeUpsOf(t, db)];
  const pool = poolOf(t, db, here);
  const { heard, until } = await hearing(there);
  await inContext(pool, CONTEXT, async (tx) => { await tx.query('select 1'); });
  await inContext(pool, CONTEXT, async (tx) => { noteChange(tx, 3); });
  await until(() => heard.length > 0);
  assert.deepEqual(heard, [[3]]);
});

test('a transaction that fails wakes nobody before its connection commits something', async (t) => {
  const db = await testDatabase(t);
  const rung: number[] = [];
  const pool = poolOf(t, db, { ring: (partition) => { rung.push(partition); }, listen: () => () => undefined,
    close: async () => undefined });
  await assert.rejects(inContext(pool, CONTEXT, async (tx) => {
    noteChange(tx, 1);
    throw new Error('no');
  }), /no/);
  assert.deepEqual(rung, []);
});

test('rings of the same 20 ms travel together', async (t) => {
  const db = await testDatabase(t);
  const [here, there] = [wakeUpsOf(t, db), wakeUpsOf(t, db)];
  const { heard, until } = await hearing(there);
  await hearing(here);
  for (let turn = 0; turn < 200; turn += 1) here.ring(turn % 4);
  await setImmediate();
  for (let turn = 0; turn < 200; turn += 1) here.ring(turn % 4);
  const told = (): number[] => heard.flatMap((partitions) => [...partitions!]);
  await until(() => new Set(told()).size === 4);
  assert.deepEqual(heard[0], [0], 'the first ring leaves at once');
  assert.ok(heard.length < 10, `the other 399 leave together, not in ${heard.length} messages`);
});

test('a connection that is killed is made again, listeners are told to look everywhere, and rings go on', async (t) => {
  const db = await testDatabase(t);
  const wakeUps = wakeUpsOf(t, db);
  const { heard, until } = await hearing(wakeUps);
  const [pid] = await backendOf(db);
  await db.admin.query('select pg_terminate_backend($1)', [pid]);
  await until(() => heard.includes(undefined));
  wakeUps.ring(2);
  await until(() => heard.some((partitions) => partitions?.includes(2)));
  assert.notDeepEqual(await backendOf(db), [pid]);
});

test('closing sends what was rung last', async (t) => {
  const db = await testDatabase(t);
  const [here, there] = [wakeUpsOf(t, db), wakeUpsOf(t, db)];
  const { heard, until } = await hearing(there);
  await hearing(here);
  here.ring(0);
  here.ring(1);
  await here.close();
  await until(() => heard.length === 2);
  assert.deepEqual(heard, [[0], [1]]);
});
