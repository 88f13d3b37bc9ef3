import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inContext, type RowContext } from '#base/store/context.ts';
import { Problem } from '#base/values/problem.ts';
import { holderOf } from '#test/access-matrix.ts';
import type { Actor } from './actor.ts';
import { auditAccess } from './audit.ts';
import { pendingReviews, reviewBreakGlass } from './break-glass-review.ts';
import { openBreakGlass, openGlassOf, workingDaysAfter, type BreakGlassRequest, type BreakGlassRules,
  type GlassNotice } from './break-glass.ts';
import { accessKit, PARTITIONS, START, type AccessKit } from '#test/access-kit.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { whoLooked } from './who-looked.ts';

const DOSSIER = { partition: 1, id: '01936c00-0000-7000-8000-000000000001' };
const CLERK: Actor = { ...holderOf('clerk'), id: 'C'.repeat(43) };
const REVIEWER = 'R'.repeat(43);
const rules: BreakGlassRules = {
  reasons: new Map([['vital', { fr: 'Urgence vitale', en: 'Life at stake' }]]), zone: 'Europe/Paris', isHoliday: () =>
    false };
const request = (changes: Partial<BreakGlassRequest> = {}): BreakGlassRequest => ({
  actor: CLERK, role: 'clerk', organisation: 'Mairie de Forcalquier', dossier: DOSSIER, territory: 'commune:04112',
  reasonCode: 'vital', explanation: 'Personne désorientée, famille à joindre', minutes: 60, ...changes });
const contextOf = (actor: string, role: string): RowContext =>
  ({ actor, kind: 'agent', roles: [role], territories: ['commune:04112'], purpose: 'emergency' });
const refusedWith = (code: string) => (error: unknown): boolean => error instanceof Problem && error.code === code;

const open = async (kit: AccessKit, changes: Partial<BreakGlassRequest> = {}, notices: GlassNotice[] = []) =>
  inContext(kit.db.pools.app, contextOf(CLERK.id, 'clerk'), (tx) =>
    openBreakGlass(tx, kit.keys, rules, request(changes), kit.time.now, async (_tx, notice) =>
      { notices.push(notice); }));
const asReviewer = <T>(kit: AccessKit, fn: Parameters<typeof inContext<T>>[2], actor = REVIEWER): Promise<T> =>
  inContext(kit.db.pools.app, contextOf(actor, 'break-glass-reviewer'), fn);

describe('a break-glass that is refused', () => {
  for (const [title, code, changes] of [
    ['to who signed in with one factor', 'ACCESS_SECOND_FACTOR', { actor: { ...CLERK, secondFactor: false } }],
    ['for a reason that is not in the list', 'ACCESS_GLASS_REASON', { reasonCode: 'curious' }],
    ['without an explanation of twenty characters', 'ACCESS_GLASS_REASON',
      { explanation: 'x'.repeat(ACCESS_LIMITS.glass_explanation_chars_min - 1) }],
    ['with an explanation of 2,001 characters', 'ACCESS_GLASS_REASON',
      { explanation: 'x'.repeat(ACCESS_LIMITS.glass_explanation_chars_max + 1) }],
    ['for more than an hour', 'ACCESS_GLASS_TOO_LONG', { minutes: ACCESS_LIMITS.glass_minutes_max + 1 }],
    ['for no time at all', 'ACCESS_GLASS_TOO_LONG', { minutes: 0 }],
    ['for a time that is no number', 'ACCESS_GLASS_TOO_LONG', { minutes: Number.NaN }],
  ] as const) {
    it(title, async (t) => {
      const kit = await accessKit(t);
      await assert.rejects(open(kit, changes as Partial<BreakGlassRequest>), refusedWith(code));
    });
  }

  it('longer than an hour even by the database', async (t) => {
    const kit = await accessKit(t);
    await assert.rejects(kit.db.admin.query(`insert into break_glass values (1, gen_random_uuid(), 'a', 'clerk', null,
      gen_random_uuid(), 't', 'vital', 'x', now(), now() + interval '61 min', current_date)`), /check constraint/);
  });

  it('when the notification fails: nothing is opened', async (t) => {
    const kit = await accessKit(t);
    await assert.rejects(inContext(kit.db.pools.app, contextOf(CLERK.id, 'clerk'), (tx) =>
      openBreakGlass(tx, kit.keys, rules, request(), START, () => Promise.reject(new Error('outbox')))), /outbox/);
    assert.equal((await kit.db.admin.query('select from break_glass')).rowCount, 0);
  });
});

describe('a break-glass', () => {
  it('opens one dossier for its time, tells at once, and keeps the explanation unreadable', async (t) => {
    const kit = await accessKit(t);
    const notices: GlassNotice[] = [];
    const glass = await open(kit, { minutes: 30 }, notices);
    assert.deepEqual([glass.dossier, glass.until], [DOSSIER.id, START + 30 * 60_000]);
    // Friday 20 November 2026: two working days later is Tuesday.
    assert.deepEqual(notices, [{ id: glass.id, dossier: DOSSIER, reasonCode: 'vital', until: glass.until,
      reviewDueOn: '2026-11-24', alarm: false }]);
    const find = (at: number, id = DOSSIER.id) => inContext(kit.db.pools.app, contextOf(CLERK.id, 'clerk'),
      (tx) => openGlassOf(tx, CLERK.id, { ...DOSSIER, id }, at));
    assert.deepEqual(await find(glass.until - 1), glass);
    assert.equal(await find(glass.until), undefined);
    assert.equal(await find(START, '01936c00-0000-7000-8000-000000000009'), undefined);
    const { rows: [row] } = await kit.db.admin.query<{ explanation: Buffer }>('select explanation from break_glass');
    assert.ok(!row!.explanation.toString().includes('désorientée'));
  });

  it('rings at the fourth of an agent within seven days', async (t) => {
    const kit = await accessKit(t);
    const notices: GlassNotice[] = [];
    const quiet = ACCESS_LIMITS.glass_per_agent_per_week_alarm;
    for (let i = 0; i <= quiet; i += 1) await open(kit, {}, notices);
    assert.deepEqual(notices.map((notice) => notice.alarm), [...Array<boolean>(quiet).fill(false), true]);
    kit.time.now = START + 7 * 86_400_000;
    await open(kit, {}, notices);
    assert.equal(notices.at(-1)?.alarm, false);
  });

  it('waits for its review, late after two working days, and is judged once, by somebody else', async (t) => {
    const kit = await accessKit(t);
    const { id } = await open(kit);
    const pending = (today: string) => asReviewer(kit, (tx) => pendingReviews(tx, kit.keys, 1, today));
    const [waiting] = await pending('2026-11-24');
    assert.deepEqual([waiting?.id, waiting?.explanation, waiting?.late],
      [id, 'Personne désorientée, famille à joindre', false]);
    assert.equal((await pending('2026-11-25'))[0]?.late, true);
    const review = (reviewer: string): Promise<void> => asReviewer(kit, (tx) => reviewBreakGlass(tx, kit.keys,
      { partition: 1, id, reviewer, result: 'justified', remark: 'Famille jointe' }, kit.time.now), reviewer);
    await assert.rejects(review(CLERK.id), refusedWith('ACCESS_GLASS_REVIEW'));
    await review(REVIEWER);
    await assert.rejects(review(REVIEWER), refusedWith('ACCESS_GLASS_REVIEWED'));
    assert.deepEqual(await pending('2026-11-25'), []);
  });

  it('is seen by the person, with its reason and what the review said', async (t) => {
    const kit = await accessKit(t);
    const { id } = await open(kit);
    await inContext(kit.db.pools.app, contextOf(CLERK.id, 'clerk'), (tx) => auditAccess(tx, {
      actor: CLERK, decision: { allow: true, rule: 'glass', role: 'clerk', obligations: [], territories: [] },
      purpose: 'emergency',
      dossiers: [DOSSIER], fields: ['identity'], route: '/d/:ref', correlationId: 'c', at: START, breakGlass: id },
        PARTITIONS));
    const seen = () => inContext(kit.db.pools.app, { actor: 'H'.repeat(43), kind: 'citizen', roles: [], territories: [],
      purpose: 'follow-up', dossier: DOSSIER.id }, (tx) => whoLooked(tx, DOSSIER, START));
    assert.deepEqual((await seen())[0]?.breakGlass, { reasonCode: 'vital' });
    await asReviewer(kit, (tx) => reviewBreakGlass(tx, kit.keys,
      { partition: 1, id, reviewer: REVIEWER, result: 'unjustified', remark: 'Aucune urgence' }, kit.time.now));
    assert.deepEqual((await seen())[0]?.breakGlass, { reasonCode: 'vital', review: 'unjustified' });
  });

  it('counts working days over weekends and holidays', () => {
    const none = (): boolean => false;
    assert.equal(workingDaysAfter('2026-11-23', ACCESS_LIMITS.glass_review_working_days, none), '2026-11-25');
    assert.equal(workingDaysAfter('2026-11-20', 2, none), '2026-11-24');
    assert.equal(workingDaysAfter('2026-11-21', 2, none), '2026-11-24');
    assert.equal(workingDaysAfter('2026-11-20', 2, (day) => day === '2026-11-23'), '2026-11-25');
  });
});
