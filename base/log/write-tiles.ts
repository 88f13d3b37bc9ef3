/** Writing of tiles that never change once they are published. */
import { logProblems } from './errors.ts';
import { leafTile, type LogReader } from './log-reader.ts';
import { HASH_BYTES } from './merkle.ts';
import type { TileFile, TileStore } from './tile-folder.ts';
import { edgePath, entryBundle, TILE_WIDTH, tilePath } from './tiles.ts';
import { treeOfTile } from './tile-tree.ts';

/**
 * Writes full tiles, again too when they are already there: after a crash nobody knows what had reached the disk.
 * @throws Problem LOG_DIVERGED when other bytes are published under one of the names
 */
export const writeForGood = async (store: TileStore, files: readonly TileFile[]): Promise<void> => {
  for (const { path, bytes } of files) {
    const before = await store.read(path);
    if (before && !before.equals(bytes)) throw logProblems.LOG_DIVERGED({ extra: { tile: path } });
  }
  await store.write(files);
};

/**
 * Adds hashes to a level above the leaves: full tiles for good, the growing one in a file of its own.
 * @param known how many hashes of that level are already published
 */
export const growLevel = async (
  store: TileStore, reader: LogReader, level: number, known: number, added: readonly Buffer[],
): Promise<void> => {
  const first = Math.floor(known / TILE_WIDTH);
  const width = known % TILE_WIDTH;
  const edge = width === 0 ? undefined : await reader.tile({ level, index: first, width });
  let rest = Buffer.concat([edge ?? Buffer.alloc(0), ...added]);
  const full: Buffer[] = [];
  while (rest.length >= TILE_WIDTH * HASH_BYTES) {
    const tile = rest.subarray(0, TILE_WIDTH * HASH_BYTES);
    const path = tilePath({ level, index: first + full.length, width: TILE_WIDTH });
    await writeForGood(store, [{ path, bytes: tile }]);
    full.push(treeOfTile(tile).at(-1)!);
    rest = rest.subarray(TILE_WIDTH * HASH_BYTES);
  }
  if (rest.length > 0) await store.write([{ path: edgePath(level, first + full.length), bytes: rest }]);
  if (full.length > 0) await growLevel(store, reader, level + 1, first, full);
  for (let i = 0; i < full.length; i++) await store.remove(edgePath(level, first + i));
};

/** The two files of 256 entries, and the root of their tile. */
export const leafFiles = (index: number, entries: readonly Buffer[]): { files: TileFile[]; root: Buffer } => {
  const tile = leafTile(entries);
  return {
    files: [
      { path: tilePath({ level: 'entries', index, width: TILE_WIDTH }), bytes: entryBundle(entries) },
      { path: tilePath({ level: 0, index, width: TILE_WIDTH }), bytes: tile },
    ],
    root: treeOfTile(tile).at(-1)!,
  };
};
