import assert from 'node:assert/strict';
import { test } from 'node:test';
import { restorePoint } from '#base/log/fixtures/roll-back.ts';
import { verifyExport } from '#base/log/verify-export.ts';
import { personForm, transmitted } from '../desk/fixtures/transmitted.ts';
import { logPublisher } from '#base/dossiers/log-publisher.ts';
import { commandSite } from './fixtures/command-site.ts';
import { service } from '../../service.ts';

const quiet = (): void => undefined;

test('after a restore that lost published entries the register goes on, is verified, exported, and verified again', async (t) => {
  const { db, context, register } = await commandSite(t);
  const publish = (): Promise<boolean> => logPublisher(register)();
  for (let n = 0; n < 8; n += 1) await transmitted(register, personForm(n));
  await publish();
  const { rows } = await db.admin.query<{ partition: number; size: string }>('select partition, size from log_head where size > 0');
  const { partition } = rows[0]!;
  const kept = (await db.admin.query<{ n: number }>('select count(*)::int4 as n from event where partition = $1', [partition])).rows[0]!.n;
  const back = await restorePoint(db, partition);
  // What is published and then lost: leaves of nothing that the restored register knows.
  const grown = async (): Promise<boolean> => (await db.admin.query('select from log_head where partition = $1 and size > $2',
    [partition, rows[0]!.size])).rowCount === 1;
  for (let n = 100; n < 112 || (n < 200 && !await grown()); n += 1) await transmitted(register, personForm(n));
  assert.ok(await grown(), 'something of this partition is lost');
  await publish();
  for (const table of ['event', 'dossier', 'dossier_key', 'demande']) await db.admin.query(`alter table ${table} disable trigger user`);
  const lost = `select dossier_id from event where partition = ${partition} and position = 1 and leaf_index >= ${kept}`;
  for (const table of ['demande', 'dossier_key', 'dossier']) {
    await db.admin.query(`delete from ${table} where partition = ${partition} and dossier_id in (${lost})`);
  }
  await db.admin.query('delete from event where partition = $1 and leaf_index >= $2', [partition, kept]);
  await back();

  const reopened = await service.commands['after-restore'](context, [], quiet);
  assert.deepEqual([reopened.ok, reopened.figures?.reopened_count], [true, 1]);
  for (let n = 40; n < 46; n += 1) await transmitted(register, personForm(n));
  await publish();
  const verified = await service.commands.verify(context, [], quiet);
  assert.equal(verified.ok, true, verified.text.en);

  const exported = await service.commands.export(context, [], quiet);
  assert.equal(exported.ok, true);
  const reports = await verifyExport(String(exported.figures!.folder));
  assert.ok(reports.every(({ ok }) => ok), JSON.stringify(reports.map(({ first }) => first)));
  assert.ok(reports.some(({ log }) => log === `${partition}-2`));
});

test('an empty register has nothing to reopen and nothing to export', async (t) => {
  const { context } = await commandSite(t);
  assert.equal((await service.commands['after-restore'](context, ['all'], quiet)).figures?.reopened_count, 0);
  assert.equal((await service.commands.export(context, [], quiet)).ok, false);
});

test('a register that is written while it is verified is whole: what comes after the head is left out', async (t) => {
  const { context, register } = await commandSite(t);
  for (let n = 60; n < 70; n += 1) await transmitted(register, personForm(n));
  let busy = true;
  const writing = (async () => { for (let n = 70; busy; n += 1) await transmitted(register, personForm(n)); })();
  for (let turn = 0; turn < 4; turn += 1) {
    const { ok, text } = await service.commands.verify(context, [], quiet);
    assert.equal(ok, true, text.en);
  }
  busy = false;
  await writing;
});
