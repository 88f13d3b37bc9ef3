/** The perfect subtrees of a prefix of the tree, grown from left to right by whole tiles. */
import { nodeHash } from './merkle.ts';

/** Grows by perfect subtrees of any height, from left to right. */
export class PerfectRoots {
  readonly #stack: { level: number; hash: Buffer }[] = [];

  /** Adds the next perfect subtree; two neighbours of one height become one of the next. */
  push(level: number, hash: Buffer): void {
    let node = { level, hash };
    while (this.#stack.at(-1)?.level === node.level) {
      node = { level: node.level + 1, hash: nodeHash(this.#stack.pop()!.hash, node.hash) };
    }
    this.#stack.push(node);
  }

  /** Roots from left (largest) to right. */
  get roots(): Buffer[] {
    return this.#stack.map(({ hash }) => hash);
  }
}
