import { spawn, type ChildProcess } from 'node:child_process';
import type { Writable } from 'node:stream';
import { MEMORY_SETTINGS } from '#base/telemetry/memory-settings.ts';
import type { Instant } from '#base/values/instant.ts';
import type { FromProcess, LoadSample, ToProcess } from '../host/ipc.ts';
import type { StartupDocument } from '../host/startup-document.ts';
import type { Cage } from './cage.ts';
import type { SharedSocket } from './listen-socket.ts';
import type { End } from './restart-policy.ts';

/** `starting` until it said that it is ready; `draining` from the moment it was told to leave. */
export type ProcessState = 'starting' | 'ready' | 'draining' | 'gone';

export type ManagedProcess = {
  readonly name: string;
  readonly role: StartupDocument['role'];
  readonly pid: number;
  readonly startedAt: Instant;
  state: ProcessState;
  readyAt?: Instant;
  sample?: LoadSample;
  /** Why it said that it failed. */
  failure?: string;
  send(message: ToProcess): void;
  /** Asks it to leave, `promptly` when the whole service stops, and cuts it after `msMax`. Settles when it is gone. */
  drain(promptly: boolean, msMax: number): Promise<void>;
  kill(signal: NodeJS.Signals): void;
  /** Settles when it said that it is ready; never, when it dies before. */
  readonly whenReady: Promise<void>;
  readonly exited: Promise<End>;
};

export type ProcessSpec = {
  name: string;
  entry: string;
  document: StartupDocument;
  cage: Cage;
  sockets: Record<string, SharedSocket>;
  logFd: number;
  now: () => Instant;
  onMessage?: (process: ManagedProcess, message: FromProcess) => void;
};

/** Everything that a service process gets from the environment. */
const ENVIRONMENT = { PATH: '', TZ: 'UTC', LANG: 'C.UTF-8', NODE_ENV: 'production', ...MEMORY_SETTINGS.environment };
const STARTUP_FD = 3;

/** Starts one caged process, hands it its document and sockets, and follows its life. */
export const startProcess = (spec: ProcessSpec): ManagedProcess => {
  const { cage } = spec;
  const child = spawn(process.execPath, [...MEMORY_SETTINGS.flags, ...cage.nodeFlags, spec.entry], {
    cwd: cage.dataDir,
    env: {
      ...ENVIRONMENT, HOME: cage.dataDir, TMPDIR: `${cage.dataDir}/tmp`,
      // Translated code, kept for the next process of this very service: it starts in half the time.
      NODE_COMPILE_CACHE: `${cage.dataDir}/tmp/compiled`,
    },
    stdio: ['ignore', spec.logFd, spec.logFd, 'pipe', 'ipc'],
    ...(cage.uid === undefined ? {} : { uid: cage.uid, gid: cage.uid }),
  });
  const ready = Promise.withResolvers<void>();
  const managed = manage(child, spec, ready.promise);
  const pipe = child.stdio[STARTUP_FD] as Writable;
  // A process that died at once has closed its end; `exit` tells.
  pipe.on('error', () => undefined);
  pipe.end(JSON.stringify(spec.document));
  child.on('message', (message: FromProcess) => {
    heard(managed, child, spec, message);
    if (message.type === 'ready') ready.resolve();
  });
  return managed;
};

const manage = (child: ChildProcess, spec: ProcessSpec, whenReady: Promise<void>): ManagedProcess => {
  const exited = Promise.withResolvers<End>();
  const managed: ManagedProcess = {
    name: spec.name, role: spec.document.role, pid: child.pid ?? 0, startedAt: spec.now(), state: 'starting',
    send: (message) => { if (child.connected) child.send(message, () => undefined); },
    kill: (signal) => void child.kill(signal),
    drain: (promptly, msMax) => drain(managed, promptly, msMax),
    whenReady,
    exited: exited.promise,
  };
  let gone = false;
  const leave = (): void => {
    if (gone) return;
    gone = true;
    managed.state = 'gone';
    const at = spec.now();
    exited.resolve({ at, readyMs: managed.readyAt === undefined ? 0 : at - managed.readyAt });
  };
  child.once('exit', leave);
  child.once('error', (error) => {
    managed.failure = error.message;
    leave();
  });
  return managed;
};

const heard = (managed: ManagedProcess, child: ChildProcess, spec: ProcessSpec, message: FromProcess): void => {
  if (message.type === 'booted') sendSockets(child, spec.sockets);
  if (message.type === 'ready' && managed.state === 'starting') {
    managed.state = 'ready';
    managed.readyAt = spec.now();
  }
  if (message.type === 'load') managed.sample = message.sample;
  if (message.type === 'failed') managed.failure = message.reason;
  spec.onMessage?.(managed, message);
};

const sendSockets = (child: ChildProcess, sockets: Record<string, SharedSocket>): void => {
  for (const [name, socket] of Object.entries(sockets)) {
    const message: ToProcess = { type: 'listen', name };
    child.send(message, socket.handle, { keepOpen: true }, () => undefined);
  }
};

const drain = async (managed: ManagedProcess, promptly: boolean, msMax: number): Promise<void> => {
  if (managed.state === 'gone') return;
  managed.state = 'draining';
  managed.send({ type: 'drain', promptly });
  const cut = setTimeout(() => managed.kill('SIGKILL'), msMax);
  await managed.exited;
  clearTimeout(cut);
};
