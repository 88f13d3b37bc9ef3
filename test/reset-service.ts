import type pg from 'pg';
import { SERVICE_ROLES, type ServiceNames } from '#base/store/service-names.ts';

/** Rows that the migrations themselves wrote, by table: a JSON array, kept as text so that no number loses digits. */
export type Seeds = Record<string, string>;

/** Of rows alone, without their indexes: the size of every index would be asked of the disk. */
const BYTES_MAX = 24 * 1024 * 1024;
const END_MS_MAX = 5_000;

const rolesOf = (names: ServiceNames): string[] => [...SERVICE_ROLES, 'owner' as const].map((role) => names[role]);

/**
 * Says in one hash what a service is apart from its rows: tables, columns, indexes, functions, triggers, policies, rights, roles,
 * and what the planner has learned. Each row of the catalogue counts with the transaction that last wrote it.
 */
export const catalogueMark = async (client: pg.Client, names: ServiceNames): Promise<string> => {
  const { rows } = await client.query<{ mark: string }>(`with own as (
      select c.oid, c.xmin, relkind, reltuples from pg_class c where relnamespace = $1::regnamespace),
    held as (select oid, xmin from pg_authid where rolname = any($2)), marks (mark) as (
      select 'namespace' || xmin from pg_namespace where oid = $1::regnamespace
      union all select 'class' || oid || '/' || xmin || case relkind when 'r' then '/' || reltuples else '' end from own
      union all select 'column' || attrelid || '/' || attnum || '/' || a.xmin from pg_attribute a join own on own.oid = attrelid
      union all select 'default' || d.oid || '/' || d.xmin from pg_attrdef d join own on own.oid = adrelid
      union all select 'constraint' || oid || '/' || xmin from pg_constraint where connamespace = $1::regnamespace
      union all select 'trigger' || t.oid || '/' || t.xmin from pg_trigger t join own on own.oid = tgrelid
      union all select 'policy' || p.oid || '/' || p.xmin from pg_policy p join own on own.oid = polrelid
      union all select 'function' || oid || '/' || xmin from pg_proc where pronamespace = $1::regnamespace
      union all select 'type' || oid || '/' || xmin from pg_type where typnamespace = $1::regnamespace
      union all select 'statistics' || count(*) from pg_statistic join own on own.oid = starelid
      union all select 'role' || oid || '/' || xmin from held
      union all select 'setting' || setrole || '/' || s.xmin from pg_db_role_setting s join held on held.oid = setrole
      union all select 'member' || m.oid || '/' || m.xmin from pg_auth_members m where roleid in (select oid from held)
        or member in (select oid from held))
    select md5(string_agg(mark, ',' order by mark)) as mark from marks`, [names.schema, rolesOf(names)]);
  return rows[0]!.mark;
};

const tablesOf = async (client: pg.Client, names: ServiceNames): Promise<string[]> =>
  (await client.query<{ name: string }>(`select format('%I', relname) as name from pg_class
    where relnamespace = $1::regnamespace and relkind = 'r' and relname <> 'migration'`, [names.schema])).rows.map(({ name }) => name);

/** Reads what the migrations wrote. */
export const readSeeds = async (client: pg.Client, names: ServiceNames): Promise<Seeds> => {
  const tables = await tablesOf(client, names);
  const { rows } = await client.query<{ name: string; rows: string }>(tables.map((table) =>
    `select '${table}' as name, json_agg(x)::text as rows from ${names.schema}.${table} x having count(*) > 0`).join(' union all '));
  return Object.fromEntries(rows.map(({ name, rows: text }) => [name, text]));
};

/**
 * Makes a used service as its migrations left it: its connections ended, its rows gone but those of the migrations, its sequences
 * at their start. `false` when more than rows changed, or when it grew: it is then not to be used again.
 */
export const asNew = async (client: pg.Client, names: ServiceNames, { mark, seeds }: { mark: string; seeds: Seeds }): Promise<boolean> => {
  await client.query(`select pg_terminate_backend(pid, ${END_MS_MAX}) from pg_stat_activity where usename = any($1)`, [rolesOf(names)]);
  if (await catalogueMark(client, names) !== mark || await bytesOf(client, names) > BYTES_MAX) return false;
  await client.query(`drop schema if exists ${names.schema}_queue cascade`);
  await client.query('begin');
  await client.query("set local session_replication_role = replica; set local synchronous_commit = off");
  const tables = await tablesOf(client, names);
  await client.query(tables.map((table) => `delete from ${names.schema}.${table}`).join(';'));
  for (const [table, rows] of Object.entries(seeds)) await plant(client, names, table, rows);
  await client.query(`select setval(format('%I.%I', schemaname, sequencename), start_value, false) from pg_sequences
    where schemaname = $1`, [names.schema]);
  await client.query('commit');
  return true;
};

const bytesOf = async (client: pg.Client, names: ServiceNames): Promise<number> =>
  Number((await client.query<{ bytes: string }>(`select sum(pg_relation_size(oid)) as bytes from pg_class
    where relnamespace = $1::regnamespace and relkind = 'r'`, [names.schema])).rows[0]!.bytes);

const plant = async (client: pg.Client, names: ServiceNames, table: string, rows: string): Promise<void> => {
  const { rows: [found] } = await client.query<{ columns: string }>(`select string_agg(format('%I', attname), ', ') as columns
    from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
  [`${names.schema}.${table}`]);
  const columns = found!.columns;
  await client.query(`insert into ${names.schema}.${table} (${columns}) overriding system value
    select ${columns} from json_populate_recordset(null::${names.schema}.${table}, $1)`, [rows]);
};
