import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect as tcpConnect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '#base/store/free-port.ts';
import { missingPeer, type Missing } from './peer.ts';
import { createTestAuthority, type TestAuthority } from './test-authority.ts';

export type RabbitMq = {
  port: number; authority: TestAuthority;
  /** Ends the broker at once, as a crash would; `start` brings it back with its queues. */
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
};

/** What the broker holds at its start, in its own definitions format. */
export type Definitions = Record<'users' | 'vhosts' | 'permissions' | 'exchanges' | 'queues' | 'bindings', object[]>;

const SERVER = '/usr/lib/rabbitmq/bin/rabbitmq-server';
const READY_TRIES = 1_200;

/**
 * Debian's rabbitmq-server as a node of its own, on loopback, in a folder of its own, with its own epmd: TLS only, client
 * certificates required, SASL EXTERNAL only, the common name is the user.
 */
export const startRabbitMq = async (definitions: Definitions): Promise<RabbitMq | Missing> => {
  if (![SERVER, '/usr/bin/epmd', '/usr/bin/openssl'].every((path) => existsSync(path))) {
    return missingPeer('rabbitmq absent: apt-get install --no-install-recommends rabbitmq-server openssl');
  }
  const folder = await mkdtemp(join(tmpdir(), 'socle-rabbitmq-'));
  await chmod(folder, 0o755);
  const authority = await createTestAuthority(folder);
  const [port, epmdPort, distributionPort] = [await freePort(), await freePort(), await freePort()];
  await writeConfiguration(folder, authority, port, definitions);
  const epmd = spawn('/usr/bin/epmd', ['-port', `${epmdPort}`, '-address', '127.0.0.1'], { stdio: 'ignore' });
  const env = {
    ...process.env, HOME: folder, ERL_EPMD_PORT: `${epmdPort}`, ERL_EPMD_ADDRESS: '127.0.0.1',
    RABBITMQ_NODENAME: `socle${port}@localhost`, RABBITMQ_CONFIG_FILE: join(folder, 'rabbitmq.conf'),
    RABBITMQ_ENABLED_PLUGINS_FILE: join(folder, 'plugins'), RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
    RABBITMQ_LOG_BASE: join(folder, 'log'), RABBITMQ_LOGS: '-', RABBITMQ_PID_FILE: join(folder, 'pid'),
    RABBITMQ_DIST_PORT: `${distributionPort}`, RABBITMQ_CONF_ENV_FILE: join(folder, 'none'),
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: '+S 2:2 +sbwt none -kernel inet_dist_use_interface {127,0,0,1}',
  };
  let server: ChildProcess | undefined;
  const start = async (): Promise<void> => { server = await startServer(env, port); };
  const kill = async (): Promise<void> => { await endGroup(server); };
  const stop = async (): Promise<void> => {
    await kill();
    epmd.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { port, authority, kill, start, stop };
};

const writeConfiguration = async (
  folder: string, authority: TestAuthority, port: number, definitions: Definitions,
): Promise<void> => {
  const { certFile, keyFile } = await authority.issue('localhost');
  await mkdir(join(folder, 'log'));
  await writeFile(join(folder, 'definitions.json'), JSON.stringify(definitions));
  await writeFile(join(folder, 'plugins'), '[rabbitmq_auth_mechanism_ssl].\n');
  await writeFile(join(folder, 'rabbitmq.conf'), [
    'listeners.tcp = none', `listeners.ssl.1 = 127.0.0.1:${port}`, `ssl_options.cacertfile = ${authority.caFile}`,
    `ssl_options.certfile = ${certFile}`, `ssl_options.keyfile = ${keyFile}`, 'ssl_options.verify = verify_peer',
    'ssl_options.fail_if_no_peer_cert = true', 'ssl_options.versions.1 = tlsv1.2', 'auth_mechanisms.1 = EXTERNAL',
    'ssl_cert_login_from = common_name', 'loopback_users = none', `load_definitions = ${join(folder, 'definitions.json')}`, '',
  ].join('\n'));
};

const startServer = async (env: NodeJS.ProcessEnv, port: number): Promise<ChildProcess> => {
  const child = spawn(SERVER, [], { env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', (line) => said.push(line));
  for (let tries = 0; !(await accepts(port)); tries++) {
    if (tries === READY_TRIES || child.exitCode !== null) {
      await endGroup(child);
      throw new Error(`rabbitmq did not start: ${said.slice(-8).join(' | ')}`);
    }
    await pause(100);
  }
  return child;
};

/** The server script runs the virtual machine and its helpers as children: the whole group of ours ends. */
const endGroup = async (child: ChildProcess | undefined): Promise<void> => {
  if (!child?.pid || child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  process.kill(-child.pid, 'SIGKILL');
  await ended;
};

const accepts = (port: number): Promise<boolean> => new Promise((resolve) => {
  const socket = tcpConnect(port, '127.0.0.1', () => { socket.destroy(); resolve(true); });
  socket.once('error', () => { resolve(false); });
});
