import { join } from 'node:path';
import { hasErrno, type DiskFs } from './disk-fs.ts';
import { prefixOfFolder } from './disk-layout.ts';
import type { ObjectInfo, ObjectPage } from './object-store.ts';

type Walk = { fs: DiskFs; root: string; prefix: string; after: string };

/** A missing directory is an empty one: a reader may come before the first writer. */
const namesIn = async (fs: DiskFs, path: string): Promise<string[]> => {
  try {
    return (await fs.readdir(path)).sort();
  } catch (error) {
    if (hasErrno(error, 'ENOENT')) return [];
    throw error;
  }
};

/** False when no name starting with `start` can both match the prefix and come after the cursor. */
const mayHold = (start: string, { prefix, after }: Walk): boolean =>
  (start.startsWith(prefix) || prefix.startsWith(start))
  && (after === '' || start >= after || after.startsWith(start));

/** Names of one directory of `objects/`, in order, those that match only. */
async function* namesOfFolder(walk: Walk, folder: string): AsyncGenerator<{ name: string; path: string }> {
  const base = prefixOfFolder(folder);
  const folderPath = join(walk.root, 'objects', folder);
  for (const shard of await namesIn(walk.fs, folderPath)) {
    if (!mayHold(base + shard, walk)) continue;
    for (const leaf of await namesIn(walk.fs, join(folderPath, shard))) {
      const name = base + leaf;
      if (name.startsWith(walk.prefix) && name > walk.after) yield { name, path: join(folderPath, shard, leaf) };
    }
  }
}

/** Merges the folders' ordered streams into one ordered stream. */
async function* merged(walk: Walk): AsyncGenerator<{ name: string; path: string }> {
  const folders = (await namesIn(walk.fs, join(walk.root, 'objects')))
    .filter((folder) => mayHold(prefixOfFolder(folder), walk));
  const heads = await Promise.all(folders.map(async (folder) => {
    const stream = namesOfFolder(walk, folder);
    return { stream, next: await stream.next() };
  }));
  for (;;) {
    const live = heads.filter((head) => !head.next.done);
    if (live.length === 0) return;
    const first = live.reduce((a, b) => (b.next.value.name < a.next.value.name ? b : a));
    yield first.next.value;
    first.next = await first.stream.next();
  }
}

/** One page of the disk store's list; an object deleted meanwhile is passed over. */
export const listDisk = async (walk: Walk, limit: number): Promise<ObjectPage> => {
  const objects: ObjectInfo[] = [];
  for await (const { name, path } of merged(walk)) {
    if (objects.length === limit) return { objects, cursor: objects[limit - 1]!.name };
    try {
      const { size, mtimeMs } = await walk.fs.stat(path);
      objects.push({ name, size, modifiedAt: Math.floor(mtimeMs) });
    } catch (error) {
      if (!hasErrno(error, 'ENOENT')) throw error;
    }
  }
  return { objects };
};
