import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { houseOf } from '#test/house/house.ts';
import type { House, HouseFile } from '#test/house/house.ts';

const NOT_OURS = new Set(['node_modules', '.git', '.socle', 'dist', 'bench-results']);

/** Files that git tracks or would track; `undefined` where git is absent or refuses somebody else's checkout. */
const listByGit = (root: string): string[] | undefined => {
  if (!existsSync(join(root, '.git'))) return undefined;
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  return status === 0 ? [...new Set(stdout.split('\0').filter((path) => path !== ''))] : undefined;
};

/** Every file outside the folders that tools make: for a release archive. */
const listByWalk = (root: string): string[] => {
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
  const paths = listByGit(root) ?? listByWalk(root);
  const present = paths.filter((path) => statSync(join(root, path), { throwIfNoEntry: false })?.isFile());
  return houseOf(present.sort().map((path) => readHouseFile(root, path)));
};
