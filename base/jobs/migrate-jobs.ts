import { readFileSync } from 'node:fs';
import { runMigrations } from 'graphile-worker';
import pg from 'pg';
import type { Connection } from '#base/store/embedded-server.ts';
import { MIGRATION_LOCK } from '#base/store/migrate.ts';
import { serviceNames, type ServiceNames } from '#base/store/service-names.ts';
import { queueSchema } from './queue-names.ts';

/**
 * Makes or upgrades the queue of a service, owned by its jobs role. Call it after `migrateService`
 * (which makes the roles and `job_task`), with an administrator who may act as that role.
 * A second run changes nothing.
 */
export const migrateJobs = async (admin: Connection, service: string): Promise<void> => {
  const names = serviceNames(service);
  await asAdmin(admin, [
    `create schema if not exists ${queueSchema(service)} authorization ${names.jobs}`,
    `grant usage on schema ${queueSchema(service)} to ${names.owner}`,
    // graphile-worker starts by creating its schema if needed; PostgreSQL asks for this right even when it is there.
    `grant create on database ${pg.escapeIdentifier(admin.database)} to ${names.jobs}`,
  ]);
  try {
    await migrateQueue(admin, names, queueSchema(service));
  } finally {
    await asAdmin(admin, [`revoke create on database ${pg.escapeIdentifier(admin.database)} from ${names.jobs}`]);
  }
};

const asAdmin = async (admin: Connection, statements: readonly string[]): Promise<void> => {
  const client = new pg.Client(admin);
  await client.connect();
  try {
    // Held until the connection ends: other services that start now change the rights of the same database.
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
};

const migrateQueue = async (admin: Connection, names: ServiceNames, queue: string): Promise<void> => {
  const pool = new pg.Pool({ ...admin, max: 1, options: `-c role=${names.jobs}` });
  // A lost connection is the error of the query in hand; without listeners it would end the process.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  try {
    await runMigrations({ pgPool: pool, schema: queue });
    const sql = readFileSync(new URL('./queue-schema.sql', import.meta.url), 'utf8');
    const values: Record<string, string> = { ...names, queue };
    await pool.query(sql.replace(/(?<!:):(queue|schema|intake|app)\b/g, (_, key: string) => values[key]!));
  } finally {
    await pool.end();
  }
};
