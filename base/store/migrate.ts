import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { Connection } from './embedded-server.ts';
import { SERVICE_ROLES, serviceNames, type ServiceNames, type ServiceRole } from './service-names.ts';

export type MigrateOptions = {
  admin: Connection;
  service: string;
  partitions: number;
  passwords: Record<ServiceRole, string>;
  /** Folders of the service's own migrations, applied after the base's, in order. */
  folders?: readonly string[];
};

/** The base's rooms that have tables, in the order in which they stand on each other. */
const ROOMS = ['store', 'log', 'jobs', 'access', 'intake', 'dossiers', 'files', 'messages'];
/** Advisory lock of whoever changes what services share (roles, rights on the database): PostgreSQL refuses two such changes at once. */
export const MIGRATION_LOCK = 7_305_001;

/**
 * Brings a service's schema, roles and tables to the newest state; a second run changes nothing.
 * Each file runs once, in one transaction; a file that changed after it ran is refused.
 */
export const migrateService = async (options: MigrateOptions): Promise<string[]> => {
  const client = new pg.Client(options.admin);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const names = serviceNames(options.service);
    await ensureRoles(client, names, options.passwords);
    await ensureSchema(client, names);
    return await applyFiles(client, names, options);
  } finally {
    await client.end();
  }
};

const ensureRoles = async (
  client: pg.Client, names: ServiceNames, passwords: MigrateOptions['passwords'],
): Promise<void> => {
  await ensureRole(client, names.owner, 'nologin');
  for (const role of SERVICE_ROLES) {
    await ensureRole(client, names[role], `login password ${client.escapeLiteral(passwords[role])}`);
    await client.query(`alter role ${names[role]} set search_path = ${names.schema}, pg_catalog`);
  }
};

const ensureRole = async (client: pg.Client, role: string, attributes: string): Promise<void> => {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [role]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await client.query(`${verb} role ${role} with nosuperuser nocreatedb nocreaterole nobypassrls ${attributes}`);
};

const ensureSchema = async (client: pg.Client, names: ServiceNames): Promise<void> => {
  await client.query(`create schema if not exists ${names.schema} authorization ${names.owner}`);
  await client.query('revoke create on schema public from public');
  const roles = SERVICE_ROLES.map((role) => names[role]).join(', ');
  // sql-safe: the service's own roles, quoted by serviceNames
  await client.query(`grant usage on schema ${names.schema} to ${roles}`);
  await client.query(`create table if not exists ${names.schema}.migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`);
};

type File = { name: string; sql: string; sha256: string };

const applyFiles = async (client: pg.Client, names: ServiceNames, options: MigrateOptions): Promise<string[]> => {
  const { rows } = await client.query<{ name: string; sha256: string }>(
    `select name, sha256 from ${names.schema}.migration`);
  const done = new Map(rows.map((row) => [row.name, row.sha256]));
  const applied: string[] = [];
  for (const file of filesOf(options)) {
    const before = done.get(file.name);
    if (before !== undefined && before !== file.sha256) {
      throw new Error(`migration ${file.name} changed after it ran: add a new file instead`);
    }
    if (before !== undefined) continue;
    await applyFile(client, names, options.partitions, file);
    applied.push(file.name);
  }
  return applied;
};

const applyFile = async (client: pg.Client, names: ServiceNames, partitions: number, file: File): Promise<void> => {
  await client.query('begin');
  try {
    await client.query(`set local role ${names.owner}`);
    await client.query(`set local search_path = ${names.schema}, pg_catalog`);
    await client.query(filled(file.sql, names, partitions));
    await client.query('reset role');
    await client.query(`insert into ${names.schema}.migration (name, sha256) values ($1, $2)`,
      [file.name, file.sha256]);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${file.name} failed: ${(error as Error).message}`, { cause: error });
  }
};

/** Replaces `:app`, `:schema`, `:partitions` …; a double colon (a cast) is left alone. */
const filled = (sql: string, names: ServiceNames, partitions: number): string => {
  const values: Record<string, string> = { ...names, partitions: String(partitions) };
  return sql.replace(/(?<!:):(schema|owner|intake|app|rebuild|jobs|partitions)\b/g, (_, key: string) => values[key]!);
};

const filesOf = (options: MigrateOptions): File[] => {
  const base = fileURLToPath(new URL('..', import.meta.url));
  const rooms = ROOMS.flatMap((room) => filesIn(join(base, room, 'sql'), `base/${room}`));
  return [...rooms, ...(options.folders ?? []).flatMap((folder) => filesIn(folder, options.service))];
};

const filesIn = (folder: string, prefix: string): File[] => {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  return names.filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8');
    return { name: `${prefix}/${name}`, sql, sha256: createHash('sha256').update(sql).digest('hex') };
  });
};
