import { execFile } from 'node:child_process';
import { access, constants, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What stands between the worker and the machine; which of them are there depends on the machine. */
export type Wall = 'permission' | 'limits' | 'network' | 'user';

/** How to start the worker, and the walls that this way gives. */
export type Isolation = { command: string; args: string[]; walls: Wall[] };

export type ProcessLimits = {
  /** Processor time of a worker's whole life. */
  cpu_s_max: number;
  /** Memory that it may write to, the decoders' included. */
  memory_mib_max: number;
  /** JavaScript's share of it. */
  heap_mib_max: number;
  descriptors_max: number;
};

export const PROCESS_LIMITS: ProcessLimits = {
  cpu_s_max: 120, memory_mib_max: 1024, heap_mib_max: 384, descriptors_max: 64,
};

const WORKER = join(import.meta.dirname, 'render-worker.ts');
const NOBODY = 65534;
const PROBE_MS_MAX = 10_000;

/** The worker reads its own folder, the packages and the manifest that names its module type: nothing else. */
const readable = async (): Promise<string[]> => {
  const sharp = fileURLToPath(import.meta.resolve('sharp'));
  const packages = sharp.slice(0, sharp.lastIndexOf(join('node_modules', 'sharp')) + 'node_modules'.length);
  const manifest = join(import.meta.dirname, '..', '..', '..', 'package.json');
  return Promise.all([import.meta.dirname, packages, manifest].map((path) => realpath(path)));
};

const nodeCommand = async ({ heap_mib_max }: ProcessLimits): Promise<string[]> => [
  process.execPath, '--permission', '--allow-addons', '--no-warnings', '--disallow-code-generation-from-strings',
  `--max-old-space-size=${heap_mib_max}`, ...(await readable()).map((path) => `--allow-fs-read=${path}`),
  await realpath(WORKER),
];

/** Limits set by the shell, which every system has; one that a system does not know is passed over. */
const limited = ({ cpu_s_max, memory_mib_max, descriptors_max }: ProcessLimits): string[] => {
  const set = [`-t ${cpu_s_max}`, `-d ${memory_mib_max * 1024}`, `-n ${descriptors_max}`, '-f 0', '-c 0'];
  return ['/bin/sh', '-c', `${set.map((limit) => `ulimit ${limit} 2>/dev/null`).join('; ')}; exec "$@"`, 'sh'];
};

const NETWORK = process.getuid?.() === 0
  ? ['/usr/bin/unshare', '--net', '--ipc', '--']
  : ['/usr/bin/unshare', '--user', '--map-current-user', '--net', '--ipc', '--'];
const USER = [
  '/usr/bin/setpriv', `--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups', '--no-new-privs',
  '--inh-caps=-all', '--bounding-set=-all', '--',
];

/** From the strongest way to the weakest: the first that works on this machine is taken. */
const ways = (): { prefix: string[]; walls: Wall[] }[] => {
  const user = process.getuid?.() === 0;
  return [
    ...(user ? [{ prefix: [...NETWORK, ...USER], walls: ['network', 'user'] as Wall[] }] : []),
    { prefix: NETWORK, walls: ['network'] },
    ...(user ? [{ prefix: USER, walls: ['user'] as Wall[] }] : []),
    { prefix: [], walls: [] },
  ];
};

/** True when a process behind these walls starts and can read the worker's own module. */
const works = async (command: readonly string[]): Promise<boolean> => {
  const probe = [process.execPath, '-e', 'require("fs").accessSync(process.argv[1])', await realpath(WORKER)];
  const [file, ...args] = [...command, ...probe] as [string, ...string[]];
  return new Promise((resolve) => {
    execFile(file, args, { timeout: PROBE_MS_MAX, env: {}, cwd: '/' }, (error) => resolve(error === null));
  });
};

/** Finds the strongest isolation of this machine. Where there is no shell, only Node's own wall is left. */
export const findIsolation = async (limits: ProcessLimits = PROCESS_LIMITS): Promise<Isolation> => {
  const node = await nodeCommand(limits);
  const shell = await access('/bin/sh', constants.X_OK).then(() => limited(limits), () => []);
  for (const { prefix, walls } of ways()) {
    const command = [...shell, ...prefix];
    if (!(await works(command))) continue;
    const [first, ...args] = [...command, ...node] as [string, ...string[]];
    return { command: first, args, walls: ['permission', ...(shell.length > 0 ? ['limits' as const] : []), ...walls] };
  }
  throw new Error('no way to start the isolated renderer on this machine');
};
