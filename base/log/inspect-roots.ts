import type { Findings } from './findings.ts';
import { foldRoots } from './merkle.ts';
import { PerfectRoots } from './perfect-roots.ts';
import { rangeNodes } from './proofs.ts';
import { nodeInTile, type TileTree } from './tile-tree.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tiles.ts';
import { FOUND } from './verify-texts.ts';
import type { WalkedTile } from './walked.ts';

/** A tree head that somebody claims: a checkpoint or a receipt. */
export type Claim = { check: 'checkpoints' | 'receipts'; size: number; root: Buffer };

/** Compares every claimed head with the root that the entries give at that size. */
export class RootInspector {
  readonly #roots = new PerfectRoots();
  readonly #claims: readonly Claim[];
  #next = 0;
  readonly #findings: Findings;

  constructor(claims: readonly Claim[], findings: Findings) {
    this.#claims = [...claims].sort((a, b) => a.size - b.size);
    this.#findings = findings;
    this.#checkUpTo(0, 0, []);
  }

  /** Starts in the middle of the log, from the perfect subtrees before it. */
  resume(nodes: readonly { level: number; hash: Buffer }[], start: number): void {
    for (const { level, hash } of nodes) this.#roots.push(level, hash);
    while ((this.#claims[this.#next]?.size ?? Infinity) < start) this.#next += 1;
    this.#checkUpTo(start, start, []);
  }

  tile({ first, entries, tree }: WalkedTile): void {
    this.#checkUpTo(first + entries.length, first, tree);
    if (entries.length === TILE_WIDTH) this.#roots.push(TILE_HEIGHT, nodeInTile(tree, TILE_HEIGHT, 0)!);
  }

  /** What is claimed beyond the log. */
  end(size: number): void {
    for (const claim of this.#claims.slice(this.#next)) {
      this.#findings.fail(claim.check, size, FOUND.tooLarge(claim.size, size));
    }
  }

  #checkUpTo(end: number, first: number, tree: TileTree): void {
    for (; (this.#claims[this.#next]?.size ?? Infinity) <= end; this.#next++) {
      const { check, size, root } = this.#claims[this.#next]!;
      const inTile = rangeNodes(0, size - first).map(({ level, index }) => nodeInTile(tree, level, index)!);
      this.#findings.count(check);
      const found = foldRoots([...this.#roots.roots, ...inTile]);
      if (!found.equals(root)) this.#findings.fail(check, size, FOUND.root(size));
    }
  }
}
