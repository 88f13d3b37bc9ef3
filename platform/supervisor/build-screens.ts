import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { BundleOptions } from '#base/ui/build.ts';
import { platformProblems } from '../errors.ts';
import type { Cage } from './cage.ts';
import { eachLine } from './each-line.ts';

export type BuildOptions = {
  bundles: readonly BundleOptions[];
  /** The service whose screens they are: its directory, its account. */
  cage: Cage;
  onBuilt: (name: string, cached: boolean) => void;
};

const ENTRY = join(import.meta.dirname, 'compile-screens.ts');
const ERROR_CHARS_MAX = 4_000;

/**
 * Compiles what changed since the last start into `build` of the service's own directory, in a process that has the
 * service's account and no secret: neither the supervisor nor a service process loads a compiler.
 * Throws PLATFORM_SERVICE_BROKEN with the compiler's words.
 */
export const buildScreens = async ({ bundles, cage, onBuilt }: BuildOptions): Promise<void> => {
  if (bundles.length === 0) return;
  const { dataDir, uid } = cage;
  const child = spawn(process.execPath, [ENTRY], {
    stdio: ['pipe', 'pipe', 'pipe'], cwd: dataDir, env: { PATH: '', HOME: dataDir, NODE_ENV: 'production' },
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => { errors = (errors + text).slice(-ERROR_CHARS_MAX); });
  eachLine(child.stdout, (line) => {
    const { name, cached } = JSON.parse(line) as { name: string; cached: boolean };
    onBuilt(name, cached);
  });
  child.stdin.end(`${JSON.stringify(bundles.map((bundle) => ({ ...bundle, outDir: join(dataDir, 'build') })))}\n`);
  const code = await new Promise<number | null>((done, fail) => child.once('error', fail).once('close', done));
  if (code !== 0) throw platformProblems.PLATFORM_SERVICE_BROKEN({ detail: { fr: errors, en: errors } });
};
