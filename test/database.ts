import { createHash, randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import pg from 'pg';
import { startEmbeddedServer, type Connection } from '#base/store/embedded-server.ts';
import { migrateService } from '#base/store/migrate.ts';
import { createPool, type Pool } from '#base/store/pools.ts';
import { SERVICE_ROLES, serviceNames, type ServiceNames, type ServiceRole } from '#base/store/service-names.ts';

export type TestDb = {
  connection: Connection;
  service: string;
  names: ServiceNames;
  /** Superuser, with the service's schema first in its search path: to arrange and to look behind the wall. */
  admin: Pool;
  pools: Record<ServiceRole, Pool>;
  passwords: Record<ServiceRole, string>;
};

export type TestDbOptions = { folders?: readonly string[]; partitions?: number };

let shared: Promise<Connection> | undefined;

/** The server that the test runner started (SOCLE_TEST_PG), or one of this process's own. */
const server = (): Promise<Connection> => {
  shared ??= process.env.SOCLE_TEST_PG
    ? Promise.resolve(JSON.parse(process.env.SOCLE_TEST_PG) as Connection)
    : ownServer();
  return shared;
};

const ownServer = async (): Promise<Connection> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'socle-test-'));
  chmodSync(dataDir, 0o711);
  const running = await startEmbeddedServer({ dataDir, settings: { shared_buffers: '128MB' } });
  process.once('exit', () => {
    running.process.kill('SIGQUIT');
    rmSync(dataDir, { recursive: true, force: true });
  });
  return running.connection;
};

/** A fresh service (own schema and roles) on a real PostgreSQL; dropped after the test. */
export const testDatabase = async (t: TestContext, options: TestDbOptions = {}): Promise<TestDb> => {
  const connection = await server();
  const tag = createHash('sha256').update(`${t.name}${randomBytes(8).toString('hex')}`).digest('hex').slice(0, 12);
  const service = `t-${tag}`;
  const names = serviceNames(service);
  const passwords = Object.fromEntries(SERVICE_ROLES.map((role) => [role, randomBytes(12).toString('hex')])) as
    Record<ServiceRole, string>;
  await migrateService({ admin: connection, service, partitions: options.partitions ?? 4, passwords,
    folders: options.folders ?? [] });
  const admin = createPool({ connection, user: connection.user, password: connection.password, max: 4,
    searchPath: names.schema });
  const pools = Object.fromEntries(SERVICE_ROLES.map((role) => [role, createPool({ connection, user: names[role],
    password: passwords[role], max: 8 })])) as Record<ServiceRole, Pool>;
  t.after(() => dropService(connection, names, [admin, ...Object.values(pools)]));
  return { connection, service, names, admin, pools, passwords };
};

const dropService = async (connection: Connection, names: ServiceNames, pools: Pool[]): Promise<void> => {
  await Promise.all(pools.map((pool) => pool.end()));
  const client = new pg.Client(connection);
  await client.connect();
  await client.query('set client_min_messages = warning');
  await client.query(`drop schema if exists ${names.schema}_queue cascade`);
  await client.query(`drop schema ${names.schema} cascade`);
  for (const role of [...SERVICE_ROLES, 'owner'] as const) {
    await client.query(`drop owned by ${names[role]} cascade`);
    await client.query(`drop role ${names[role]}`);
  }
  await client.end();
};
