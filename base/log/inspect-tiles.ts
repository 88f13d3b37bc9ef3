import type { Findings } from './findings.ts';
import type { LogSource } from './log-source.ts';
import { HASH_BYTES } from './merkle.ts';
import { nodeInTile, treeOfTile } from './tile-tree.ts';
import { TILE_HEIGHT, tilePath, TILE_WIDTH } from './tiles.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedTile } from './walked.ts';

/** Compares the tiles of every level with what the entries give. */
export class TileInspector {
  readonly #levels: Buffer[][] = [];
  readonly #source: LogSource;
  readonly #findings: Findings;

  constructor(source: LogSource, findings: Findings) {
    this.#source = source;
    this.#findings = findings;
  }

  async tile({ index, hashes, tree }: WalkedTile): Promise<void> {
    await this.#compare(0, index, hashes);
    if (hashes.length === TILE_WIDTH * HASH_BYTES) await this.#add(1, index, nodeInTile(tree, TILE_HEIGHT, 0)!);
  }

  /** The partial tiles of the upper levels. */
  async end(): Promise<void> {
    for (const [i, row] of this.#levels.entries()) {
      const full = Math.floor(row.length / TILE_WIDTH);
      if (row.length % TILE_WIDTH !== 0) await this.#compare(i + 1, full, Buffer.concat(row.slice(full * TILE_WIDTH)));
    }
  }

  async #add(level: number, index: number, hash: Buffer): Promise<void> {
    const row = (this.#levels[level - 1] ??= await this.#before(level, index));
    row[index] = hash;
    if ((index + 1) % TILE_WIDTH !== 0) return;
    const tile = Buffer.concat(row.slice(index + 1 - TILE_WIDTH));
    await this.#compare(level, (index + 1) / TILE_WIDTH - 1, tile);
    await this.#add(level + 1, (index + 1) / TILE_WIDTH - 1, treeOfTile(tile).at(-1)!);
  }

  /** A walk that starts in the middle of a tile takes the hashes before it as they are. */
  async #before(level: number, index: number): Promise<Buffer[]> {
    const width = index % TILE_WIDTH;
    const row: Buffer[] = [];
    if (width === 0) return row;
    const tile = await this.#source.tile({ level, index: Math.floor(index / TILE_WIDTH), width });
    for (let i = 0; tile && i < width; i++) {
      row[index - width + i] = tile.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES);
    }
    return row;
  }

  async #compare(level: number, index: number, expected: Buffer): Promise<void> {
    const name = { level, index, width: expected.length / HASH_BYTES };
    const found = await this.#source.tile(name);
    this.#findings.count('tiles');
    const near = index * TILE_WIDTH ** (level + 1);
    if (!found) this.#findings.fail('tiles', near, FOUND.tileMissing(tilePath(name)));
    else if (!found.equals(expected)) this.#findings.fail('tiles', near, FOUND.tileWrong(tilePath(name)));
  }
}
