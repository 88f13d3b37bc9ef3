/**
 * Inclusion and consistency proofs (RFC 9162 §2.1.3 and §2.1.4): which nodes make them, and their verification.
 *
 * A proof is first *planned* (pure: which perfect subtrees are needed), then read from wherever the hashes are
 * (memory, leaf rows, tiles on disk or over HTTP), so that one rule serves every source.
 */
import { EMPTY_ROOT, foldRoots, nodeHash } from './merkle.ts';

/** The perfect subtree over the entries [index · 2^level, (index + 1) · 2^level). */
export type NodeAt = { level: number; index: number };
/** For each hash of the proof, the neighbouring perfect subtrees that fold into it, from left to right. */
export type ProofPlan = NodeAt[][];
export type NodeReader = (node: NodeAt) => Buffer | Promise<Buffer>;

const isOdd = (n: number): boolean => n % 2 === 1;
const half = (n: number): number => Math.floor(n / 2);

/** Perfect subtrees, left to right, of the range [start, end); start must be aligned as in RFC 9162's splits. */
export const rangeNodes = (start: number, end: number): NodeAt[] => {
  const nodes: NodeAt[] = [];
  let at = start;
  while (at < end) {
    const level = Math.floor(Math.log2(end - at));
    const fits = 2 ** level <= end - at ? level : level - 1;
    nodes.push({ level: fits, index: at / 2 ** fits });
    at += 2 ** fits;
  }
  return nodes;
};

/** Largest power of two strictly below n (n ≥ 2). */
const splitOf = (n: number): number => {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
};

const includeIn = (index: number, start: number, end: number): ProofPlan => {
  if (end - start === 1) return [];
  const middle = start + splitOf(end - start);
  return index < middle
    ? [...includeIn(index, start, middle), rangeNodes(middle, end)]
    : [...includeIn(index, middle, end), rangeNodes(start, middle)];
};

/**
 * Plan of the inclusion proof of leaf `index` in the tree of `size` leaves (RFC 6962 §2.1.1).
 * @throws RangeError unless 0 ≤ index < size.
 */
export const inclusionPlan = (index: number, size: number): ProofPlan => {
  if (!(index >= 0 && index < size)) throw new RangeError(`no leaf ${index} in a tree of ${size}`);
  return includeIn(index, 0, size);
};

const consistentIn = (older: number, start: number, end: number, whole: boolean): ProofPlan => {
  if (older === end) return whole ? [] : [rangeNodes(start, end)];
  const middle = start + splitOf(end - start);
  return older <= middle
    ? [...consistentIn(older, start, middle, whole), rangeNodes(middle, end)]
    : [...consistentIn(older, middle, end, false), rangeNodes(start, middle)];
};

/**
 * Plan of the proof that the tree of `older` leaves is a prefix of the tree of `newer` (RFC 6962 §2.1.2).
 * @throws RangeError unless 0 ≤ older ≤ newer.
 */
export const consistencyPlan = (older: number, newer: number): ProofPlan => {
  if (!(older >= 0 && older <= newer)) throw new RangeError(`no consistency from ${older} to ${newer}`);
  return older === 0 || older === newer ? [] : consistentIn(older, 0, newer, true);
};

/** Reads the planned nodes and folds them into the proof's hashes. */
export const proofFrom = async (plan: ProofPlan, read: NodeReader): Promise<Buffer[]> =>
  Promise.all(plan.map(async (nodes) => foldRoots(await Promise.all(nodes.map(read)))));

/** Root of the tree of `size` leaves, from its perfect subtrees. */
export const rootFrom = async (size: number, read: NodeReader): Promise<Buffer> =>
  foldRoots(await Promise.all(rangeNodes(0, size).map(read)));

/**
 * Folds a leaf hash with its path into the root that they imply (RFC 9162 §2.1.3.2).
 * Gives undefined when the path cannot belong to that index and size; it never throws on foreign input.
 */
export const rootOfInclusion = (
  leaf: Buffer, index: number, size: number, path: readonly Buffer[],
): Buffer | undefined => {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return undefined;
  let [node, last, root] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (isOdd(node) || node === last) {
      root = nodeHash(sibling, root);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      root = nodeHash(root, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 ? root : undefined;
};

/** True when the path proves that the leaf is at that index of the tree with that size and root. */
export const verifyInclusion = (
  leaf: Buffer, index: number, size: number, path: readonly Buffer[], root: Buffer,
): boolean => rootOfInclusion(leaf, index, size, path)?.equals(root) ?? false;

export type TreeHead = { size: number; root: Buffer };

const consistencyRoots = (older: TreeHead, newer: TreeHead, proof: readonly Buffer[]): boolean => {
  let [node, last] = [older.size - 1, newer.size - 1];
  while (isOdd(node)) [node, last] = [half(node), half(last)];
  const hashes = node === 0 ? [older.root, ...proof] : [...proof];
  const seed = hashes.shift();
  if (seed === undefined) return false;
  let [olderRoot, newerRoot] = [seed, seed];
  for (const sibling of hashes) {
    if (last === 0) return false;
    if (isOdd(node) || node === last) {
      olderRoot = nodeHash(sibling, olderRoot);
      newerRoot = nodeHash(sibling, newerRoot);
      while (!isOdd(node) && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newerRoot = nodeHash(newerRoot, sibling);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && olderRoot.equals(older.root) && newerRoot.equals(newer.root);
};

/**
 * True when the proof shows that the newer tree extends the older one (RFC 9162 §2.1.4.2). The empty tree is a
 * prefix of every tree, by an empty proof; equal sizes need equal roots and an empty proof.
 */
export const verifyConsistency = (older: TreeHead, newer: TreeHead, proof: readonly Buffer[]): boolean => {
  if (![older.size, newer.size].every(Number.isSafeInteger) || older.size < 0) return false;
  if (older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && older.root.equals(newer.root);
  if (older.size === 0) return proof.length === 0 && older.root.equals(EMPTY_ROOT);
  return consistencyRoots(older, newer, proof);
};
