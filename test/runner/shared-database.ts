import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startEmbeddedServer } from '#base/store/embedded-server.ts';
import type { Connection } from '#base/store/embedded-server.ts';

export type SharedDatabase = { connection: Connection; pid: number | undefined; stop: () => Promise<void> };

/**
 * The one PostgreSQL that all int, scopes and e2e tests share (each test makes its own schema on it):
 * starting a server takes seconds, making a schema does not.
 */
export const startSharedDatabase = async (folder: string): Promise<SharedDatabase> => {
  const dataDir = join(folder, 'pg');
  mkdirSync(dataDir, { mode: 0o711 });
  const server = await startEmbeddedServer({
    dataDir, settings: { max_connections: '300', shared_buffers: '256MB', min_wal_size: '128MB', max_wal_size: '1GB' },
  });
  const stop = async (): Promise<void> => {
    await server.stop('immediate'); // Its data is thrown away: no reason to wait for a checkpoint.
    rmSync(dataDir, { recursive: true, force: true });
  };
  return { connection: server.connection, pid: server.process.pid, stop };
};
