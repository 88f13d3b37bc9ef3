import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const BUILD = /^[0-9a-f]{16}$/;

/** Removes finished builds but those to keep: the new one, and the one that running processes may still serve. */
export const dropOldBuilds = async (dir: string, keep: readonly (string | undefined)[]): Promise<void> => {
  const old = (await readdir(dir)).filter((name) => BUILD.test(name) && !keep.includes(name));
  await Promise.all(old.map((name) => rm(join(dir, name), { recursive: true, force: true })));
};
