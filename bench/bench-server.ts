import { fork, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startEmbeddedServer, type Connection } from '#base/store/embedded-server.ts';
import { migrateService } from '#base/store/migrate.ts';
import { openSharedSocket, type SharedSocket } from '#platform/supervisor/listen-socket.ts';
import { SERVICE_ROLES, type ServiceRole } from '#base/store/service-names.ts';
import { MEMORY_SETTINGS } from '#base/telemetry/memory-settings.ts';
import { generateKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { postgresCpuMs } from './postgres-cpu.ts';
import { countStatements, reportStatements } from './statements.ts';

/** A PostgreSQL of its own with one migrated service: the ground of a bench. */
export type BenchGround = {
  dir: string; connection: Connection; service: string; partitions: number;
  passwords: Record<ServiceRole, string>; keyring: SerialisedKeyring;
  /** CPU that PostgreSQL used since it was last started, in ms. */
  postgresCpuMs(): number;
  /** Stops PostgreSQL as a power cut would, and starts it again at the same place. */
  crash(): Promise<void>;
  end(): Promise<void>;
};

/** Starts PostgreSQL in a scratch folder and migrates `service`. */
export const openGround = async (service: string, folders: readonly string[], partitions = 4): Promise<BenchGround> => {
  const dir = mkdtempSync(join(tmpdir(), 'socle-bench-'));
  chmodSync(dir, 0o711);
  let server = await startEmbeddedServer({ dataDir: join(dir, 'postgres') });
  const passwords = Object.fromEntries(SERVICE_ROLES.map((role) => [role, `bench-${role}`])) as Record<ServiceRole, string>;
  process.once('exit', () => {
    server.process.kill('SIGQUIT');
    rmSync(dir, { recursive: true, force: true, maxRetries: 3 });
  });
  await migrateService({ admin: server.connection, service, partitions, passwords, folders });
  await countStatements(server.connection);
  return { dir, connection: server.connection, service, partitions, passwords, keyring: generateKeyring(service, 0),
    postgresCpuMs: () => postgresCpuMs(server.process.pid!),
    crash: async () => {
      await server.stop('immediate');
      server = await startEmbeddedServer({ dataDir: join(dir, 'postgres'), port: server.connection.port });
    },
    end: async () => {
      await reportStatements(server.connection);
      await server.stop('fast');
      rmSync(dir, { recursive: true, force: true });
    } };
};

/** A server process under test. */
export type BenchServer = { child: ChildProcess; port: number; ask<T>(question: string): Promise<T>; stop(): Promise<void> };

/** Forks a module of this folder with a JSON argument and waits until it says which port it listens on: its own, or a shared socket's. */
export const forkServer = (
  module: string, argument: unknown, { execArgv = profileArguments(), socket }: { execArgv?: string[]; socket?: SharedSocket } = {},
): Promise<BenchServer> => new Promise((done, fail) => {
  // Servers that are killed and cut off from their database have much to say: their errors are asked for when they matter.
  const child = fork(fileURLToPath(new URL(`./${module}`, import.meta.url)), [], { execArgv: [...MEMORY_SETTINGS.flags, ...execArgv],
    env: { SOCLE_LOG_LEVEL: 'silent', ...process.env, ...MEMORY_SETTINGS.environment } });
  child.once('exit', (code) => fail(new Error(`${module} stopped (${code})`)));
  child.once('message', (message) => {
    const { port } = message as { port: number };
    let before: Promise<unknown> = Promise.resolve();
    done({ child, port,
      ask: (question) => {
        // One question at a time: answers carry no name.
        const asked = before.then(() => new Promise<never>((answer) => {
          child.once('message', (reply) => answer(reply as never));
          child.send({ question });
        }));
        before = asked;
        return asked;
      },
      stop: () => new Promise((stopped) => {
        child.removeAllListeners('exit');
        child.once('exit', () => stopped());
        child.send({ question: 'stop' });
      }) });
  });
  child.send(argument as object, socket?.handle, { keepOpen: true });
});

/** Processes of one service that take connections from one socket, as the platform runs them under load. */
export type BenchGroup = { servers: readonly BenchServer[]; port: number; stop(): Promise<void> };

/** Starts `count` processes on a socket that stays open until all have stopped. */
export const startGroup = async (count: number, start: (socket: SharedSocket) => Promise<BenchServer>): Promise<BenchGroup> => {
  const socket = openSharedSocket('127.0.0.1', 0);
  const servers = await Promise.all(Array.from({ length: count }, () => start(socket)));
  return { servers, port: socket.port, stop: async () => {
    await Promise.all(servers.map((server) => server.stop()));
    socket.close();
  } };
};

/** `SOCLE_BENCH_PROFILE=<folder>` writes a CPU profile of the server under test. */
const profileArguments = (): string[] =>
  (process.env.SOCLE_BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.SOCLE_BENCH_PROFILE}`] : []);
