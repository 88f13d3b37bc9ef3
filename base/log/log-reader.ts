/**
 * Reads any node of a log: from published tiles, and from leaf rows where no tile is published yet. A partial tile is
 * a slice of what there is; a tile of an upper level that is not published yet is made from the level below.
 */
import { HASH_BYTES, leafHashInto } from './merkle.ts';
import type { NodeAt, NodeReader } from './proofs.ts';
import type { TileStore } from './tile-folder.ts';
import {
  edgePath, entryBundle, hashesAtLevel, parseEntryBundle, sliceBundle, sliceTile, TILE_HEIGHT, tilePath, TILE_WIDTH,
  type TileName,
} from './tiles.ts';
import { nodeInTile, treeOfTile, type TileTree } from './tile-tree.ts';

/** Entries [from, to) as far as they are still rows, in order: none once they are pruned. */
export type EntryRows = (from: number, to: number) => Promise<Buffer[]>;

export type LogReader = {
  /** Hash of a perfect subtree. @throws Error when the log does not reach it. */
  node: NodeReader;
  /** Bytes of a tile or bundle, exactly `width` wide; undefined when the log does not reach it. */
  tile: (name: TileName) => Promise<Buffer | undefined>;
};

/** Trees of tiles, shared by the readers of a process: 16 kB each. One that grows is replaced when more of it is asked for. */
export type TileCache = Map<string, TileTree>;
const TILE_CACHE_MAX = 1024;

export type LogReaderOptions = {
  store: TileStore;
  /** Absent when everything is in tiles (an archive, a remote log); `size` then tells which partial tiles exist. */
  rows?: EntryRows;
  size?: number;
  /** Leaves of the log when its rows are read: nobody looks for a full tile that they do not fill. */
  leaves?: number;
  /** The rows are committed: what is made from them may go into the shared cache, for a log only grows. */
  settled?: boolean;
  cache?: TileCache;
  /** Sets the logs that share a cache apart. */
  cacheKey?: string;
};

/** Leaf hashes of entries, side by side: a tile of level 0. */
export const leafTile = (entries: readonly Buffer[]): Buffer => {
  const hashes = Buffer.allocUnsafe(entries.length * HASH_BYTES);
  entries.forEach((entry, i) => leafHashInto(hashes, i * HASH_BYTES, entry));
  return hashes;
};

const wideEnough = (bytes: Buffer | undefined, width: number): bytes is Buffer =>
  bytes !== undefined && bytes.length >= width * HASH_BYTES;

/** Root of a full tile. */
type RootOfTile = (level: number, index: number) => Promise<Buffer>;

/** Finds the bytes of tiles, at least as wide as asked. */
class TileSource {
  readonly #store: TileStore;
  readonly #rows: EntryRows | undefined;
  readonly #size: number;
  readonly #rootOf: RootOfTile;

  constructor({ store, rows, size = 0 }: LogReaderOptions, rootOf: RootOfTile) {
    this.#store = store;
    this.#rows = rows;
    this.#size = size;
    this.#rootOf = rootOf;
  }

  /** A full tile that is published: it never changes. */
  full(level: TileName['level'], index: number): Promise<Buffer | undefined> {
    return this.#store.read(tilePath({ level, index, width: TILE_WIDTH }));
  }

  /** A tile that is not published: from rows or from the level below. Undefined when the log does not reach it. */
  async growing(level: number, index: number, width: number): Promise<Buffer | undefined> {
    const found = level === 0 ? leafTile(await this.#entries(index)) : await this.#fromBelow(level, index, width);
    if (wideEnough(found, width)) return found;
    // Its rows may have been pruned since the look for its full tile: look again.
    return (await this.full(level, index)) ?? this.#partial(level, index);
  }

  async bundle(index: number, width: number): Promise<Buffer | undefined> {
    const ready = await this.full('entries', index);
    if (ready) return ready;
    const entries = await this.#entries(index);
    if (entries.length >= width) return entryBundle(entries);
    return (await this.full('entries', index)) ?? this.#partial('entries', index);
  }

  /** The one partial tile that an archive of that size has there. */
  async #partial(level: TileName['level'], index: number): Promise<Buffer | undefined> {
    const width = hashesAtLevel(this.#size, level === 'entries' ? 0 : level) - index * TILE_WIDTH;
    return width > 0 && width < TILE_WIDTH ? this.#store.read(tilePath({ level, index, width })) : undefined;
  }

  async #entries(index: number): Promise<Buffer[]> {
    return (await this.#rows?.(index * TILE_WIDTH, (index + 1) * TILE_WIDTH)) ?? [];
  }

  async #fromBelow(level: number, index: number, width: number): Promise<Buffer | undefined> {
    const edge = (await this.#store.read(edgePath(level, index))) ?? Buffer.alloc(0);
    const known = edge.length / HASH_BYTES;
    if (known >= width || !this.#rows) return edge;
    const missing = Array.from({ length: width - known }, (_, i) =>
      this.#rootOf(level - 1, index * TILE_WIDTH + known + i));
    return Buffer.concat([edge, ...(await Promise.all(missing))]);
  }
}

/** A reader of one log. Make one for each transaction whose rows it reads: it remembers what it saw of them. */
export const createLogReader = (options: LogReaderOptions): LogReader => {
  const { cache = new Map(), cacheKey = '', settled = false, leaves = Infinity } = options;
  const seen = new Map<string, Promise<TileTree>>();

  const load = async (id: string, level: number, index: number, width: number): Promise<TileTree> => {
    const full = (index + 1) * TILE_WIDTH ** (level + 1) > leaves ? undefined : await source.full(level, index);
    if (full) return remember(cache, id, treeOfTile(full));
    const growing = await source.growing(level, index, width);
    if (!wideEnough(growing, width)) throw new Error(`log ${cacheKey} lacks ${tilePath({ level, index, width })}`);
    const tree = treeOfTile(growing);
    return settled ? remember(cache, id, tree) : tree;
  };

  const treeOf = async (level: number, index: number, width: number): Promise<TileTree> => {
    const id = `${cacheKey}/${level}/${index}`;
    const known = cache.get(id);
    if (wideEnough(known?.[0], width)) return known!;
    const before = await seen.get(id);
    if (wideEnough(before?.[0], width)) return before!;
    const loading = load(id, level, index, width);
    seen.set(id, loading);
    return loading;
  };

  const node = async ({ level, index }: NodeAt): Promise<Buffer> => {
    const [tileLevel, height] = [Math.floor(level / TILE_HEIGHT), level % TILE_HEIGHT];
    const span = 2 ** height;
    const perTile = TILE_WIDTH / span;
    const place = index % perTile;
    return nodeInTile(await treeOf(tileLevel, Math.floor(index / perTile), (place + 1) * span), height, place)!;
  };

  const source: TileSource = new TileSource(options, async (level, index) =>
    nodeInTile(await treeOf(level, index, TILE_WIDTH), TILE_HEIGHT, 0)!);
  return { node, tile: (name) => readTile(source, name) };
};

const remember = (cache: TileCache, id: string, tree: TileTree): TileTree => {
  if (cache.size >= TILE_CACHE_MAX) cache.delete(cache.keys().next().value!);
  cache.set(id, tree);
  return tree;
};

const readTile = async (source: TileSource, { level, index, width }: TileName): Promise<Buffer | undefined> => {
  if (level === 'entries') {
    const bundle = await source.bundle(index, width);
    const entries = bundle && parseEntryBundle(bundle);
    return entries && entries.length >= width ? sliceBundle(bundle, width) : undefined;
  }
  const tile = (await source.full(level, index)) ?? (await source.growing(level, index, width));
  return wideEnough(tile, width) ? sliceTile(tile, width) : undefined;
};
