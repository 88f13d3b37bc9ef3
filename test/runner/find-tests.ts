import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { sortOf } from '#test/runner/sorts.ts';
import type { SortName } from '#test/runner/sorts.ts';

const FOLDERS = ['base', 'services', 'platform', 'bench', 'test'];

const isUnder = (path: string, asked: string): boolean => path === asked || path.startsWith(`${asked}/`);

const testFiles = (folder: string): string[] => {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && sortOf(entry.name) !== undefined)
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((path) => !path.includes('/node_modules/'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Test files of the project by sort, as sorted paths relative to `root`.
 * With `paths` (relative to the current folder) only the files at or under one of them; every path must match a test.
 * @throws Error naming a path that has no test.
 */
export const findTests = (root: string, paths: readonly string[], cwd: string): Map<SortName, string[]> => {
  const all = FOLDERS.flatMap((folder) => testFiles(join(root, folder))).map((path) => relative(root, path)).sort();
  const asked = paths.map((path) => relative(root, resolve(cwd, path)));
  for (const path of asked) {
    if (path !== '' && !all.some((file) => isUnder(file, path))) throw new Error(`no test at or under ${path}`);
  }
  const chosen = all.filter((file) => asked.length === 0 || asked.some((path) => path === '' || isUnder(file, path)));
  return Map.groupBy(chosen, (file) => sortOf(file) as SortName);
};
