import { join } from 'node:path';
import { forkServer, type BenchGround, type BenchServer } from './bench-server.ts';
import type { Place } from './child.ts';

export type PlainProcesses = { web(more?: Place & { failpoints?: string[] }): Promise<BenchServer>; worker(): Promise<BenchServer> };

/** The processes of a service that only takes items in: its web face, and the worker that publishes its log. */
export const plainProcesses = ({ connection, service, passwords, partitions, keyring, dir }: BenchGround): PlainProcesses => {
  const common = { connection, service, partitions, keyring, tilesDir: join(dir, 'log') };
  return { web: (more = {}) => forkServer('plain-server.ts', { ...common, password: passwords.intake, ...more }),
    worker: () => forkServer('plain-worker.ts', { ...common, password: passwords.jobs }) };
};
