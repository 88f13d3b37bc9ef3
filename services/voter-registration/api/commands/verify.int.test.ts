import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { accessTasks } from '#base/access/access-tasks.ts';
import { accessKeys } from '#base/access/keys.ts';
import { auditAccess } from '#base/access/audit.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { holderOf } from '#test/access-matrix.ts';
import { personForm, transmitted } from '../desk/fixtures/transmitted.ts';
import { commandSite } from './fixtures/command-site.ts';
import { service } from '../../service.ts';

const CLERK = holderOf('agent-mairie');
const HOUR_MS = 3_600_000;

/** A register with dossiers, reads of them, and the seal of these reads between later dossiers. */
const bench = async (t: TestContext) => {
  const { db, context, register } = await commandSite(t);
  for (let n = 0; n < 6; n += 1) await transmitted(register, personForm(n));
  const { rows } = await db.admin.query<{ partition: number; id: string }>('select partition, dossier_id as id from dossier');
  await inContext(register.app, { actor: CLERK.id, kind: 'agent', roles: [], territories: [], purpose: 'instruction' }, (tx) =>
    auditAccess(tx, { actor: CLERK, purpose: 'instruction', dossiers: rows, fields: ['identity'], route: '/', correlationId: 'c',
      at: Date.now() - HOUR_MS, decision: { allow: true, rule: 'r', role: 'agent-mairie', obligations: [], territories: [] } }, 4));
  const tasks = accessTasks({ service: register.service, keys: accessKeys(parseKeyring(context.keyring)), partitions: 4, clock: Date.now });
  await tasks['access-seal']!.run({}, { signal: new AbortController().signal,
    inContext: (fn: never) => inContext(register.jobs, systemContext('access-seal', 'audit'), fn) } as never);
  for (let n = 6; n < 9; n += 1) await transmitted(register, personForm(n));
  return { db, run: () => service.commands.verify(context, [], () => undefined) };
};

test('the register with its seals of the access audit is whole', async (t) => {
  const { db, run } = await bench(t);
  const { ok, figures } = await run();
  const { rows: [seals] } = await db.admin.query<{ n: number }>("select count(*)::int4 as n from access_fact where type = 'AuditScelle'");
  assert.ok(seals!.n > 0);
  assert.deepEqual([ok, figures?.audit_seals_count], [true, seals!.n]);
});

for (const [title, table, statement] of [
  ['a line of the access audit changed', 'access_audit', "update access_audit set purpose = 'other'"],
  ['a fact of the log changed', 'access_fact', `update access_fact set body = replace(body, '"purpose":"audit"', '"purpose":"tidy"')`],
  ['a fact of the log gone', 'access_fact', 'delete from access_fact'],
] as const) {
  test(`${title} is found`, async (t) => {
    const { db, run } = await bench(t);
    await db.admin.query(`alter table ${table} disable trigger user`);
    await db.admin.query(statement);
    assert.equal((await run()).ok, false);
  });
}
