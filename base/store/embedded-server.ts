import { spawn, type ChildProcess } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync, chownSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import pg from 'pg';
import { binariesIn, findBinaries, type Binaries } from './binaries.ts';
import { freePort } from './free-port.ts';
import { stopOrphan } from './orphan-server.ts';
import { enterableByAll, unprivilegedUser, type UnprivilegedUser } from './unprivileged-user.ts';

/** TLS to the server: the authority's certificate (PEM); without one whoever answers is believed. */
export type DatabaseTls = { ca?: string; rejectUnauthorized: boolean };

/** Where a server is; `host` may be a socket folder. `ssl` where the operator's own server asks for it. */
export type ServerAddress = { host: string; port: number; database: string; ssl?: DatabaseTls };

/** How to reach a server as its administrator. */
export type Connection = ServerAddress & { user: string; password: string };

export type EmbeddedServer = {
  connection: Connection;
  process: ChildProcess;
  /** The folder that really holds the cluster (moved when the wished one cannot be entered). */
  clusterDir: string;
  /** `fast` ends sessions and checkpoints; `immediate` is a crash on purpose. */
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
};

export type EmbeddedOptions = {
  dataDir: string;
  port?: number;
  /** Overrides of postgresql.conf, e.g. archive_command. Durability settings are not accepted. */
  settings?: Record<string, string>;
  /** Called with each line of the server's log. */
  onLog?: (line: string) => void;
};

const ADMIN = 'socle_admin';
const READY_MS_MAX = 60_000;
const DURABILITY = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const DEFAULTS: Record<string, string> = {
  listen_addresses: '127.0.0.1', max_connections: '200', shared_buffers: '512MB', wal_level: 'replica',
  max_wal_size: '4GB', min_wal_size: '512MB', checkpoint_timeout: '15min', jit: 'off',
  // A new segment of the write-ahead log gets its size and no zeros: writing 16 MB of them holds every commit up for 150 ms, each second
  // in a surge. What a commit flushes includes the blocks that its bytes were given.
  wal_init_zero: 'off',
  effective_io_concurrency: '16', random_page_cost: '1.1', work_mem: '16MB', maintenance_work_mem: '256MB',
  password_encryption: 'scram-sha-256', timezone: 'UTC', log_timezone: 'UTC', unix_socket_permissions: '0777',
  shared_preload_libraries: 'pg_stat_statements', 'pg_stat_statements.max': '2000',
};

/**
 * Starts the PostgreSQL that npm installed, on `dataDir`, creating the cluster the first time.
 * fsync is always on. As root, the server runs as an unprivileged account, in a copy under /var/lib
 * when that account could not enter the wished folders.
 */
export const startEmbeddedServer = async (options: EmbeddedOptions): Promise<EmbeddedServer> => {
  const user = unprivilegedUser();
  const place = embeddedPlace(options.dataDir);
  const binaries = user ? reachableBinaries() : findBinaries();
  mkdirSync(place, { recursive: true, mode: user ? 0o711 : 0o700 });
  const clusterDir = join(place, 'cluster');
  const password = adminPassword(place);
  await stopOrphan(clusterDir);
  if (!existsSync(join(clusterDir, 'PG_VERSION'))) await createCluster(binaries, clusterDir, password, user);
  const port = options.port ?? await freePort();
  const socketDir = socketFolder(place, user);
  const child = launch(binaries, clusterDir, { ...options, port }, socketDir, user);
  const connection = { host: socketDir, port, database: 'postgres', user: ADMIN, password };
  await ready(child, connection);
  await ensureDatabase(connection);
  return {
    connection: { ...connection, database: 'socle' }, process: child, clusterDir,
    stop: (mode = 'fast') => stop(child, mode, socketDir),
  };
};

/** The folder that holds the cluster (`cluster`) and its administrator's password for a wished folder. */
export const embeddedPlace = (dataDir: string): string =>
  (unprivilegedUser() ? placeFor(resolve(dataDir)) : resolve(dataDir));

const placeFor = (wished: string): string => {
  const parent = dirname(wished);
  if (enterableByAll(existsSync(wished) ? wished : parent)) return wished;
  return join('/var/lib', `socle-${createHash('sha256').update(wished).digest('hex').slice(0, 12)}`);
};

const reachableBinaries = (): Binaries => {
  const found = findBinaries();
  if (enterableByAll(found.root)) return found;
  const copy = join('/var/lib', `socle-postgresql-${createHash('sha256').update(found.root).digest('hex').slice(0, 12)}`);
  if (!existsSync(join(copy, 'bin', 'postgres'))) cpSync(found.root, copy, { recursive: true, verbatimSymlinks: true });
  return binariesIn(copy);
};

const adminPassword = (place: string): string => {
  const file = join(place, 'admin-password');
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
};

const socketFolder = (place: string, user: UnprivilegedUser | undefined): string => {
  const wished = join(place, 'socket');
  // A Unix socket's path is limited to about 107 bytes. The short name stays the same when the server comes back.
  const dir = wished.length > 80 ? shortFolder(wished) : wished;
  mkdirSync(dir, { recursive: true });
  chmodSync(dir, 0o711);
  if (user) chownSync(dir, user.uid, user.gid);
  return dir;
};

/** A folder of ours under the temporary one; another account's folder of that name is refused. */
const shortFolder = (wished: string): string => {
  const dir = join(tmpdir(), `socle-pg-${createHash('sha256').update(wished).digest('hex').slice(0, 16)}`);
  mkdirSync(dir, { recursive: true });
  const owner = statSync(dir).uid;
  if (owner !== process.getuid?.() && process.getuid?.() !== 0) throw new Error(`${dir} belongs to account ${owner}`);
  return dir;
};

const createCluster = async (
  binaries: Binaries, clusterDir: string, password: string, user: UnprivilegedUser | undefined,
): Promise<void> => {
  rmSync(clusterDir, { recursive: true, force: true });
  mkdirSync(clusterDir, { mode: 0o700 });
  const passwordFile = mkdtempSync(join(tmpdir(), 'socle-init-'));
  const file = join(passwordFile, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (user) for (const path of [clusterDir, passwordFile, file]) chownSync(path, user.uid, user.gid);
  try {
    await run(binaries.initdb, ['-D', clusterDir, '-U', ADMIN, '--pwfile', file, '--auth=scram-sha-256',
      '--data-checksums', '--encoding=UTF8', '--locale=C', '--no-instructions'], user);
  } catch (error) {
    rmSync(clusterDir, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { recursive: true, force: true });
  }
};

const identity = (user: UnprivilegedUser | undefined): { uid?: number; gid?: number } =>
  user ? { uid: user.uid, gid: user.gid } : {};

const run = (program: string, args: string[], user: UnprivilegedUser | undefined): Promise<void> =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...identity(user), env: {} });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => { errors = (errors + chunk.toString()).slice(-4000); });
    child.on('error', fail);
    child.on('close', (code) => (code === 0 ? done() : fail(new Error(`${program} failed (${code}): ${errors}`))));
  });

const launch = (
  binaries: Binaries, clusterDir: string, options: EmbeddedOptions & { port: number }, socketDir: string,
  user: UnprivilegedUser | undefined,
): ChildProcess => {
  const settings = { ...DEFAULTS, ...options.settings, ...DURABILITY,
    port: String(options.port), unix_socket_directories: socketDir };
  const args = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(binaries.postgres, ['-D', clusterDir, ...args],
    { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...identity(user), env: {}, detached: true });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    for (const line of text.split('\n')) if (line) options.onLog?.(line);
  });
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return child;
};

/** Waits until the server answers; throws when it died or takes too long. */
const ready = async (child: ChildProcess, connection: Connection): Promise<void> => {
  const deadline = performance.now() + READY_MS_MAX;
  let last: unknown;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL stopped at start (exit ${child.exitCode})`);
    const client = new pg.Client(connection);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      last = error;
      await client.end().catch(() => undefined);
      await new Promise((next) => setTimeout(next, 25));
    }
  }
  throw new Error(`PostgreSQL did not answer within ${READY_MS_MAX} ms`, { cause: last });
};

const ensureDatabase = async (connection: Connection): Promise<void> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    const { rowCount } = await client.query("select from pg_database where datname = 'socle'");
    if (rowCount === 0) await client.query('create database socle');
  } finally {
    await client.end();
  }
};

const stop = (child: ChildProcess, mode: 'fast' | 'immediate', socketDir: string): Promise<void> =>
  new Promise((done) => {
    const cleaned = (): void => {
      if (socketDir.startsWith(tmpdir())) rmSync(socketDir, { recursive: true, force: true });
      done();
    };
    if (child.exitCode !== null || child.signalCode !== null) return cleaned();
    child.ref();
    child.once('exit', cleaned);
    child.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  });
