import type pg from 'pg';
import type { ServiceNames } from './service-names.ts';

/** One table as the catalogue knows it; texts are PostgreSQL's own definitions, with role names made general. */
export type TableManifest = {
  columns: Record<string, string>;
  constraints: Record<string, string>;
  indexes: Record<string, string>;
  policies: Record<string, string>;
  grants: Record<string, string>;
  triggers: Record<string, string>;
  rowSecurity: 'forced' | 'enabled' | 'none';
};

export type SchemaManifest = { tables: Record<string, TableManifest>; functions: Record<string, string> };

type Row = { name: string; key: string; value: string };

const COLUMNS = `select c.relname as name, a.attname as key,
    format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end as value
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = $1::regnamespace and c.relkind = 'r' order by 1, a.attnum`;
const CONSTRAINTS = `select c.relname as name, conname as key, pg_get_constraintdef(k.oid) as value
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  where c.relnamespace = $1::regnamespace and k.contype <> 'n' order by 1, 2`;
const INDEXES = `select tablename as name, indexname as key, regexp_replace(indexdef, '^.* USING ', '') as value
  from pg_indexes where schemaname = $1 order by 1, 2`;
const POLICIES = `select tablename as name, policyname as key,
    lower(cmd) || ' using ' || coalesce(qual, '-') || ' check ' || coalesce(with_check, '-') as value
  from pg_policies where schemaname = $1 order by 1, 2`;
const GRANTS = `select table_name as name, grantee as key, string_agg(lower(privilege_type), ', ' order by privilege_type) as value
  from information_schema.role_table_grants where table_schema = $1 and grantee not in ($2, current_user) group by 1, 2 order by 1, 2`;
const TRIGGERS = `select c.relname as name, t.tgname as key, pg_get_triggerdef(t.oid) as value
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = $1::regnamespace and not t.tgisinternal order by 1, 2`;
const SECURITY = `select relname as name, '' as key, case when relforcerowsecurity and relrowsecurity then 'forced'
    when relrowsecurity then 'enabled' else 'none' end as value
  from pg_class where relnamespace = $1::regnamespace and relkind = 'r' order by 1`;
const FUNCTIONS = `select p.oid::regprocedure::text as name, '' as key, md5(p.prosrc || coalesce(pg_get_function_sqlbody(p.oid), ''))
    || case when prosecdef then ' security definer' else '' end as value
  from pg_proc p where pronamespace = $1::regnamespace order by 1`;

/** Reads a service's schema back from the catalogue; the service's own names become `:app`, `:schema` … */
export const readManifest = async (client: pg.Client, names: ServiceNames): Promise<SchemaManifest> => {
  const rowsOf = async (text: string, ...more: string[]): Promise<Row[]> =>
    (await client.query<Row>(text, [names.schema, ...more])).rows.map((row) => ({
      name: general(row.name, names), key: general(row.key, names), value: general(row.value, names) }));
  const security = await rowsOf(SECURITY);
  const parts = {
    columns: await rowsOf(COLUMNS), constraints: await rowsOf(CONSTRAINTS), indexes: await rowsOf(INDEXES),
    policies: await rowsOf(POLICIES), grants: await rowsOf(GRANTS, names.owner), triggers: await rowsOf(TRIGGERS),
  };
  const of = (rows: Row[], table: string): Record<string, string> =>
    Object.fromEntries(rows.filter(({ name }) => name === table).map(({ key, value }) => [key, value]));
  const tables = Object.fromEntries(security.map(({ name, value }) => [name, {
    columns: of(parts.columns, name), constraints: of(parts.constraints, name), indexes: of(parts.indexes, name),
    policies: of(parts.policies, name), grants: of(parts.grants, name), triggers: of(parts.triggers, name),
    rowSecurity: value as TableManifest['rowSecurity'],
  }]));
  const functions = Object.fromEntries((await rowsOf(FUNCTIONS)).map(({ name, value }) => [name, value]));
  return { tables, functions };
};

/** Roles first: their names begin with the schema's. */
const general = (text: string, names: ServiceNames): string =>
  (['owner', 'intake', 'app', 'rebuild', 'jobs', 'schema'] as const).reduce((made, key) => made.replaceAll(names[key], `:${key}`), text);
