import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { accessKit, agent, citizen, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import { holderOf } from '#test/access-matrix.ts';
import { ACCESS_SCHEDULES, accessTasks } from './access-tasks.ts';
import { auditAccess } from './audit.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn } from './log-in.ts';
import { verifyAudit } from './verify-audit.ts';

const DAY = 86_400_000;
const CLERK = holderOf('clerk');
const context: RowContext = { actor: CLERK.id, kind: 'agent', roles: ['clerk'], territories: [], purpose: 'p' };

/** Runs a task as the worker would, at an instant. */
const runAt = async (kit: AccessKit, task: string, now: number): Promise<void> => {
  const tasks = accessTasks({ service: kit.db.service, keys: kit.keys, partitions: PARTITIONS, clock: () => now });
  const { purpose, run } = tasks[task]!;
  const running = systemContext(task, purpose);
  await run({}, { signal: new AbortController().signal,
    inContext: (fn: never) => inContext(kit.db.pools.jobs, running, fn) } as never);
};
const look = (kit: AccessKit, at: number): Promise<void> =>
  inContext(kit.db.pools.app, context, (tx) => auditAccess(tx, {
  actor: CLERK, decision: { allow: true, rule: 'r', role: 'clerk', obligations: [], territories: [] }, purpose: 'p',
  dossiers: [{ partition: 3, id: '01936c00-0000-7000-8000-000000000001' }], fields: [], route: '/', correlationId: 'c',
  at,
}, PARTITIONS));
const count = async (kit: AccessKit, from: string): Promise<number> =>
  (await kit.db.admin.query(`select from ${from}`)).rowCount ?? 0;

describe('the sweep of access', () => {
  it('ends nothing that lives, then removes dead sessions and forgets who never came back, in every partition',
    async (t) => {
    const kit = await accessKit(t);
    for (const subject of ['a', 'b', 'c', 'd', 'e']) await logIn(kit.login, citizen(subject));
    await logIn(kit.login, agent());
    await runAt(kit, 'access-sweep', START);
    assert.equal(await count(kit, 'session'), 6);
    await runAt(kit, 'access-sweep', START + DAY);
    assert.deepEqual([await count(kit, 'session'), await count(kit, 'actor where identity is null')], [0, 0]);
    await runAt(kit, 'access-sweep', START + ACCESS_LIMITS.identity_kept_days * DAY + 1);
    assert.equal(await count(kit, "actor where identity is null and status = 'erased'"), 5);
    kit.time.now = START + ACCESS_LIMITS.identity_kept_days * DAY + 2;
    await logIn(kit.login, citizen('a'));
    assert.equal(await count(kit, "actor where identity is not null and kind = 'citizen'"), 1);
  });

  it('lets audit rows go after a year, and keeps younger ones', async (t) => {
    const kit = await accessKit(t);
    const now = Date.now();
    await look(kit, now - ACCESS_LIMITS.audit_kept_days * DAY - 1);
    await look(kit, now - ACCESS_LIMITS.audit_kept_days * DAY + 60_000);
    await runAt(kit, 'access-sweep', now);
    assert.equal(await count(kit, 'access_audit'), 1);
  });
});

describe('the seal of access', () => {
  const LATER = START + ACCESS_LIMITS.audit_seal_delay_ms + 1;
  const sealed = async (t: TestContext): Promise<AccessKit> => {
    const kit = await accessKit(t);
    await look(kit, START);
    await runAt(kit, 'access-seal', LATER);
    return kit;
  };
  const verified = (kit: AccessKit) => inContext(kit.db.pools.jobs, systemContext('verifier', 'verification'),
    (tx) => verifyAudit(tx, kit.keys, 3, LATER));
  /** As somebody who holds the database itself could. */
  const tamper = async (kit: AccessKit, table: string, statement: string): Promise<void> => {
    await kit.db.admin.query(`alter table ${table} disable trigger user`);
    await kit.db.admin.query(statement);
  };

  it('goes into the log, once, and holds', async (t) => {
    const kit = await sealed(t);
    await runAt(kit, 'access-seal', LATER);
    const { rows } = await kit.db.admin.query<{ leaf_index: string; type: string; body: string }>(
      'select leaf_index, type, body from access_fact where partition = 3');
    assert.deepEqual(rows.map(({ leaf_index, type }) => [Number(leaf_index), type]), [[0, 'AuditScelle']]);
    assert.equal((JSON.parse(rows[0]!.body) as { rows: number }).rows, 1);
    assert.equal(await count(kit, 'log_leaf where partition = 3'), 1);
    assert.deepEqual(await verified(kit), { count: 1 });
  });

  for (const [title, table, statement] of [
    ['a line of audit changed', 'access_audit', "update access_audit set purpose = 'other'"],
    ['a line of audit gone', 'access_audit', 'delete from access_audit'],
    ['a seal made again over a changed audit', 'access_audit_seal', "update access_audit_seal set digest = sha256('x')"],
    ['a seal gone', 'access_audit_seal', 'delete from access_audit_seal'],
  ] as const) {
    it(`shows ${title}`, async (t) => {
      const kit = await sealed(t);
      await tamper(kit, table, statement);
      assert.match((await verified(kit)).divergence?.en ?? '', /Access audit 3/);
    });
  }
});

describe('the schedule of access', () => {
  it('names tasks that exist', () => {
    const names = Object.keys(accessTasks({} as never));
    assert.deepEqual(ACCESS_SCHEDULES.map(({ task }) => task).toSorted(), names.toSorted());
  });
});
