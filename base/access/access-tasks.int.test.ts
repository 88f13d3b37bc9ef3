import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { accessKit, agent, citizen, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import { holderOf } from '#test/access-matrix.ts';
import { ACCESS_SCHEDULES, accessTasks } from './access-tasks.ts';
import type { AuditSeal } from './audit-seal.ts';
import { auditAccess } from './audit.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { logIn } from './log-in.ts';

const DAY = 86_400_000;
const CLERK = holderOf('clerk');
const context: RowContext = { actor: CLERK.id, kind: 'agent', roles: ['clerk'], territories: [], purpose: 'p' };

/** Runs a task as the worker would, at an instant. */
const runAt = async (kit: AccessKit, task: string, now: number): Promise<AuditSeal[]> => {
  const seals: AuditSeal[] = [];
  const tasks = accessTasks({ keys: kit.keys, partitions: PARTITIONS, clock: () => now,
    onSeal: async (_tx, seal) => { seals.push(seal); } });
  const { purpose, run } = tasks[task]!;
  const running = systemContext(task, purpose);
  await run({}, { signal: new AbortController().signal,
    inContext: (fn: never) => inContext(kit.db.pools.jobs, running, fn) } as never);
  return seals;
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
  it('hands each new seal to the log, once', async (t) => {
    const kit = await accessKit(t);
    await look(kit, START);
    const later = START + ACCESS_LIMITS.audit_seal_delay_ms + 1;
    assert.deepEqual((await runAt(kit, 'access-seal', later)).map((seal) => [seal.partition, seal.rows]), [[3, 1]]);
    assert.deepEqual(await runAt(kit, 'access-seal', later), []);
  });
});

describe('the schedule of access', () => {
  it('names tasks that exist', () => {
    const names = Object.keys(accessTasks({} as never));
    assert.deepEqual(ACCESS_SCHEDULES.map(({ task }) => task).toSorted(), names.toSorted());
  });
});
