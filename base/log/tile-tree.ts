/** The nodes between a tile's hashes and its root, computed once a tile. */
import { HASH_BYTES, nodeHashInto } from './merkle.ts';

/** One buffer a height, from the tile's own hashes upwards; only perfect subtrees have a node. */
export type TileTree = readonly Buffer[];

/** Builds the tree over the hashes of a tile, full or partial. 255 hashes (0.1 ms) at most. */
export const treeOfTile = (hashes: Buffer): TileTree => {
  const levels = [hashes];
  for (let row = hashes; row.length >= 2 * HASH_BYTES; row = levels.at(-1)!) {
    const pairs = Math.floor(row.length / HASH_BYTES / 2);
    const parents = Buffer.allocUnsafe(pairs * HASH_BYTES);
    for (let i = 0; i < pairs; i++) nodeHashInto(parents, i * HASH_BYTES, row, i * 2 * HASH_BYTES);
    levels.push(parents);
  }
  return levels;
};

/** Node at that height and place in the tile; undefined when the tile does not reach it. */
export const nodeInTile = (tree: TileTree, height: number, index: number): Buffer | undefined => {
  const node = tree[height]?.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES);
  return node?.length === HASH_BYTES ? node : undefined;
};
