import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file or an empty folder below a root. */
export type TreeEntry = { path: string; kind: 'file' | 'folder'; bytes: number; mtimeMs: number };

/**
 * Every file and every empty folder below `root`, paths relative to it, in order. `skip` leaves out a path and what is
 * below it. What vanishes during the walk is left out.
 */
export const walkTree = async (root: string, skip: (path: string) => boolean, below = ''): Promise<TreeEntry[]> => {
  const found: TreeEntry[] = [];
  for (const entry of await children(join(root, below))) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (skip(path)) continue;
    if (entry.isDirectory()) {
      const inside = await walkTree(root, skip, path);
      found.push(...(inside.length > 0 ? inside : [{ path, kind: 'folder', bytes: 0, mtimeMs: 0 } as const]));
    } else if (entry.isFile()) {
      const info = await stat(join(root, path)).catch(() => undefined);
      if (info) found.push({ path, kind: 'file', bytes: info.size, mtimeMs: info.mtimeMs });
    }
  }
  return found;
};

const children = async (folder: string) => {
  try {
    return (await readdir(folder, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
};
