import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One package of the lock file. */
export type LockedPackage = {
  name: string;
  version: string;
  license: string;
  /** Whether only tests and tools need it. */
  dev: boolean;
  hasInstallScript: boolean;
};

type LockEntry = { version?: string; license?: string; dev?: boolean; hasInstallScript?: boolean; link?: boolean };

/** Packages of a lock file (version 3), without the project itself. */
export const packagesOfLock = (text: string): LockedPackage[] => {
  const { packages } = JSON.parse(text) as { packages: Record<string, LockEntry> };
  const installed = Object.entries(packages).filter(([path, entry]) => path !== '' && entry.link !== true);
  return installed.map(([path, entry]) => ({
    name: path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length),
    version: entry.version ?? '',
    license: entry.license ?? 'unknown',
    dev: entry.dev === true,
    hasInstallScript: entry.hasInstallScript === true,
  }));
};

/** Packages of the project's lock file. */
export const lockedPackages = (root: string): LockedPackage[] =>
  packagesOfLock(readFileSync(join(root, 'package-lock.json'), 'utf8'));
