import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { describe, it } from 'node:test';
import { inContext, systemContext } from '#base/store/context.ts';
import { testDatabase } from '#test/database.ts';
import { appendLeaves } from './append.ts';

const ctx = systemContext('test', 'test');
const AT = Date.UTC(2026, 2, 4, 5, 6, 7, 89);
const TABLES = ['log_head', 'log_leaf', 'log_checkpoint', 'log_tile', 'log_batch'];
const DENIED = { code: '42501' };

describe('who may not touch the log', () => {
  it('shows no row without a context, to any role', async (t) => {
    const { pools } = await testDatabase(t);
    await inContext(pools.app, ctx, async (tx) => {
      await appendLeaves(tx, 0, [randomBytes(33)], AT);
      await tx.query(`insert into log_checkpoint values (0, 1, 1, sha256(''), now(), 'note')`);
    });
    for (const pool of Object.values(pools)) {
      for (const table of TABLES) {
        assert.equal((await pool.query(`select from ${table}`)).rowCount, 0, table);
        const seen = await inContext(pool, ctx, (tx) => tx.query(`select from ${table}`));
        assert.ok(seen.rowCount! > 0, `${table} under a context`);
      }
    }
  });

  it('refuses to write without a context', async (t) => {
    const { pools } = await testDatabase(t);
    for (const pool of [pools.app, pools.intake]) {
      await assert.rejects(pool.query(`insert into log_leaf values (0, 0, decode(repeat('01', 33), 'hex'))`), DENIED);
      await assert.rejects(pool.query(`insert into log_checkpoint values (0, 1, 0, sha256(''), now(), '')`), DENIED);
      assert.equal((await pool.query('update log_head set size = 5')).rowCount, 0);
    }
  });

  it('lets no role rewrite, remove or empty, whoever it is', async (t) => {
    const { pools, admin, names } = await testDatabase(t);
    await inContext(pools.app, ctx, (tx) => appendLeaves(tx, 0, [randomBytes(33)], AT));
    const attempts = [
      `update log_leaf set entry = decode(repeat('01', 33), 'hex')`, 'delete from log_leaf', 'truncate log_leaf',
      `update log_checkpoint set note = ''`, 'delete from log_checkpoint', 'truncate log_checkpoint',
      'update log_batch set size = size + 1', 'delete from log_batch', 'truncate log_batch',
      'update log_head set size = 0', 'delete from log_head', 'truncate log_head',
    ];
    for (const sql of attempts) {
      for (const pool of Object.values(pools)) {
        await assert.rejects(inContext(pool, ctx, (tx) => tx.query(sql)), DENIED, `${sql} as a role`);
      }
      const asOwner = inContext(admin, ctx, async (tx) => {
        await tx.query(`set local role ${names.owner}`);
        await tx.query(sql);
      });
      await assert.rejects(asOwner, DENIED, `${sql} as the owner`);
    }
    await assert.rejects(inContext(pools.rebuild, ctx, (tx) => appendLeaves(tx, 0, [randomBytes(33)], AT)), DENIED);
  });

  it('lets the jobs role prune published leaves only', async (t) => {
    const { pools } = await testDatabase(t);
    const entries = Array.from({ length: 300 }, () => randomBytes(33));
    await inContext(pools.app, ctx, (tx) => appendLeaves(tx, 0, entries, AT));
    const prune = (below: number) => inContext(pools.jobs, ctx, (tx) =>
      tx.query('delete from log_leaf where partition = 0 and leaf_index < $1', [below]));
    await assert.rejects(prune(256), DENIED);
    await inContext(pools.jobs, ctx, (tx) => tx.query('update log_tile set published_to = 256 where partition = 0'));
    await assert.rejects(prune(257), DENIED);
    assert.equal((await prune(256)).rowCount, 256);
  });
});
