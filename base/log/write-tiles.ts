/** Writing of tiles that never change once they are published. */
import { logProblems } from './errors.ts';
import type { LogReader } from './log-reader.ts';
import { HASH_BYTES } from './merkle.ts';
import type { TileStore } from './tile-folder.ts';
import { edgePath, TILE_WIDTH, tilePath } from './tiles.ts';
import { treeOfTile } from './tile-tree.ts';

/**
 * Writes a full tile, again too when it is already there: after a crash nobody knows whether it had reached the disk.
 * @throws Problem LOG_DIVERGED when other bytes are published under that name
 */
export const writeForGood = async (store: TileStore, path: string, bytes: Buffer): Promise<void> => {
  const before = await store.read(path);
  if (before && !before.equals(bytes)) throw logProblems.LOG_DIVERGED({ extra: { tile: path } });
  await store.write(path, bytes);
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
    await writeForGood(store, tilePath({ level, index: first + full.length, width: TILE_WIDTH }), tile);
    full.push(treeOfTile(tile).at(-1)!);
    rest = rest.subarray(TILE_WIDTH * HASH_BYTES);
  }
  if (rest.length > 0) await store.write(edgePath(level, first + full.length), rest);
  if (full.length > 0) await growLevel(store, reader, level + 1, first, full);
  for (let i = 0; i < full.length; i++) await store.remove(edgePath(level, first + i));
};
