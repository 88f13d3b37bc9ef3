import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { houseOf } from '#test/house/house.ts';
import type { House, HouseFile } from '#test/house/house.ts';

const NOT_OURS = new Set(['node_modules', '.git', '.socle', 'dist', 'bench-results']);

/** Tracked files and those that git would track; without git (a release archive) every file outside build folders. */
const listPaths = (root: string): string[] => {
  if (existsSync(join(root, '.git'))) {
    const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root });
    return [...new Set(listed.toString('utf8').split('\0').filter((path) => path !== ''))];
  }
  const walk = (folder: string): string[] => readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !NOT_OURS.has(entry.name))
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      return entry.isDirectory() ? walk(path) : [path];
    });
  return walk('');
};

const readHouseFile = (root: string, path: string): HouseFile => {
  const bytes = readFileSync(join(root, path));
  const binary = bytes.subarray(0, 8_000).includes(0);
  return { path, bytes: bytes.length, text: binary ? '' : bytes.toString('utf8') };
};

/** Reads the project from the disk, as it stands in the work tree. */
export const readHouse = (root: string): House => {
  const present = listPaths(root).filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
  return houseOf(present.sort().map((path) => readHouseFile(root, path)));
};
