import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Check } from '#test/checks/check.ts';

type Wanted = Record<string, string>;
type Entry = { version?: string; dependencies?: Wanted; optionalDependencies?: Wanted; devDependencies?: Wanted };

const EXACT = /^\d+\.\d+\.\d+(-[\w.]+)?$/;

/** Folders in which Node would look for a package from `path`, nearest first. */
const placesFor = (path: string, name: string): string[] => {
  const own = path === '' ? `node_modules/${name}` : `${path}/node_modules/${name}`;
  const above = path.lastIndexOf('/node_modules/');
  if (path === '') return [own];
  return [own, ...placesFor(above === -1 ? '' : path.slice(0, above), name)];
};

const fault = (packages: Record<string, Entry>, path: string, name: string, wanted: string): string | undefined => {
  const found = placesFor(path, name).map((place) => packages[place]).find((entry) => entry !== undefined);
  const who = path === '' ? 'package.json' : path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  if (found === undefined) return `${name}@${wanted}, wanted by ${who}, is not in the lock file`;
  if (!EXACT.test(wanted) || found.version === wanted) return undefined;
  return `${who} wants ${name}@${wanted}, the lock file gives it ${found.version}`;
};

/** What a lock file lacks so that a clean installation from it would be refused. Optional packages count as well. */
export const lockFaults = (lockText: string, packageText: string): string[] => {
  const { packages } = JSON.parse(lockText) as { packages: Record<string, Entry> };
  const all = { ...packages, '': JSON.parse(packageText) as Entry };
  return Object.entries(all).flatMap(([path, { dependencies, optionalDependencies, devDependencies }]) =>
    Object.entries({ ...dependencies, ...optionalDependencies, ...(path === '' ? devDependencies : {}) })
      .flatMap(([name, wanted]) => fault(all, path, name, wanted) ?? []));
};

/** The lock file holds everything that package.json and the packages want, for every kind of machine. */
export const lockComplete: Check = {
  name: 'lock', what: 'a clean installation from the lock file is possible on every kind of machine',
  faults: async (root) => lockFaults(
    readFileSync(join(root, 'package-lock.json'), 'utf8'), readFileSync(join(root, 'package.json'), 'utf8')),
};
