import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import type { Actor } from './actor.ts';
import { holderOf } from '#test/access-matrix.ts';
import { brokenSeals, sealAudit } from './audit-seal.ts';
import { auditAccess, auditRefusal, type Access } from './audit.ts';
import { accessKit, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { whoLooked } from './who-looked.ts';

const D1 = { partition: 1, id: '01936c00-0000-7000-8000-000000000001' };
const D2 = { partition: 2, id: '01936c00-0000-7000-8000-000000000002' };
const D3 = { partition: 1, id: '01936c00-0000-7000-8000-000000000003' };
const CLERK: Actor = { ...holderOf('clerk'), id: 'C'.repeat(43), displayName: 'Claire ORSINI',
  structure: '21040112100012' };
const allowed = { allow: true, rule: 'clerk-reads', role: 'clerk', obligations: [], territories: [] } as const;
const context: RowContext = { actor: CLERK.id, kind: 'agent', roles: ['clerk'], territories: ['here'],
  purpose: 'instruction' };
const holder = (dossier: string): RowContext =>
  ({ actor: 'H'.repeat(43), kind: 'citizen', roles: ['citizen'], territories: [], purpose: 'follow-up', dossier });

const access = (changes: Partial<Access> = {}): Access => ({
  actor: CLERK, decision: allowed, purpose: 'instruction', dossiers: [D1], fields: ['identity', 'address'],
  route: '/dossiers/:ref',
  correlationId: 'c-1', at: START, organisation: 'Mairie de Manosque', ...changes });
const write = (kit: AccessKit, changes: Partial<Access> = {}): Promise<void> =>
  inContext(kit.db.pools.app, context, (tx) => auditAccess(tx, access(changes), PARTITIONS));
const lines = async (kit: AccessKit): Promise<Record<string, unknown>[]> =>
  (await kit.db.admin.query('select * from access_audit order by partition, audit_id')).rows as Record<string,
  unknown>[];
const looksAt = (kit: AccessKit, dossier: typeof D1, now = START) =>
  inContext(kit.db.pools.app, holder(dossier.id), (tx) => whoLooked(tx, dossier, now));

describe('the audit of accesses', () => {
  it('writes who, as what, why, by which rule, which dossier and classes of fields', async (t) => {
    const kit = await accessKit(t);
    await write(kit);
    const [line] = await lines(kit);
    const { audit_id: id, at, visible_from: visible, ...rest } = line!;
    assert.match(String(id), /^[0-9a-f-]{36}$/);
    assert.deepEqual([(at as Date).getTime(), (visible as Date).getTime()], [START, START]);
    assert.deepEqual(rest, {
      partition: 1, actor_id: CLERK.id, acting_as: 'clerk', structure: '21040112100012',
      organisation: 'Mairie de Manosque',
      purpose: 'instruction', rule_id: 'clerk-reads', decision: 'allow', deny_reason: null, dossier_ids: [D1.id],
      field_classes: ['identity', 'address'], route: '/dossiers/:ref', result_count: 1, correlation_id: 'c-1',
      break_glass_id: null,
    });
  });

  it('writes one row a partition for a list, and one for a search that found nothing', async (t) => {
    const kit = await accessKit(t);
    await write(kit, { dossiers: [D1, D2, D3] });
    await write(kit, { dossiers: [] });
    const written = (await lines(kit)).map((line) => (line.dossier_ids as string[]).length);
    assert.deepEqual(written.toSorted(), [0, 1, 2]);
  });

  it('cuts a very long list into rows of bounded length', async (t) => {
    const kit = await accessKit(t);
    const many = Array.from({ length: 2 * ACCESS_LIMITS.audit_dossiers_per_row_max + 1 }, (_, i) =>
      ({ partition: 1, id: `01936c00-0000-7000-8000-${String(i).padStart(12, '0')}` }));
    await write(kit, { dossiers: many });
    assert.deepEqual((await lines(kit)).map((line) => line.result_count).toSorted(),
      [1, ACCESS_LIMITS.audit_dossiers_per_row_max, ACCESS_LIMITS.audit_dossiers_per_row_max]);
  });

  it('makes the read fail when the line cannot be written', async (t) => {
    const kit = await accessKit(t);
    const read = inContext(kit.db.pools.app, context, async (tx) => {
      await tx.query('select 1');
      await auditAccess(tx, access({ actor: { ...CLERK, id: 'X'.repeat(43) } }), PARTITIONS);
    });
    await assert.rejects(read, /row-level security/);
    assert.deepEqual(await lines(kit), []);
  });

  it('writes refusals with their rule and reason, and refuses to call one an access', async (t) => {
    const kit = await accessKit(t);
    const decision = { allow: false, rule: 'clerk-reads', reason: 'territory' } as const;
    await auditRefusal(kit.db.pools.app, access({ decision }), PARTITIONS);
    const [line] = await lines(kit);
    assert.deepEqual([line?.decision, line?.deny_reason, line?.rule_id, line?.acting_as],
      ['deny', 'territory', 'clerk-reads', 'clerk']);
    await assert.rejects(auditRefusal(kit.db.pools.app, access(), PARTITIONS), /invariant/);
  });

  it('is never changed nor shortened, by anybody', async (t) => {
    const kit = await accessKit(t);
    await write(kit);
    for (const statement of ["update access_audit set purpose = 'x'", 'delete from access_audit',
      'truncate access_audit']) {
      await assert.rejects(kit.db.admin.query(statement), /append-only/);
      await assert.rejects(kit.db.pools.app.query(statement), /permission denied/);
    }
  });
});

describe('who looked', () => {
  it('shows role, organisation, purpose, time and fields to the holder, and no name or pseudonym', async (t) => {
    const kit = await accessKit(t);
    await write(kit, { dossiers: [D1, D2] });
    const looks = await looksAt(kit, D1);
    assert.deepEqual(looks, [{ at: START, role: 'clerk', organisation: 'Mairie de Manosque', purpose: 'instruction',
      fields: ['identity', 'address'] }]);
  });

  it('shows neither the holder’s own reads, nor refusals, nor what the law defers until its day', async (t) => {
    const kit = await accessKit(t);
    await write(kit, { decision: { ...allowed, role: 'citizen' } });
    await write(kit, { decision: { allow: false, rule: 'r', reason: 'territory' } });
    await write(kit, { visibleFrom: START + 1_000 });
    assert.deepEqual(await looksAt(kit, D1), []);
    assert.equal((await looksAt(kit, D1, START + 1_000)).length, 1);
  });

  it('shows nothing of another dossier than the one in the context', async (t) => {
    const kit = await accessKit(t);
    await write(kit, { dossiers: [D1, D2] });
    assert.deepEqual(await inContext(kit.db.pools.app, holder(D2.id), (tx) => whoLooked(tx, D1, START)), []);
  });

  it('goes back page by page', async (t) => {
    const kit = await accessKit(t);
    for (let i = 0; i < 3; i += 1) await write(kit, { at: START + i });
    const first = await looksAt(kit, D1, START + 2);
    assert.deepEqual(first.map((look) => look.at), [START + 2, START + 1, START]);
    const next = await inContext(kit.db.pools.app, holder(D1.id), (tx) => whoLooked(tx, D1, START + 2, START + 1));
    assert.deepEqual(next.map((look) => look.at), [START]);
  });

  it('gives a page of bounded length', async (t) => {
    const kit = await accessKit(t);
    await inContext(kit.db.pools.app, context, async (tx) => {
      for (let i = 0; i <= ACCESS_LIMITS.looks_per_page_max; i += 1) await auditAccess(tx, access(), PARTITIONS);
    });
    assert.equal((await looksAt(kit, D1)).length, ACCESS_LIMITS.looks_per_page_max);
  });
});

describe('seals of the audit', () => {
  const jobs = systemContext('audit-seal', 'audit');
  const seal = (kit: AccessKit, now: number) =>
    inContext(kit.db.pools.jobs, jobs, (tx) => sealAudit(tx, kit.keys, 1, now));
  const broken = (kit: AccessKit, keptSince = 0) =>
    inContext(kit.db.pools.jobs, jobs, (tx) => brokenSeals(tx, kit.keys, 1, keptSince));
  const TEN_MINUTES = ACCESS_LIMITS.audit_seal_delay_ms;
  /** Behind the wall, as somebody who holds the database itself could. */
  const tamper = async (kit: AccessKit, statement: string): Promise<void> => {
    await kit.db.admin.query('alter table access_audit disable trigger user');
    await kit.db.admin.query(statement);
    await kit.db.admin.query('alter table access_audit enable trigger user');
  };

  it('cover what is ten minutes old, once, and hold', async (t) => {
    const kit = await accessKit(t);
    await write(kit);
    await write(kit, { at: START + 1_000 });
    assert.equal(await seal(kit, START + TEN_MINUTES), undefined, 'nothing is old enough');
    const first = await seal(kit, START + TEN_MINUTES + 1);
    assert.deepEqual([first?.rows, first?.to], [1, START + 1]);
    assert.equal((await seal(kit, START + TEN_MINUTES + 1_001))?.rows, 1);
    assert.equal(await seal(kit, START + TEN_MINUTES + 5_000), undefined);
    assert.deepEqual(await broken(kit), []);
  });

  for (const [title, statement] of [
    ['a changed field', "update access_audit set purpose = 'other'"],
    ['a row taken away',
      'delete from access_audit where audit_id = (select max(audit_id::text)::uuid from access_audit)'],
    ['a row added later', `
      insert into access_audit
      select partition, gen_random_uuid(), at, actor_id, acting_as, structure, organisation, purpose, rule_id, decision,
        deny_reason, dossier_ids, field_classes, route, result_count, correlation_id, break_glass_id, visible_from
      from access_audit limit 1`],
  ] as const) {
    it(`break on ${title}`, async (t) => {
      const kit = await accessKit(t);
      await write(kit);
      await write(kit, { dossiers: [D3] });
      await seal(kit, START + TEN_MINUTES + 1);
      await tamper(kit, statement);
      assert.equal((await broken(kit)).length, 1);
      assert.deepEqual(await broken(kit, START + 1), [], 'a span whose rows were purged says nothing');
    });
  }
});
