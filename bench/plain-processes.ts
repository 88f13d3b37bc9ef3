import { join } from 'node:path';
import { forkServer, type BenchGround, type BenchServer } from './bench-server.ts';
import type { Place } from './child.ts';

export type PlainProcesses = { web(more?: Place & { failpoints?: string[] }): Promise<BenchServer>; worker(): Promise<BenchServer> };

/** The worker that publishes the log of a ground's service in `tilesDir`, and does nothing else. */
export const startPublisher = ({ connection, service, passwords, partitions, keyring }: BenchGround, tilesDir: string):
  Promise<BenchServer> => forkServer('plain-worker.ts', { connection, service, password: passwords.jobs, partitions, keyring, tilesDir });

/** The processes of a service that only takes items in: its web face, and the worker that publishes its log. */
export const plainProcesses = (ground: BenchGround): PlainProcesses => {
  const { connection, service, passwords, partitions, keyring, dir } = ground;
  const tilesDir = join(dir, 'log');
  return { web: (more = {}) => forkServer('plain-server.ts', { connection, service, partitions, keyring, tilesDir,
    password: passwords.intake, ...more }),
  worker: () => startPublisher(ground, tilesDir) };
};
