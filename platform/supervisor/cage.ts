import { chmodSync, chownSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Text } from '#base/values/lang.ts';
import { enterableByAll } from '#base/store/unprivileged-user.ts';
import { eachBelow } from '../backup/each-below.ts';

/** How one service's processes are confined. */
export type Cage = { nodeFlags: string[]; uid?: number; dataDir: string };

export type CageInput = {
  projectRoot: string;
  /** Absolute path of the service's module; its folder is readable, its siblings' are not. */
  module: string;
  /** The service's own directory: the only one that it may write. */
  dataDir: string;
  addons: boolean;
  /** Folders of the operator's that it may read as well (the State's theme). */
  readable?: readonly string[];
  threads?: boolean;
  account?: number;
};

/** What every service process may read of the project. */
const SHARED = [
  'package.json', 'package-lock.json', 'base', 'node_modules', 'platform/host', 'platform/package.json',
  'services/package.json',
];

/** Makes the service's own directory and the flags that confine its processes to it. */
export const cageFor = (input: CageInput): Cage => {
  const root = realpathSync(input.projectRoot);
  makeOwnDir(input.dataDir, input.account);
  const readable = [...SHARED.map((path) => join(root, path)), dirname(realpathSync(input.module)), input.dataDir,
    ...input.readable ?? []];
  return {
    dataDir: input.dataDir,
    ...(input.account === undefined ? {} : { uid: input.account }),
    nodeFlags: [
      '--permission', '--disable-sigusr1', '--disable-warning=SecurityWarning', '--disable-warning=ExperimentalWarning',
      ...readable.map((path) => `--allow-fs-read=${path}`),
      `--allow-fs-write=${input.dataDir}`,
      ...(input.addons ? ['--allow-addons'] : []),
      ...(input.threads ? ['--allow-worker'] : []),
      // From Node 25 on the network has a permission of its own.
      ...(process.allowedNodeEnvironmentFlags.has('--allow-net') ? ['--allow-net'] : []),
    ],
  };
};

const makeOwnDir = (dir: string, account: number | undefined): void => {
  const existed = statSync(dir, { throwIfNoEntry: false });
  mkdirSync(join(dir, 'tmp'), { recursive: true });
  chmodSync(dir, 0o700);
  if (account !== undefined && existed?.uid !== account) {
    // Also what lies below: a restored directory comes back under the operator's account.
    eachBelow(dir, (path) => chownSync(path, account, account));
  }
};

/** Whether each service can have an account of its own, and if not, what this machine therefore does not stop. */
export type Accounts = { of(index: number): number | undefined; limit?: Text };

/** Account numbers need no entry in /etc/passwd; they need root to be taken, and a project that they can read. */
export const planAccounts = (from: number, projectRoot: string, dataDir: string): Accounts => {
  const none = (fr: string, en: string): Accounts => ({ of: () => undefined, limit: { fr, en } });
  if (process.getuid?.() !== 0) {
    return none('Sans root, tous les processus ont le même compte : le système ne les sépare pas entre eux, '
      + 'seuls --permission et les rôles PostgreSQL le font.',
    'Without root all processes share one account: the system does not keep them apart, '
      + 'only --permission and PostgreSQL roles do.');
  }
  if (from === 0) return none('Comptes séparés désactivés.', 'Separate accounts are switched off.');
  if (![projectRoot, dataDir, process.execPath].every(enterableByAll) || !readableByAll(projectRoot)) {
    return none('Le projet, les données ou Node ne sont lisibles que par root : les services tournent en root, '
      + 'dans --permission. Installez le projet hors de /root pour les séparer.',
    'Project, data or Node can be read by root alone: services run as root, inside --permission. '
      + 'Install the project outside /root to keep them apart.');
  }
  return { of: (index) => from + index };
};

const OTHERS_READ = 0o004;

const readableByAll = (projectRoot: string): boolean =>
  ['package.json', 'base', 'platform/host/service-process.ts']
    .every((path) => (statSync(join(projectRoot, path)).mode & OTHERS_READ) !== 0);
