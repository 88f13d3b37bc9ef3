import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type pg from 'pg';
import type { RowContext } from '#base/store/context.ts';
import { accessKit, type AccessKit } from '#test/access-kit.ts';

const TABLES = ['actor', 'session', 'email_link', 'login_throttle', 'role_grant', 'role_grant_decision',
  'invitation_claim',
  'access_audit', 'access_audit_seal', 'break_glass', 'break_glass_review', 'access_fact',
  'administrator_enrolment'] as const;
type Table = (typeof TABLES)[number];

const [ALICE, BOB, CLERK, MANAGER, REVIEWER] = ['A', 'B', 'C', 'M', 'R'].map((letter) => letter.repeat(43)) as
  [string, string, string, string, string];
const DOSSIER = '01936c00-0000-7000-8000-000000000001';
const OTHER_DOSSIER = '01936c00-0000-7000-8000-000000000002';
const GLASS = '01936c00-0000-7000-8000-0000000000b1';
const GRANT = '01936c00-0000-7000-8000-0000000000a1';
const INVITED = '01936c00-0000-7000-8000-0000000000a2';

/** One row of each table for each of the people, written behind the wall. */
const SEED = `
  insert into actor
    (partition, actor_id, kind, provider, assurance, structure, territories, first_seen_at, last_seen_at)
  values (0, '${ALICE}', 'citizen', 'p', 'eidas1', null, '{}', now(), now()),
    (0, '${BOB}', 'citizen', 'p', 'eidas1', null, '{}', now(), now()),
    (0, '${CLERK}', 'agent', 'p', 'eidas1', '1', '{here}', now(), now());
  insert into session (partition, token_hash, actor_id, kind, provider, assurance, second_factor, grants, sealed,
    created_at, last_seen_at, idle_s, expires_at)
  select 0, sha256(a.actor_id::bytea), a.actor_id, a.kind, 'p', 'eidas1', false, '[]', '', now(), now(), 900,
    now() + interval '1 h' from actor a;
  insert into email_link (partition, token_hash, address_mac, binding_mac, sealed, created_at, expires_at)
  values (0, sha256('l'), 'a', 'b', 's', now(), now() + interval '1 h');
  insert into login_throttle values (0, 'b', now(), 1);
  insert into role_grant values
    ('${GRANT}', '${CLERK}', 'clerk', '{here}', '{p}', now(), null, false, '${MANAGER}', now(), 'a good reason'),
    ('${INVITED}', 'invite:x', 'mayor', '{there}', '{p}', now(), null, false, 'system:setup', now(), 'a good reason');
  insert into role_grant_decision values ('${GRANT}', 'approved', 'system:setup', now(), 'seen');
  insert into invitation_claim values ('invite:x', '${CLERK}', now());
  insert into access_audit (partition, audit_id, at, actor_id, acting_as, purpose, rule_id, decision, dossier_ids,
    field_classes, route, result_count, correlation_id, visible_from)
  values
    (0, gen_random_uuid(), now(), '${CLERK}', 'clerk', 'p', 'r', 'allow', '{${DOSSIER}}', '{}', '/', 1, 'c', now()),
    (0, gen_random_uuid(), now() - interval '8 months', '${CLERK}', 'clerk', 'p', 'r', 'allow', '{${OTHER_DOSSIER}}',
      '{}', '/', 1, 'c', now());
  insert into access_fact values (0, 1000, 'DroitDecide', now(), '${MANAGER}', '{}', '{}', sha256(''));
  insert into administrator_enrolment values (sha256('w'), '${MANAGER}', now());
  insert into access_audit_seal values (0, now() - interval '1 h', now(), 1, sha256(''));
  insert into break_glass
  select partition, '${GLASS}', '${CLERK}', 'clerk', null, '${DOSSIER}', 'here', 'urgent', 'x', now(),
    now() + interval '1 h', '2026-11-24' from unnest('{0,2}'::int2[]) as partition;
  insert into break_glass_review values (0, '${GLASS}', '${REVIEWER}', now(), 'justified', 'x');`;

const context = (actor: string, changes: Partial<RowContext> = {}): RowContext =>
  ({ actor, kind: 'citizen', roles: [], territories: [], purpose: 'p', ...changes });
const agentOf = (actor: string, role: string, territory: string): RowContext =>
  context(actor, { kind: 'agent', roles: [role], territories: [territory] });

/** Who looks, and how many rows of each table they see; a table that is not named shows none. */
const SEEN: [string, RowContext | undefined, 'app' | 'jobs', Partial<Record<Table, number>>][] = [
  ['nobody (no context)', undefined, 'app', {}],
  ['nobody (no context), as the jobs role', undefined, 'jobs', {}],
  ['a citizen', context(ALICE), 'app', { actor: 1, session: 1 }],
  ['a citizen with a dossier in view', context(ALICE, { dossier: DOSSIER }), 'app',
    { actor: 1, session: 1, access_audit: 1, break_glass: 2, break_glass_review: 1 }],
  ['an agent with a dossier in view', context(BOB, { kind: 'agent', dossier: DOSSIER }), 'app',
    { actor: 1, session: 1 }],
  ['the clerk', agentOf(CLERK, 'clerk', 'here'), 'app',
    { actor: 1, session: 1, role_grant: 2, role_grant_decision: 1, invitation_claim: 1, break_glass: 2,
      break_glass_review: 1 }],
  ['who manages rights here', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    { actor: 1, role_grant: 1, role_grant_decision: 1, invitation_claim: 1 }],
  ['who manages rights there', agentOf(MANAGER, 'rights-manager', 'there'), 'app',
    { role_grant: 1, invitation_claim: 1 }],
  ['who administers everywhere', agentOf(MANAGER, 'rights-manager', '*'), 'app',
    { actor: 1, role_grant: 2, role_grant_decision: 1, invitation_claim: 1 }],
  ['a clerk of everywhere, if there were one', agentOf(BOB, 'clerk', '*'), 'app', { actor: 1, session: 1 }],
  ['who reviews emergencies here', agentOf(REVIEWER, 'break-glass-reviewer', 'here'), 'app',
    { actor: 1, break_glass: 2, break_glass_review: 1 }],
  ['who reviews emergencies everywhere', agentOf(REVIEWER, 'break-glass-reviewer', '*'), 'app',
    { actor: 1, break_glass: 2, break_glass_review: 1 }],
  ['who reviews emergencies there', agentOf(REVIEWER, 'break-glass-reviewer', 'there'), 'app', {}],
  ['the auditor', agentOf(REVIEWER, 'auditor', ''), 'app', { access_audit: 2, access_audit_seal: 1, access_fact: 1 }],
  ['the system', context('system:x', { kind: 'system' }), 'app',
    { actor: 3, session: 3, email_link: 1, login_throttle: 1,
    role_grant: 2, role_grant_decision: 1, invitation_claim: 1, access_audit: 2, access_audit_seal: 1, break_glass: 2,
    break_glass_review: 1, access_fact: 1, administrator_enrolment: 1 }],
];

const AUDIT_OF = (actor: string): string =>
  `insert into access_audit (partition, audit_id, at, actor_id, acting_as, purpose,
  rule_id, decision, dossier_ids, field_classes, route, result_count, correlation_id, visible_from)
  values (1, gen_random_uuid(), now(), '${actor}', 'clerk', 'p', 'r', 'allow', '{}', '{}', '/', 0, 'c', now())`;
const GRANT_BY = (by: string, places: string): string =>
  `insert into role_grant values (gen_random_uuid(), 'h', 'clerk', '${places}',
  '{p}', now(), null, false, '${by}', now(), 'a good reason')`;
const GLASS_BY = (actor: string): string =>
  `insert into break_glass values (1, gen_random_uuid(), '${actor}', 'clerk', null,
  '${DOSSIER}', 'here', 'urgent', 'x', now(), now() + interval '1 h', '2026-11-24')`;
const FACT_BY = (actor: string): string =>
  `insert into access_fact values (1, 7, 'DroitDecide', now(), '${actor}', '{}', '{}', sha256(''))`;
/** Who does what: done (a row came of it), or not. */
const DONE: [string, RowContext | undefined, 'app' | 'jobs', string, boolean][] = [
  ['nobody writes the audit', undefined, 'app', AUDIT_OF(CLERK), false],
  ['nobody writes the audit in the name of another', context(ALICE), 'app', AUDIT_OF(CLERK), false],
  ['each writes the audit in their own name', context(CLERK), 'app', AUDIT_OF(CLERK), true],
  ['nobody asks for a right without managing them', agentOf(CLERK, 'clerk', 'here'), 'app', GRANT_BY(CLERK, '{here}'),
    false],
  ['a manager gives a right here', agentOf(MANAGER, 'rights-manager', 'here'), 'app', GRANT_BY(MANAGER, '{here}'),
    true],
  ['a manager gives no right there', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    GRANT_BY(MANAGER, '{here,there}'), false],
  ['a manager of one place gives no right everywhere', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    GRANT_BY(MANAGER, '{*}'), false],
  ['who administers everywhere gives one', agentOf(MANAGER, 'rights-manager', '*'), 'app', GRANT_BY(MANAGER, '{*}'), true],
  ['nobody writes a fact in the name of another', agentOf(MANAGER, 'rights-manager', 'here'), 'app', FACT_BY(CLERK), false],
  ['each writes a fact in their own name', agentOf(MANAGER, 'rights-manager', 'here'), 'app', FACT_BY(MANAGER), true],
  ['nobody but the system uses up a word', agentOf(MANAGER, 'rights-manager', '*'), 'app',
    `insert into administrator_enrolment values (sha256('x'), '${MANAGER}', now())`, false],
  ['a manager gives no right without territory', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    GRANT_BY(MANAGER, '{}'), false],
  ['nobody breaks a glass in the name of another', context(ALICE), 'app', GLASS_BY(CLERK), false],
  ['a manager decides in their own name', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    `insert into role_grant_decision values ('${GRANT}', 'revoked', '${MANAGER}', now(), 'left')`, true],
  ['nobody decides in the name of another', agentOf(MANAGER, 'rights-manager', 'here'), 'app',
    `insert into role_grant_decision values ('${GRANT}', 'revoked', '${CLERK}', now(), 'left')`, false],
  ['nobody decides on a right that they do not see', agentOf(MANAGER, 'rights-manager', 'there'), 'app',
    `insert into role_grant_decision values ('${GRANT}', 'revoked', '${MANAGER}', now(), 'left')`, false],
  ['a reviewer reviews', agentOf(REVIEWER, 'break-glass-reviewer', 'here'), 'app',
    `insert into break_glass_review values (2, '${GLASS}', '${REVIEWER}', now(), 'justified', 'x')`, true],
  ['nobody reviews in the name of another', agentOf(REVIEWER, 'break-glass-reviewer', 'here'), 'app',
    `insert into break_glass_review values (2, '${GLASS}', '${MANAGER}', now(), 'justified', 'x')`, false],
  ['the secret of a session finds it, before anybody is known', undefined, 'app',
    `select from session_by_hash(0::int2, sha256('${ALICE}'::bytea), now())`, true],
  ['another secret finds nothing', undefined, 'app', `select from session_by_hash(0::int2, sha256('x'), now())`, false],
  ['an invitation is not taken twice', context(ALICE, { kind: 'agent' }), 'app',
    `select where invitation_take('invite:x', now())`, false],
  ['who took it keeps it', context(CLERK, { kind: 'agent' }), 'app', `select where invitation_take('invite:x', now())`,
    true],
  ['nobody claims an invitation by hand', context(ALICE, { kind: 'agent' }), 'app',
    `insert into invitation_claim values ('invite:y', '${ALICE}', now())`, false],
  ['a manager hears of roles held elsewhere', agentOf(MANAGER, 'rights-manager', 'nowhere'), 'app',
    `select role_grant_roles('${CLERK}', now())`, true],
  ['nobody else asks what roles somebody holds', context(ALICE), 'app', `select role_grant_roles('${CLERK}', now())`,
    false],
  ['nobody ends the session of another', context(ALICE), 'app', `select session_end_all(0::int2, '${BOB}', now())`,
    false],
  ['the application purges no audit', context('system:x', { kind: 'system' }), 'app',
    'select access_audit_purge(0::int2, now())', false],
  ['a purge up to now takes only what is older than six months', context('system:x', { kind: 'system' }), 'jobs',
    'select where access_audit_purge(0::int2, now()) = 1', true],
  ['the jobs role purges what is older', context('system:x', { kind: 'system' }), 'jobs',
    "select where access_audit_purge(0::int2, now() - interval '7 months') = 1", true],
];

type Probe = (client: pg.PoolClient, kit: AccessKit) => Promise<unknown>;
const as = (who: RowContext | undefined, role: 'app' | 'jobs', sql: string): Probe => async (client, kit) => {
  await client.query('savepoint probe');
  await client.query(`set local role ${kit.db.names[role]}`);
  await client.query("select set_config('app.ctx', $1, true)", [who === undefined ? '' : JSON.stringify(who)]);
  try {
    return (await client.query(sql)).rowCount;
  } catch (error) {
    if (!['42501', '23514'].includes((error as { code: string }).code)) throw error;
    return 'refused';
  } finally {
    await client.query('rollback to savepoint probe');
  }
};

const seeded = async (t: TestContext): Promise<{ kit: AccessKit; client: pg.PoolClient }> => {
  const kit = await accessKit(t);
  const client = await kit.db.admin.connect();
  await client.query('begin');
  await client.query(SEED);
  return { kit, client };
};
const done = async (client: pg.PoolClient): Promise<void> => { await client.query('rollback'); client.release(); };

const seenBy = async (client: pg.PoolClient, kit: AccessKit, who: RowContext | undefined, role: 'app' | 'jobs') => {
  const counts: Record<string, unknown> = {};
  for (const table of TABLES) {
    const count = await as(who, role, `select from ${table}`)(client, kit);
    if (count !== 0 && count !== 'refused') counts[table] = count;
  }
  return counts;
};

type Look = [title: string, look: (client: pg.PoolClient, kit: AccessKit) => Promise<unknown>];
const LOOKS: Look[] = [
  ...SEEN.map(([title, who, role]): Look => [title, (client, kit) => seenBy(client, kit, who, role)]),
  ...DONE.map(([title, who, role, sql]): Look =>
    [title, async (client, kit) => [1, 2].includes(await as(who, role, sql)(client, kit) as number)]),
];

/** The whole wall, seen from every side. */
const wall = async (client: pg.PoolClient, kit: AccessKit): Promise<Record<string, unknown>> => {
  const picture: Record<string, unknown> = {};
  for (const [title, look] of LOOKS) picture[title] = await look(client, kit);
  return picture;
};

const looksOtherwise = async (client: pg.PoolClient, kit: AccessKit, before: Record<string,
  unknown>): Promise<boolean> => {
  for (const [title, look] of LOOKS) {
    if (JSON.stringify(await look(client, kit)) !== JSON.stringify(before[title])) return true;
  }
  return false;
};

const expected = (): Record<string, unknown> => Object.fromEntries([
  ...SEEN.map(([title, , , counts]) => [title, counts]), ...DONE.map(([title, , , , allowed]) => [title, allowed])]);

describe('row-level security of access', () => {
  it('shows to each only what is theirs, and nothing without a context', async (t) => {
    const { kit, client } = await seeded(t);
    try {
      assert.deepEqual(await wall(client, kit), expected());
    } finally {
      await done(client);
    }
  });

  it('is on, and forced, on every table', async (t) => {
    const kit = await accessKit(t);
    const { rows } = await kit.db.admin.query<{ relname: string }>(`select relname from pg_class
      where relnamespace = $1::regnamespace and relname = any($2) and relrowsecurity and relforcerowsecurity`,
    [kit.db.names.schema, [...TABLES]]);
    assert.deepEqual(rows.map((row) => row.relname).toSorted(), [...TABLES].toSorted());
  });

  it('shows another picture when any one policy is dropped', async (t) => {
    const { kit, client } = await seeded(t);
    try {
      const before = await wall(client, kit);
      const { rows } = await client.query<{ tablename: string; policyname: string }>(
        `select tablename, policyname from pg_policies where schemaname = $1 and tablename = any($2)`,
        [kit.db.names.schema, [...TABLES]]);
      const unnoticed = [];
      for (const { tablename, policyname } of rows) {
        await client.query('savepoint without');
        await client.query(`drop policy ${policyname} on ${tablename}`);
        if (!await looksOtherwise(client, kit, before)) unnoticed.push(policyname);
        await client.query('rollback to savepoint without');
      }
      assert.ok(rows.length >= 25);
      assert.deepEqual(unnoticed, []);
    } finally {
      await done(client);
    }
  });
});
