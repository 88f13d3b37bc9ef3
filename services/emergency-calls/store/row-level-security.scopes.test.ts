import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { callsSite, type CallsSite } from '../api/fixtures/calls-site.ts';
import { canaryCase } from '../api/fixtures/canary.ts';
import { HERE, THERE } from '../api/fixtures/cast.ts';
import { testVehicles } from '../api/fixtures/test-vehicles.ts';
import { enterResources } from './resources.ts';

const ROLES = ['app', 'jobs', 'rebuild'] as const;
const agentOf = (centre: string, more: Partial<RowContext> = {}): RowContext =>
  ({ actor: 'somebody', kind: 'agent', roles: ['arm'], territories: [centre], purpose: 'regulation', ...more });
const SYSTEM = systemContext('test', 'essai');

describe('rows of a centre', () => {
  const stops: (() => unknown)[] = [];
  let site: CallsSite;
  /** The service's own tables that have rows, filled by a dossier, its call and the vehicles of one centre. */
  let filled: string[];

  before(async () => {
    const t = { name: 'rows', after: (stop: () => unknown) => { stops.unshift(stop); } };
    site = await callsSite(t as never);
    await canaryCase(site);
    const { regulation } = site.web;
    await inContext(regulation.app, SYSTEM, (tx) => enterResources(tx, regulation.partitionOfCentre(HERE), HERE, testVehicles(HERE)));
    filled = [];
    for (const table of await centreTables()) {
      if ((await site.db.admin.query(`select from ${table} limit 1`)).rowCount) filled.push(table);
    }
  });
  after(async () => { for (const stop of stops) await stop(); });

  /** Tables whose rows name a centre. */
  const centreTables = async (): Promise<string[]> => (await site.db.admin.query<{ name: string }>(`
    select table_name as name from information_schema.columns where table_schema = $1 and column_name = 'centre' order by 1`,
  [site.db.names.schema])).rows.map(({ name }) => name);
  const readable = async (role: typeof ROLES[number]): Promise<string[]> => (await site.db.admin.query<{ name: string }>(
    `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'r'
      and has_table_privilege($2, oid, 'select') order by 1`, [site.db.names.schema, site.db.names[role]])).rows.map(({ name }) => name);
  const count = (ctx: RowContext, table: string): Promise<number> => inContext(site.web.regulation.app, ctx, async (tx) =>
    (await tx.query(`select from ${table}`)).rowCount ?? 0);

  it('are none without a context, for every role and in every table', async () => {
    for (const role of ROLES) {
      const tables = await readable(role);
      assert.ok(tables.length > 5);
      for (const table of tables) assert.equal((await site.db.pools[role].query(`select from ${table}`)).rowCount, 0, `${role} ${table}`);
    }
  });

  it('are none for another centre, an auditor, an administrator or a citizen', async () => {
    assert.ok(filled.length >= 7, filled.join());
    const strangers = [agentOf(THERE), agentOf('*'), agentOf('*', { roles: ['auditor'] }), agentOf('*', { kind: 'admin' }),
      agentOf(HERE.toLowerCase()), { ...agentOf(''), kind: 'citizen' as const, territories: [] }];
    for (const ctx of strangers) {
      for (const table of [...filled, 'event', 'dossier', 'dossier_key']) {
        assert.equal(await count(ctx, table), 0, `${ctx.kind} of ${ctx.territories.join()} reads ${table}`);
      }
    }
  });

  it('are there for their own centre', async () => {
    for (const table of filled) assert.ok(await count(agentOf(HERE), table) > 0, table);
  });

  it('every table of the service is behind a wall that its owner cannot step over, with the partition first in its key', async () => {
    const { rows } = await site.db.admin.query<{ name: string; walled: boolean; forced: boolean; first: string | null }>(`
      select c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced,
        (select a.attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
          where i.indrelid = c.oid and i.indisprimary) as first
      from pg_class c where c.relnamespace = $1::regnamespace and c.relkind = 'r' and c.relname = any($2) order by 1`,
    [site.db.names.schema, await centreTables()]);
    assert.ok(rows.length >= 9);
    assert.deepEqual(rows.filter(({ walled, forced, first }) => !walled || !forced || first !== 'partition'), []);
  });

  it('each policy matters: without it, even those who should see a row do not', async () => {
    const { rows } = await site.db.admin.query<{ tablename: string; policyname: string }>(
      'select tablename, policyname from pg_policies where schemaname = $1 and tablename = any($2)', [site.db.names.schema, filled]);
    assert.ok(rows.length >= filled.length);
    for (const { tablename, policyname } of rows) {
      const client = await site.db.admin.connect();
      try {
        await client.query('begin');
        await client.query(`drop policy ${policyname} on ${tablename}`);
        await client.query(`set local role ${site.db.names.app}`);
        await client.query("select set_config('app.ctx', $1, true)", [JSON.stringify(agentOf(HERE))]);
        const { rowCount } = await client.query(`select from ${tablename}`);
        assert.equal(rowCount, 0, `${policyname} on ${tablename} is dropped and nothing changes`);
      } finally {
        await client.query('rollback');
        client.release();
      }
    }
  });

  it('a row cannot be written for another centre', async () => {
    const { app, partitionOfCentre } = site.web.regulation;
    await assert.rejects(inContext(app, agentOf(THERE), (tx) =>
      enterResources(tx, partitionOfCentre(HERE), HERE, testVehicles(HERE).map((one) => ({ ...one, resourceId: `${one.resourceId}.x` })))),
    /row-level security/);
  });
});
