import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { testDatabase } from '#test/database.ts';
import { messageBox } from './message-box.ts';
import { enqueueMessages } from './outbox.ts';

const TABLES = [
  'outbox_key', 'outbox_lane', 'dead_letter_decision', 'inbox', 'inbox_key', 'inbox_parked', 'inbox_cursor',
];
const admin: RowContext = { actor: 'admin-1', kind: 'admin', roles: [], territories: [], purpose: 'exploitation' };

const withMessage = async (t: Parameters<typeof testDatabase>[0]) => {
  const db = await testDatabase(t);
  await inContext(db.pools.intake, systemContext('test', 'essai'), (tx) =>
    enqueueMessages(tx, { partition: 1, at: 0, box: messageBox(Buffer.alloc(32, 7)) },
      [{ id: newId(), channel: 'out', key: 'a', content: 'x' }]));
  return db;
};

test('without a context nothing is seen or sent', async (t) => {
  const { pools } = await withMessage(t);
  for (const table of TABLES) assert.equal((await pools.app.query(`select * from ${table}`)).rowCount, 0, table);
  assert.equal((await pools.app.query('select message_id from outbox')).rowCount, 0);
  await assert.rejects(pools.app.query(`select enqueue_messages(1::int2, now(), '[{"key":"k","channel":"c"}]')`));
});

test('contents are for the dispatcher only, the outbox for nobody of the intake', async (t) => {
  const { pools } = await withMessage(t);
  await assert.rejects(inContext(pools.app, admin, (tx) => tx.query('select content from outbox')), { code: '42501' });
  for (const table of ['outbox', ...TABLES]) {
    await assert.rejects(pools.intake.query(`select * from ${table}`), { code: '42501' }, table);
    await assert.rejects(pools.rebuild.query(`select * from ${table}`), { code: '42501' }, table);
  }
});

test('a citizen or an agent sees and changes no message', async (t) => {
  const { pools } = await withMessage(t);
  for (const kind of ['citizen', 'agent'] as const) {
    const context = { ...admin, kind, actor: 'x' };
    const count = (sql: string): Promise<number | null> =>
      inContext(pools.app, context, async (tx) => (await tx.query(sql)).rowCount);
    assert.equal(await count('select message_id from outbox'), 0, kind);
    assert.equal(await count("update outbox set state = 'skipped', content = null"), 0, kind);
    assert.equal(await count('update outbox_key set blocked = true'), 0, kind);
    await assert.rejects(count(`insert into dead_letter_decision (partition, decision_id, channel, ordering_key, seq,
      decision, reason, at, actor) values (1, gen_random_uuid(), 'out', 'a', 1, 'skip', 'because', now(), 'x')`),
    { code: '42501' }, kind);
  }
});

test('an administrator cannot sign a decision with another name', async (t) => {
  const { pools } = await withMessage(t);
  await assert.rejects(inContext(pools.app, admin, (tx) => tx.query(`insert into dead_letter_decision (partition,
    decision_id, channel, ordering_key, seq, decision, reason, at, actor)
    values (1, gen_random_uuid(), 'out', 'a', 1, 'skip', 'because', now(), 'somebody else')`)), { code: '42501' });
});
