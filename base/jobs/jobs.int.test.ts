import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import pino from 'pino';
import { testDatabase, type TestDb } from '#test/database.ts';
import { waitForValue } from '#test/wait-for.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { backlog } from './backlog.ts';
import { releaseAbandonedJobs } from './abandoned-jobs.ts';
import { enqueueJob, enqueueJobs } from './enqueue.ts';
import { migrateJobs } from './migrate-jobs.ts';
import { queueSchema } from './queue-names.ts';
import type { JobRun, Tasks } from './task.ts';
import { startWorker, type JobWorker } from './worker.ts';

const quiet = pino({ level: 'silent' });
const context = systemContext('test', 'essai');

const withQueue = async (t: TestContext): Promise<TestDb> => {
  const db = await testDatabase(t);
  await migrateJobs(db.connection, db.service);
  await db.admin.query("insert into job_task (name, attempts_max) values ('count', 3), ('fail', 2)");
  return db;
};

/** Runs a worker during `body`; it stops before the pools end. */
/** The queue's places and its own connections fit into the pool of a test: one that waits in vain would be told of long after. */
const CONCURRENCY = 2;

const withWorker = async (db: TestDb, tasks: Tasks, body: (worker: JobWorker) => Promise<void>): Promise<void> => {
  const worker = await startWorker({ service: db.service, pool: db.pools.jobs, tasks, logger: quiet, pollMs: 10,
    concurrency: CONCURRENCY });
  try {
    await body(worker);
  } finally {
    await worker.stop();
  }
};

/** A task that tells of each payload, and a promise of the first n of them. */
const collector = (n: number) => {
  const seen: unknown[] = [];
  const { promise, resolve } = Promise.withResolvers<unknown[]>();
  return {
    done: promise,
    take: (value: unknown) => { if (seen.push(value) === n) resolve(seen); },
  };
};

test('work exists if and only if its transaction commits', async (t) => {
  const db = await withQueue(t);
  await assert.rejects(inContext(db.pools.app, context, async (tx) => {
    await enqueueJob(tx, 'count', { payload: { n: 1 } });
    throw new Error('no');
  }));
  assert.equal((await backlog(db.pools.jobs, db.service)).ready, 0);
  await inContext(db.pools.intake, context, (tx) => enqueueJob(tx, 'count', { payload: { n: 2 } }));
  assert.equal((await backlog(db.pools.jobs, db.service)).ready, 1);
});

test('a task runs as a system actor under its purpose, with row-level security', async (t) => {
  const db = await withQueue(t);
  const { done, take } = collector(2);
  const count = {
    purpose: 'purge',
    run: async (payload: object, run: JobRun) => take([payload, await run.inContext(async (tx) =>
      (await tx.query('select ctx_actor() as actor, ctx_purpose() as purpose, current_user as role')).rows[0])]),
  };
  await withWorker(db, { count }, async () => {
    await inContext(db.pools.app, context, (tx) =>
      enqueueJobs(tx, 'count', [{ payload: { id: 'a' } }, { payload: { id: 'a' } }]));
    const expected = { actor: 'system:count', purpose: 'purge', role: db.names.jobs };
    assert.deepEqual(await done, [[{ id: 'a' }, expected], [{ id: 'a' }, expected]]);
  });
});

test('an unknown task is refused', async (t) => {
  const db = await withQueue(t);
  await assert.rejects(inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'other', { payload: {} })),
    { code: '42501' });
});

test('a payload that holds more than ids is refused', async (t) => {
  const db = await withQueue(t);
  const refuse = async (payload: object, why: string): Promise<void> => {
    await assert.rejects(inContext(db.pools.app, context, (tx) =>
      enqueueJob(tx, 'count', { payload: payload as never })),
      { code: '23514' }, why);
  };
  await refuse({ name: 'Angela Dubois' }, 'a space');
  await refuse({ name: 'Zoé' }, 'an accent');
  await refuse({ mail: 'a@b.fr' }, 'an address');
  await refuse({ deep: [{ id: 'x'.repeat(65) }] }, 'a long text inside');
  await refuse(Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`key${i}`, 'x'.repeat(20)])), 'over 1 kB');
  await refuse([] as never, 'not an object');
  await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'count', { payload: { id: 'x'.repeat(64) } }));
});

test('a waiting job with the same key is replaced', async (t) => {
  const db = await withQueue(t);
  await inContext(db.pools.app, context, async (tx) => {
    await enqueueJob(tx, 'count', { payload: { n: 1 }, key: 'k' });
    await enqueueJob(tx, 'count', { payload: { n: 2 }, key: 'k' });
  });
  assert.equal((await backlog(db.pools.jobs, db.service)).ready, 1);
});

test('a job that fails comes back, and its error text stays out of the queue', async (t) => {
  const db = await withQueue(t);
  const { done, take } = collector(1);
  const fail = {
    purpose: 'essai',
    run: async (_: object, run: JobRun) => { take(run.attempt); throw new Error('Mme Dubois is unknown'); },
  };
  await withWorker(db, { fail }, async () => {
    await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'fail', { payload: {} }));
    assert.deepEqual(await done, [1]);
    const job = await untilRow(db, `select last_error, attempts, max_attempts, run_at > now() as later
      from QUEUE._private_jobs where last_error is not null`);
    assert.deepEqual(job, { last_error: 'Error', attempts: 1, max_attempts: 2, later: true });
  });
});

test('a job shows the trace of the request that caused it: to what it causes itself, and when it fails', async (t) => {
  const db = await withQueue(t);
  const { done, take } = collector(2);
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  const lines: string[] = [];
  const tasks: Tasks = {
    count: { purpose: 'essai', run: async (payload, run) => {
      take([payload, run.context.trace]);
      await run.inContext((tx) => enqueueJob(tx, 'fail', { payload: {} }));
    } },
    fail: { purpose: 'essai', run: async (payload, run) => { take([payload, run.context.trace]); throw new Error('no'); } },
  };
  const logger = pino({ level: 'error' }, { write: (line) => { lines.push(line); } });
  const worker = await startWorker({ service: db.service, pool: db.pools.jobs, tasks, logger, pollMs: 10, concurrency: CONCURRENCY });
  try {
    await inContext(db.pools.app, { ...context, trace }, (tx) => enqueueJob(tx, 'count', { payload: { n: 1 } }));
    assert.deepEqual(await done, [[{ n: 1 }, trace], [{}, trace]]);
  } finally {
    await worker.stop();
  }
  assert.deepEqual(lines.map((line) => (JSON.parse(line) as { trace_id: string }).trace_id), [trace]);
});

test('the jobs of a killed worker go back to the queue as soon as its session is dead', async (t) => {
  const db = await withQueue(t);
  await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'count', { payload: {} }));
  const queue = queueSchema(db.service);
  await db.admin.query(`update ${queue}._private_jobs
    set locked_by = 'pool-dead', locked_at = now() - interval '1 min'`);
  const client = await db.pools.jobs.connect();
  await client.query("select pg_advisory_lock(7305, hashtext('pool-dead'))");
  assert.deepEqual(await releaseAbandonedJobs(db.pools.jobs, db.service), [], 'its session lives');
  client.release(true);
  await untilRow(db, "select 1 where not exists (select from pg_locks where locktype = 'advisory' and classid = 7305)");
  assert.deepEqual(await releaseAbandonedJobs(db.pools.jobs, db.service), ['pool-dead']);
  assert.equal((await backlog(db.pools.jobs, db.service)).ready, 1);
});

test('stop waits for the job in hand and tells it', async (t) => {
  const db = await withQueue(t);
  const { done, take } = collector(1);
  let finished = false;
  const count = {
    purpose: 'essai',
    run: async (_: object, run: JobRun) => {
      const told = new Promise((resolve) => run.signal.addEventListener('abort', resolve));
      take('started');
      await told;
      finished = true;
    },
  };
  await withWorker(db, { count }, async (worker) => {
    await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'count', { payload: {} }));
    await done;
    await worker.stop();
    assert.equal(finished, true);
  });
});

test('the backlog and the age of its oldest job are published', async (t) => {
  const db = await withQueue(t);
  await inContext(db.pools.app, context, (tx) =>
    enqueueJobs(tx, 'count', [{ payload: {}, runAt: Date.now() - 60_000 },
      { payload: {}, runAt: Date.now() + 60_000 }]));
  const { oldest_s, ...counts } = await backlog(db.pools.jobs, db.service);
  assert.deepEqual(counts, { ready: 1, running: 0, later: 1, dead: 0 });
  assert.ok(oldest_s >= 60 && oldest_s < 90);
  const metrics = createMetrics(db.service);
  const worker = await startWorker({ service: db.service, pool: db.pools.jobs, logger: quiet, metrics, concurrency: CONCURRENCY,
    tasks: { other: { purpose: 'essai', run: async () => undefined } } });
  await worker.stop();
  assert.match(await metrics.registry.metrics(), /socle_jobs_ready\{[^}]*\} 1/);
});

test('no other role reaches the queue but by enqueue', async (t) => {
  const db = await withQueue(t);
  const queue = queueSchema(db.service);
  for (const sql of [`select * from ${queue}._private_jobs`, `select * from ${queue}.jobs`,
    `select ${queue}.add_job('count')`, `select ${queue}.force_unlock_workers('{x}')`]) {
    await assert.rejects(db.pools.app.query(sql), { code: '42501' }, sql);
  }
  await assert.rejects(db.pools.rebuild.query(`select ${queue}.enqueue('count', '[]')`), { code: '42501' });
});

test('migrating twice changes nothing and leaves the jobs role no right to create schemas', async (t) => {
  const db = await withQueue(t);
  await migrateJobs(db.connection, db.service);
  await assert.rejects(db.pools.jobs.query('create schema mine'), { code: '42501' });
});

test('services that start at once make their queues beside each other', async (t) => {
  const several = [await testDatabase(t), await testDatabase(t), await testDatabase(t), await testDatabase(t)];
  await Promise.all(several.map((db) => migrateJobs(db.connection, db.service)));
});

const untilRow = async (db: TestDb, sql: string): Promise<object> => {
  const text = sql.replaceAll('QUEUE', queueSchema(db.service));
  for (let i = 0; i < 500; i++) {
    const { rows } = await db.admin.query(text);
    if (rows[0]) return rows[0] as object;
    await new Promise((next) => setTimeout(next, 10));
  }
  throw new Error(`no row came: ${text}`);
};

test('on a full disk what frees space goes on, though the jobs held before it take every other place', async (t) => {
  const db = await withQueue(t);
  const { done, take } = collector(1);
  const tasks: Tasks = {
    count: { purpose: 'essai', run: async () => take('stored') },
    fail: { purpose: 'retention', evenOnFullDisk: true, run: async () => take('freed') },
  };
  const full = { open: false, code: 'DISK_LOW', reason: { fr: '', en: '' }, retryAfterS: 1 } as const;
  const worker = await startWorker({ service: db.service, pool: db.pools.jobs, tasks, logger: quiet, pollMs: 10, concurrency: 1,
    admission: () => full });
  try {
    await inContext(db.pools.app, context, (tx) => enqueueJobs(tx, 'count', [{ payload: { n: 1 } }, { payload: { n: 2 } }]));
    await waitForValue(async () => (await backlog(db.pools.jobs, db.service)).running, 1, 'one job is held');
    await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'fail', { payload: {} }));
    assert.deepEqual(await done, ['freed']);
  } finally {
    await worker.stop();
  }
});

test('while nothing may be stored a job waits and loses no try; a worker that stops meanwhile leaves it in the queue', async (t) => {
  const db = await withQueue(t);
  let open = false;
  const { done, take } = collector(1);
  const admission = () => (open ? { open: true } as const
    : { open: false, code: 'DISK_LOW', reason: { fr: '', en: '' }, retryAfterS: 1 } as const);
  const tasks: Tasks = { count: { purpose: 'essai', run: async (payload, { attempt }) => take({ ...payload, attempt }) } };
  await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'count', { payload: { n: 1 } }));
  const options = { service: db.service, pool: db.pools.jobs, tasks, logger: quiet, pollMs: 10, admission };
  const worker = await startWorker(options);
  await waitForValue(async () => (await backlog(db.pools.jobs, db.service)).running, 1, 'the job is in hand');
  open = true;
  assert.deepEqual(await done, [{ n: 1, attempt: 1 }]);
  open = false;
  await inContext(db.pools.app, context, (tx) => enqueueJob(tx, 'count', { payload: { n: 2 } }));
  await waitForValue(async () => (await backlog(db.pools.jobs, db.service)).running, 1, 'the next job is in hand');
  await worker.stop();
  await waitForValue(async () => {
    const { ready, later, dead } = await backlog(db.pools.jobs, db.service);
    return `${ready + later} ${dead}`;
  }, '1 0', 'it is in the queue again');
});
