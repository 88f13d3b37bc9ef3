import assert from 'node:assert/strict';
import { test } from 'node:test';
import pg from 'pg';
import { testDatabase, type TestDb } from '#test/database.ts';
import { atOnce, inContext, inTwoSteps, systemContext } from './context.ts';
import { freshPlans } from './fresh-plans.ts';
import { createPool } from './pools.ts';
import { leavesWithCommit } from './with-commit.ts';

test('a transaction carries its row context and forgets it after', async (t) => {
  const { pools } = await testDatabase(t);
  const actor = await inContext(pools.app, systemContext('test', 'essai'), async (tx) =>
    (await tx.query('select ctx_actor() as actor, ctx_purpose() as purpose')).rows[0]);
  assert.deepEqual(actor, { actor: 'system:test', purpose: 'essai' });
  const after = await pools.app.query('select ctx_actor() as actor');
  assert.equal(after.rows[0].actor, null);
});

test('a transaction that throws leaves nothing', async (t) => {
  const { pools, admin, names } = await testDatabase(t);
  await admin.query(`create table ${names.schema}.probe (n int); grant insert on ${names.schema}.probe to ${names.app}`);
  await assert.rejects(inContext(pools.app, systemContext('test', 'essai'), async (tx) => {
    await tx.query('insert into probe values (1)');
    throw new Error('stop');
  }), /stop/);
  assert.equal((await admin.query('select from probe')).rowCount, 0);
});

test('a transaction sent at once shows the statement that failed, and leaves nothing of the others', async (t) => {
  const { pools, admin, names } = await testDatabase(t);
  await admin.query(`create table ${names.schema}.probe (n int check (n < 9)); grant insert on ${names.schema}.probe to ${names.app}`);
  const insert = (...numbers: number[]) => atOnce(pools.app, systemContext('test', 'essai'), (tx) =>
    Promise.all(numbers.map((n) => tx.query('insert into probe values ($1)', [n]))));
  await assert.rejects(insert(1, 9), { code: '23514' });
  assert.equal((await admin.query('select from probe')).rowCount, 0);
  await insert(1, 2);
  assert.equal((await admin.query('select from probe')).rowCount, 2);
});

test('a transaction of two steps gives the second what the first found, and leaves nothing when either fails', async (t) => {
  const { pools, admin, names } = await testDatabase(t);
  await admin.query(`create table ${names.schema}.probe (n int check (n < 9)); grant insert on ${names.schema}.probe to ${names.app}`);
  const steps = (found: () => number) => inTwoSteps(pools.app, systemContext('test', 'essai'), async (tx) => {
    await tx.query('insert into probe values (1)');
    return found();
  }, (tx, n) => tx.query('insert into probe values ($1)', [n]));
  await assert.rejects(steps(() => { throw new Error('stop'); }), /stop/);
  await assert.rejects(steps(() => 9), { code: '23514' });
  assert.equal((await admin.query('select from probe')).rowCount, 0);
  await steps(() => 2);
  assert.equal((await admin.query('select from probe')).rowCount, 2);
});

test('a statement that leaves with the COMMIT fails it by its own name, whatever comes behind it', async (t) => {
  const { pools, admin, names } = await testDatabase(t);
  await admin.query(`create table ${names.schema}.probe (n int check (n < 9)); grant insert on ${names.schema}.probe to ${names.app}`);
  const insert = (tx: Parameters<typeof leavesWithCommit>[0] & { query: typeof pools.app.query }, n: number) =>
    leavesWithCommit(tx, tx.query('insert into probe values ($1)', [n]));
  const write = (n: number, more: string) => inContext(pools.app, systemContext('test', 'essai'), async (tx) => {
    await insert(tx as never, n);
    if (more) await tx.query(more);
  });
  await assert.rejects(write(9, ''), { code: '23514' });
  await assert.rejects(write(9, 'select 1'), { code: '23514' });
  assert.equal((await admin.query('select from probe')).rowCount, 0);
  await write(1, '');
  // Sent where COMMIT goes by other means, it is awaited like any other.
  await assert.rejects(inTwoSteps(pools.app, systemContext('test', 'essai'), (tx) => insert(tx as never, 9), async () => 0),
    { code: '23514' });
  assert.equal((await admin.query('select from probe')).rowCount, 1);
});

/** Plans of one statement over a table that is empty, then full, then full for five seconds. */
const plansAsItFills = async ({ connection, names, passwords, admin }: TestDb): Promise<string[]> => {
  await admin.query(`drop table if exists ${names.schema}.probe;
    create table ${names.schema}.probe (part int2, id int8, wide char(1000), primary key (part, id));
    create index probe_wide on ${names.schema}.probe (part, wide); grant select, insert on ${names.schema}.probe to ${names.app};
    alter table ${names.schema}.probe set (autovacuum_enabled = off)`);
  // Not a pool of `createPool`: that one looks at the real clock too, and a slow machine would have it plan anew in between.
  const pool = new pg.Pool({ ...connection, user: names.app, password: passwords.app, max: 1 });
  let now = 0;
  freshPlans(pool, () => now);
  const generic = async (): Promise<string> => {
    const read = { name: 'probe', text: 'select wide from probe where part = $1 and id = $2', values: [1, 7] };
    for (let i = 0; i < 7; i++) await pool.query(read);
    const { rows } = await pool.query<{ 'QUERY PLAN': string }>('explain execute probe (1, 7)');
    return rows[0]!['QUERY PLAN'];
  };
  const plans = [await generic()];
  await pool.query("insert into probe select 1, n, 'x' from generate_series(1, 5000) n");
  plans.push(await generic());
  now += 5_000;
  plans.push(await generic());
  await pool.end();
  return plans;
};

test('a connection plans its statements anew from time to time, so that a table that fills is not read by the wrong index', async (t) => {
  const db = await testDatabase(t);
  let plans: string[] = [];
  // A server busy with the definitions of other databases may drop every plan of all: then there is no old one to be seen.
  for (let turn = 0; turn < 5 && !/probe_wide/.test(plans[1] ?? ''); turn++) plans = await plansAsItFills(db);
  assert.match(plans[0]!, /probe_wide/, 'an empty table: the younger of two indexes that begin alike');
  assert.match(plans[1]!, /probe_wide/, 'kept while nobody asks for another');
  assert.match(plans[2]!, /probe_pkey/);
});

test('a server that may lose acknowledged commits is refused', async (t) => {
  const { connection, names, passwords, admin } = await testDatabase(t);
  await admin.query(`alter role ${names.app} set synchronous_commit = off`);
  const pool = createPool({ connection, user: names.app, password: passwords.app, max: 1 });
  t.after(() => pool.end());
  await assert.rejects(pool.query('select 1'), /synchronous_commit must be on/);
});

test('an application role neither owns, nor creates, nor bypasses', async (t) => {
  const { pools, names, connection } = await testDatabase(t);
  await assert.rejects(pools.app.query('create table mine (n int)'), /permission denied/);
  const client = new pg.Client(connection);
  await client.connect();
  const { rows } = await client.query(
    'select rolsuper, rolbypassrls from pg_roles where rolname = any($1)', [[names.app, names.intake, names.jobs]]);
  await client.end();
  assert.deepEqual(rows, Array(3).fill({ rolsuper: false, rolbypassrls: false }));
});
