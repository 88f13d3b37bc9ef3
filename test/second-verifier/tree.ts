/** RFC 6962 §2.1, written from its recursive definitions. */
import { createHash } from 'node:crypto';

const sha256 = (...parts: Uint8Array[]): Buffer =>
  parts.reduce((h, part) => h.update(part), createHash('sha256')).digest();
const ZERO = Uint8Array.of(0);
const ONE = Uint8Array.of(1);

export const hashLeaf = (data: Uint8Array): Buffer => sha256(ZERO, data);
const hashPair = (left: Uint8Array, right: Uint8Array): Buffer => sha256(ONE, left, right);

/** "the largest power of two smaller than n" */
const k = (n: number): number => (n <= 2 ? 1 : 2 * k(Math.ceil(n / 2)));

/** MTH of the leaves [from, to), with a memory for the halves that come back. */
export class Tree {
  readonly #leaves: Buffer[] = [];
  readonly #memory = new Map<string, Buffer>();

  get size(): number { return this.#leaves.length; }

  add(entry: Uint8Array): void {
    this.#leaves.push(hashLeaf(entry));
  }

  mth(from: number, to: number): Buffer {
    const n = to - from;
    if (n === 0) return sha256();
    if (n === 1) return this.#leaves[from]!;
    const id = `${from} ${n}`;
    const perfect = Number.isInteger(Math.log2(n));
    const known = perfect ? this.#memory.get(id) : undefined;
    if (known) return known;
    const middle = from + k(n);
    const hash = hashPair(this.mth(from, middle), this.mth(middle, to));
    if (perfect) this.#memory.set(id, hash);
    return hash;
  }

  root(size: number): Buffer { return this.mth(0, size); }
}

/** The root that a leaf and its audit path imply: PATH(m, D[n]) read from its last element to its first. */
export const rootFromPath = (leaf: Buffer, m: number, n: number, path: readonly Buffer[]): Buffer | null => {
  if (n === 1) return path.length === 0 ? leaf : null;
  if (path.length === 0) return null;
  const last = path.at(-1)!;
  const rest = path.slice(0, -1);
  const left = m < k(n);
  const inner = left ? rootFromPath(leaf, m, k(n), rest) : rootFromPath(leaf, m - k(n), n - k(n), rest);
  if (!inner) return null;
  return left ? hashPair(inner, last) : hashPair(last, inner);
};
