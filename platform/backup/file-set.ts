import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { copyFile } from './copy-file.ts';
import type { FileEntry } from './manifest.ts';
import { walkTree } from './walk-tree.ts';

/** Where a content lies inside the `files` folder. */
export const contentPath = (files: string, sha256: string): string => join(files, sha256.slice(0, 2), sha256);

/** Temporary files and compiled screens are made again. */
const notKept = (path: string): boolean => /^[^/]+\/(tmp|build)(\/|$)/.test(path);

/**
 * Brings objects and tiles of all services into the content store; a file with the size and time that the last
 * backup saw is not read again, a content already there is not kept twice.
 */
export const keepFiles = async (
  servicesDir: string, files: string, before: readonly FileEntry[],
): Promise<FileEntry[]> => {
  const known = new Map(before.map((entry) => [entry.path, entry]));
  const kept: FileEntry[] = [];
  for (const { path, kind, bytes, mtimeMs } of await walkTree(servicesDir, notKept)) {
    if (kind === 'folder') continue;
    const seen = known.get(path);
    const same = seen?.bytes === bytes && seen.mtimeMs === mtimeMs && existsSync(contentPath(files, seen.sha256));
    const entry = same ? seen : await keepOne(join(servicesDir, path), path, files);
    if (entry) kept.push(entry);
  }
  return kept;
};

const keepOne = async (from: string, path: string, files: string): Promise<FileEntry | undefined> => {
  const arriving = join(files, 'arriving');
  const copied = await copyFile(from, arriving);
  if (!copied) return undefined;
  const place = contentPath(files, copied.sha256);
  if (existsSync(place)) await rm(arriving);
  else {
    await mkdir(dirname(place), { recursive: true });
    await rename(arriving, place);
  }
  return { path, ...copied };
};
