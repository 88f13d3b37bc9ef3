/**
 * The compact form of a tree that only grows: the roots of its perfect subtrees, largest first (one for each bit
 * set in the size). It is all the committer needs to append; 32 bytes times at most 53.
 */
import { HASH_BYTES, foldRoots, leafHashInto, nodeHashInto } from './merkle.ts';

export type Frontier = { size: number; roots: Buffer };

/** What one append gives. `ordinal` counts the appended entries from 0; the leaf's index is firstIndex + ordinal. */
export type Appended = {
  firstIndex: number;
  size: number;
  root: Buffer;
  frontier: Frontier;
  /** Inclusion path in the new tree, the leaf's sibling first (RFC 6962 §2.1.1). */
  pathOf: (ordinal: number) => Buffer[];
  /** The same path as base64 lines, each ended by a newline: the form that a proof carries. */
  pathText: (ordinal: number) => string;
};

/** A row of nodes at one height: those that the append touched, from an even index, with their left neighbour. */
type Level = { first: number; count: number; hashes: Buffer; lines: (string | undefined)[] };

export const EMPTY_FRONTIER: Frontier = { size: 0, roots: Buffer.alloc(0) };

const half = (n: number): number => Math.floor(n / 2);
const isOdd = (n: number): boolean => n % 2 === 1;

/** Number of bits set: how many perfect subtrees a tree of this size has. */
const perfectSubtrees = (size: number): number => {
  let count = 0;
  for (let rest = size; rest > 0; rest = half(rest)) if (isOdd(rest)) count += 1;
  return count;
};

/**
 * Reads a stored frontier.
 * @throws RangeError when the bytes do not fit the size: the stored head is damaged and nothing may be appended.
 */
export const frontierOf = (size: number, roots: Buffer): Frontier => {
  if (!Number.isSafeInteger(size) || size < 0 || roots.length !== perfectSubtrees(size) * HASH_BYTES) {
    throw new RangeError(`log head damaged: ${roots.length} bytes of frontier for size ${size}`);
  }
  return { size, roots };
};

/** Root hash of the tree. */
export const frontierRoot = ({ roots }: Frontier): Buffer => {
  const list: Buffer[] = [];
  for (let at = 0; at < roots.length; at += HASH_BYTES) list.push(roots.subarray(at, at + HASH_BYTES));
  return foldRoots(list);
};

const emptyLevel = (index: number, added: number): Level => {
  const count = added + (isOdd(index) ? 1 : 0);
  return { first: index - (count - added), count, hashes: Buffer.allocUnsafe(count * HASH_BYTES), lines: [] };
};

const leafLevel = (size: number, entries: readonly Uint8Array[]): Level => {
  const level = emptyLevel(size, entries.length);
  let at = (size - level.first) * HASH_BYTES;
  for (const entry of entries) {
    leafHashInto(level.hashes, at, entry);
    at += HASH_BYTES;
  }
  return level;
};

const parentLevel = (child: Level): Level => {
  const index = child.first / 2;
  const added = half(child.count + 1);
  const level = emptyLevel(index, added);
  const offset = (index - level.first) * HASH_BYTES;
  const pairs = half(child.count);
  for (let i = 0; i < pairs; i++) {
    nodeHashInto(level.hashes, offset + i * HASH_BYTES, child.hashes, i * 2 * HASH_BYTES);
  }
  if (added > pairs) child.hashes.copy(level.hashes, offset + pairs * HASH_BYTES, pairs * 2 * HASH_BYTES);
  return level;
};

/** Every level from the leaves to the root; a left neighbour that the append did not make comes from the frontier. */
const growLevels = ({ size, roots }: Frontier, entries: readonly Uint8Array[]): Level[] => {
  const levels: Level[] = [];
  let rootsLeft = roots.length;
  let bits = size;
  let level = leafLevel(size, entries);
  for (;;) {
    if (isOdd(bits)) {
      rootsLeft -= HASH_BYTES;
      roots.copy(level.hashes, 0, rootsLeft, rootsLeft + HASH_BYTES);
    }
    levels.push(level);
    if (level.first === 0 && level.count === 1) return levels;
    bits = half(bits);
    level = parentLevel(level);
  }
};

const frontierIn = (levels: readonly Level[], size: number): Frontier => {
  const roots: Buffer[] = [];
  let perfect = size;
  for (const { first, hashes } of levels) {
    const at = (perfect - 1 - first) * HASH_BYTES;
    if (isOdd(perfect)) roots.unshift(hashes.subarray(at, at + HASH_BYTES));
    perfect = half(perfect);
  }
  return { size, roots: Buffer.concat(roots) };
};

/** Calls `visit` with each level and the position in it of the sibling on the way from the leaf to the root. */
const climb = (levels: readonly Level[], leaf: number, visit: (level: Level, position: number) => void): void => {
  let index = leaf;
  for (const level of levels) {
    const position = (isOdd(index) ? index - 1 : index + 1) - level.first;
    if (position < level.count) visit(level, position);
    index = half(index);
  }
};

const hashAt = ({ hashes }: Level, position: number): Buffer =>
  hashes.subarray(position * HASH_BYTES, (position + 1) * HASH_BYTES);

const lineAt = ({ hashes, lines }: Level, position: number): string =>
  (lines[position] ??= `${hashes.toString('base64', position * HASH_BYTES, (position + 1) * HASH_BYTES)}\n`);

/**
 * Appends entries (any number from 1) and gives the new frontier, the root and each entry's inclusion path.
 * Pure: the given frontier is not changed. Two hashes an entry, whatever the size of the tree.
 */
export const appendToFrontier = (frontier: Frontier, entries: readonly Uint8Array[]): Appended => {
  if (entries.length === 0) throw new RangeError('nothing to append');
  const firstIndex = frontier.size;
  const size = firstIndex + entries.length;
  const levels = growLevels(frontier, entries);
  const top = levels.at(-1)!;
  const leafAt = (ordinal: number): number => {
    if (!(ordinal >= 0 && ordinal < entries.length)) throw new RangeError(`no appended entry ${ordinal}`);
    return firstIndex + ordinal;
  };
  return {
    firstIndex,
    size,
    root: hashAt(top, 0),
    frontier: frontierIn(levels, size),
    pathOf: (ordinal) => {
      const path: Buffer[] = [];
      climb(levels, leafAt(ordinal), (level, position) => path.push(hashAt(level, position)));
      return path;
    },
    pathText: (ordinal) => {
      let text = '';
      climb(levels, leafAt(ordinal), (level, position) => (text += lineAt(level, position)));
      return text;
    },
  };
};
