// Runs on the Node that the machine happens to have (20 or later): plain JavaScript, no type, no dependency.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const NODE_MAJOR_MIN = 24;

const isRecent = (program) => {
  const { stdout } = spawnSync(program, ['--version'], { encoding: 'utf8' });
  return Number(/^v(\d+)/.exec(stdout ?? '')?.[1] ?? 0) >= NODE_MAJOR_MIN;
};

/** A Node of version 24 or later: the one that npm installed with the project, this one, or one on the PATH. */
const findNode = () => {
  const candidates = [
    process.env.SOCLE_NODE,
    join(projectRoot, 'node_modules/.bin/node'),
    process.execPath,
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node')),
  ];
  return candidates.find((program) => program && existsSync(program) && isRecent(program));
};

/** Runs a TypeScript entry with that Node, passing signals and the exit code through. */
export const runTypeScript = (entry, args) => {
  const node = findNode();
  if (!node) {
    console.error(`Socle demande Node ${NODE_MAJOR_MIN} ou plus récent ; celui-ci est ${process.version}. `
      + '« npm install » en apporte un ; vérifiez que les paquets optionnels ne sont pas exclus.\n'
      + `Socle needs Node ${NODE_MAJOR_MIN} or later; this one is ${process.version}. `
      + '"npm install" brings one; check that optional packages are not left out.');
    process.exit(1);
  }
  // SIGUSR1 would open a debugger in a process that holds every secret.
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--disable-sigusr1', entry, ...args], {
    stdio: 'inherit',
    env: { NODE_COMPILE_CACHE: join(projectRoot, 'node_modules/.cache/socle'), ...process.env },
  });
  // The terminal sends Ctrl-C to both; the child decides when it has finished.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  child.on('error', (error) => { console.error(error.message); process.exit(1); });
  child.on('exit', (code, signal) => process.exit(signal ? 1 : code));
};
