import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { startEmbeddedServer, type Connection } from '#base/store/embedded-server.ts';
import { createPool, type Pool } from '#base/store/pools.ts';
import { SERVICE_ROLES, serviceNames, type ServiceNames, type ServiceRole } from '#base/store/service-names.ts';
import { giveBack, makeService, spareService, type TestDbOptions } from './spare-services.ts';

export type TestDb = {
  connection: Connection;
  service: string;
  names: ServiceNames;
  /** Superuser, with the service's schema first in its search path: to arrange and to look behind the wall. */
  admin: Pool;
  pools: Record<ServiceRole, Pool>;
  passwords: Record<ServiceRole, string>;
};

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
    // The server may still write while it dies.
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  return running.connection;
};

/**
 * A service (own schema and roles) on a real PostgreSQL, as its migrations leave it; given back after the test. One that an
 * earlier test gave back is taken when it can be made as new: making one costs twenty times as much.
 */
export const testDatabase = async (t: TestContext, options: TestDbOptions = {}): Promise<TestDb> => {
  const connection = await server();
  const made = await spareService(connection, options) ?? await makeService(connection, options);
  const { service, passwords } = made;
  const names = serviceNames(service);
  const admin = createPool({ connection, user: connection.user, password: connection.password, max: 4,
    searchPath: names.schema });
  const pools = Object.fromEntries(SERVICE_ROLES.map((role) => [role, createPool({ connection, user: names[role],
    password: passwords[role], max: 8 })])) as Record<ServiceRole, Pool>;
  t.after(async () => {
    await Promise.all([admin, ...Object.values(pools)].map((pool) => pool.end()));
    giveBack(made, options);
  });
  return { connection, service, names, admin, pools, passwords };
};
