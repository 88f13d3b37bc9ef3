import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative } from 'node:path';

/** Project files that a bundle was made from, each with the SHA-256 of its bytes (hex). */
export type Inputs = Readonly<Record<string, string>>;

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Hash of one file under the project's root; `absent` when it is gone. */
const hashFile = async (root: string, path: string): Promise<string> => {
  try {
    return sha256(await readFile(join(root, path)));
  } catch {
    return 'absent';
  }
};

/** Hashes files named relative to `root`, in a stable order. */
export const hashInputs = async (root: string, paths: Iterable<string>): Promise<Inputs> => {
  const sorted = [...new Set(paths)].sort();
  const hashes = await Promise.all(sorted.map((path) => hashFile(root, path)));
  return Object.fromEntries(sorted.map((path, index) => [path, hashes[index] ?? '']));
};

/** Whether every recorded file still has the bytes that it had. */
export const inputsUnchanged = async (root: string, inputs: Inputs): Promise<boolean> => {
  const now = await hashInputs(root, Object.keys(inputs));
  return Object.entries(inputs).every(([path, hash]) => now[path] === hash);
};

/** One short name for a set of inputs and options. */
export const fingerprint = (...parts: unknown[]): string => sha256(JSON.stringify(parts)).slice(0, 16);

/** Project files among the ids that the bundler watched: libraries are covered by the lock file. */
export const ownFiles = (root: string, ids: Iterable<string>): string[] =>
  [...ids]
    .filter((id) => isAbsolute(id))
    .map((id) => relative(root, id.split('?')[0] ?? id))
    .filter((path) => path !== '' && !path.startsWith('..') && !path.includes('node_modules/'));

const STYLE_IMPORT = /@import\s+(?:url\()?["']([^"')]+)["']/g;

/** Adds the style sheets that style sheets import: the bundler inlines them and does not list them as modules. */
export const withStyleImports = async (root: string, paths: readonly string[]): Promise<string[]> => {
  const found = new Set(paths);
  for (const path of found) {
    if (!path.endsWith('.css')) continue;
    const text = await readFile(join(root, path), 'utf8');
    for (const [, target] of text.matchAll(STYLE_IMPORT)) found.add(join(dirname(path), target ?? ''));
  }
  return [...found];
};
