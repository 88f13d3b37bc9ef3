import { join } from 'node:path';

/**
 * Where an object lies: `objects/<prefix, ! for />/<two first characters of the leaf>/<leaf>`.
 * Two characters keep directories short while their order stays that of the names, so that a list
 * reads only the directories it needs.
 */
export type Place = { folder: string; shard: string; path: string };

const SHARD_CHARS = 2;

/** A prefix with no component at all still needs a directory of its own. */
const ROOT_FOLDER = '!';

/** The place of an object under the store's root. */
export const placeOf = (root: string, name: string): Place => {
  const cut = name.lastIndexOf('/');
  const leaf = name.slice(cut + 1);
  const folder = join(root, 'objects', folderName(name.slice(0, Math.max(cut, 0))));
  const shard = join(folder, leaf.slice(0, SHARD_CHARS));
  return { folder, shard, path: join(shard, leaf) };
};

/** Where uploads lie until they are whole. */
export const temporaryFolder = (root: string): string => join(root, 'tmp');

const folderName = (prefix: string): string => (prefix === '' ? ROOT_FOLDER : prefix.replaceAll('/', '!'));

/** The prefix of the names in a directory of `objects/`, with its final `/` (or nothing). */
export const prefixOfFolder = (folder: string): string =>
  folder === ROOT_FOLDER ? '' : `${folder.replaceAll('!', '/')}/`;
