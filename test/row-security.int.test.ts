import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareKey } from './share-key.ts';
import { loadDossier } from '#base/dossiers/load.ts';
import { append } from '#base/dossiers/execute.ts';
import { inContext, systemContext, type RowContext } from '#base/store/context.ts';
import { openVoter, type VoterKit } from './voter.ts';

const SYSTEM = systemContext('test', 'essai');
const TOWN = '04112';
const OTHER = '44109';

/** Two transmitted dossiers, in two towns, of two people. */
const twoDossiers = async (kit: VoterKit): Promise<string[]> => {
  const filed = [await kit.file(1, TOWN), await kit.file(2, OTHER)];
  for (const { partition, subject } of filed) {
    await inContext(kit.register.jobs, SYSTEM, async (tx) => {
      const { type, keys } = kit.register;
      const loaded = await shareKey(tx, keys, (await loadDossier(tx, type, keys, { partition, id: subject }))!, 'commune');
      await append(tx, type, loaded, [{ type: 'DemandeTransmise', version: 1, facts: { refReu: 'REU' } }],
        { actor: 'registre', purpose: 'transmission' }, Date.now());
    });
  }
  return filed.map(({ subject }) => subject);
};

/** The tables that a role may read. */
const readable = async (kit: VoterKit, role: string): Promise<string[]> => (await kit.db.admin.query<{ name: string }>(
  `select relname as name from pg_class where relnamespace = $1::regnamespace and relkind = 'r'
    and has_table_privilege($2, oid, 'select') order by 1`, [kit.db.names.schema, role])).rows.map(({ name }) => name);

const count = (kit: VoterKit, ctx: RowContext, table: string): Promise<number> => inContext(kit.register.app, ctx, async (tx) =>
  (await tx.query(`select from ${table}`)).rowCount ?? 0);

test('without a row context, every role sees no row of any table', async (t) => {
  const kit = await openVoter(t);
  await twoDossiers(kit);
  for (const role of ['app', 'jobs', 'rebuild'] as const) {
    const tables = await readable(kit, kit.db.names[role]);
    assert.ok(tables.length > 5);
    for (const table of tables) {
      assert.equal((await kit.db.pools[role].query(`select from ${table}`)).rowCount, 0, `${role} reads ${table} without a context`);
    }
  }
});

test('a person sees their own dossier and a town hall its own, never the other’s', async (t) => {
  const kit = await openVoter(t);
  const [here] = await twoDossiers(kit);
  const base = { roles: [], purpose: 'essai' };
  const clerk: RowContext = { ...base, actor: 'clerk', kind: 'agent', territories: [TOWN] };
  const person: RowContext = { ...base, actor: 'person-1', kind: 'citizen', territories: [] };
  const stranger: RowContext = { ...base, actor: 'person-9', kind: 'citizen', territories: [] };
  const admin: RowContext = { ...base, actor: 'root', kind: 'admin', territories: ['*'] };
  for (const table of ['dossier', 'demande', 'dossier_key']) assert.ok(await count(kit, clerk, table) > 0, `clerk and ${table}`);
  assert.equal(await count(kit, clerk, 'dossier'), 1);
  assert.equal(await count(kit, clerk, 'demande'), 1);
  assert.equal(await count(kit, person, 'dossier'), 1);
  assert.equal(await count(kit, person, 'demande'), 0, 'the town hall’s view is not the citizen’s');
  for (const ctx of [stranger, admin]) {
    for (const table of ['dossier', 'event', 'dossier_key', 'demande', 'draft']) {
      assert.equal(await count(kit, ctx, table), 0, `${ctx.actor} and ${table}`);
    }
  }
  const seen = await inContext(kit.register.app, clerk, async (tx) => (await tx.query('select dossier_id from event')).rows);
  assert.deepEqual([...new Set(seen.map((row: { dossier_id: string }) => row.dossier_id))], [here]);
});

test('each policy matters: without it, somebody who should see a row no longer does', async (t) => {
  const kit = await openVoter(t);
  await twoDossiers(kit);
  const tables = ['dossier', 'event', 'dossier_key', 'demande', 'intake', 'log_head', 'log_leaf', 'log_batch'];
  const rowsOf = async (table: string): Promise<number | null> =>
    (await inContext(kit.db.pools.jobs, SYSTEM, (tx) => tx.query(`select from ${table}`)).catch(() => ({ rowCount: 0 }))).rowCount;
  const picture = async (): Promise<Record<string, number | null>> =>
    Object.fromEntries(await Promise.all(tables.map(async (table) => [table, await rowsOf(table)] as const)));
  const whole = await picture();
  for (const table of tables) assert.ok(whole[table]! > 0, `${table} has rows`);
  const { rows } = await kit.db.admin.query<{ tablename: string; policyname: string }>(
    'select tablename, policyname from pg_policies where schemaname = $1 and tablename = any($2)', [kit.db.names.schema, tables]);
  assert.ok(rows.length >= tables.length);
  for (const { tablename, policyname } of rows) {
    const client = await kit.db.admin.connect();
    await client.query('begin');
    await client.query(`drop policy ${policyname} on ${tablename}`);
    await client.query(`set local role ${kit.db.names.jobs}`);
    await client.query("select set_config('app.ctx', $1, true)", [JSON.stringify(SYSTEM)]);
    const { rowCount } = await client.query(`select from ${tablename}`);
    await client.query('rollback');
    client.release();
    assert.equal(rowCount, 0, `${policyname} on ${tablename} is dropped and nothing changes`);
  }
});

test('the role that files may write and may not read what it wrote', async (t) => {
  const kit = await openVoter(t);
  await kit.file(1);
  const personal = [['event', 'content'], ['dossier_key', 'wrapped'], ['dossier', 'holder'], ['demande', 'nom_naissance'],
    ['draft', 'content']];
  for (const [table, column] of personal) {
    const read = inContext(kit.db.pools.intake, SYSTEM, (tx) => tx.query(`select ${column} from ${table}`));
    await assert.rejects(read, /permission denied/, `${table}.${column}`);
  }
});
