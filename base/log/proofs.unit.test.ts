import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { EMPTY_ROOT, foldRoots, leafHash, nodeHash } from './merkle.ts';
import {
  consistencyPlan, inclusionPlan, proofFrom, rangeNodes, rootFrom, rootOfInclusion, verifyConsistency, verifyInclusion,
  type NodeAt, type ProofPlan, type TreeHead,
} from './proofs.ts';

const LEAVES = Array.from({ length: 300 }, (_, i) => leafHash(Buffer.from(`entry ${i}`)));
const known = new Map<string, Buffer>();

/** Hash of a perfect subtree, from the leaves, remembered. */
const read = ({ level, index }: NodeAt): Buffer => {
  if (level === 0) return LEAVES[index]!;
  const id = `${level}/${index}`;
  const found = known.get(id)
    ?? nodeHash(read({ level: level - 1, index: 2 * index }), read({ level: level - 1, index: 2 * index + 1 }));
  known.set(id, found);
  return found;
};
// Without promises: the properties below take a hundred thousand proofs.
const proof = (plan: ProofPlan): Buffer[] => plan.map((nodes) => foldRoots(nodes.map(read)));
const headOf = (size: number): TreeHead => ({ size, root: foldRoots(rangeNodes(0, size).map(read)) });

describe('inclusion (RFC 9162 §2.1.3)', () => {
  it('folds to the root for all n ≤ 300 and all m, and no other leaf does', () => {
    for (let n = 1; n <= 300; n++) {
      const { root } = headOf(n);
      // Every other leaf in small trees; in larger ones about four of them, different for each m.
      const step = n <= 40 ? 1 : Math.ceil(n / 4);
      for (let m = 0; m < n; m++) {
        const path = proof(inclusionPlan(m, n));
        assert.ok(rootOfInclusion(LEAVES[m]!, m, n, path)?.equals(root), `${m} of ${n}`);
        for (let other = (m + 1) % step; other < n; other += step) {
          if (other !== m) assert.ok(!verifyInclusion(LEAVES[other]!, m, n, path, root));
        }
      }
    }
  });

  it('refuses the path under another index, another size, cut, doubled or altered', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (n, a, b) => {
      const m = a % n;
      const { root } = headOf(n);
      const path = proof(inclusionPlan(m, n));
      const leaf = LEAVES[m]!;
      const flipped = path.map((h, i) => (i === b % path.length ? Buffer.from(h).fill(h[0]! ^ 1, 0, 1) : h));
      assert.ok(!verifyInclusion(leaf, m, n, flipped, root));
      assert.ok(!verifyInclusion(leaf, m, n, path.slice(1), root));
      assert.ok(!verifyInclusion(leaf, m, n, path.slice(0, -1), root));
      assert.ok(!verifyInclusion(leaf, m, n, [...path, path[0]!], root));
      const other = (m + 1 + (b % (n - 1))) % n;
      assert.ok(!verifyInclusion(leaf, other, n, path, root));
    }));
  });

  it('is read from wherever the nodes are, later too', async () => {
    const later = async (node: NodeAt): Promise<Buffer> => read(node);
    assert.deepEqual(await proofFrom(inclusionPlan(77, 205), later), proof(inclusionPlan(77, 205)));
    assert.deepEqual(await rootFrom(205, later), headOf(205).root);
    assert.deepEqual(await rootFrom(0, later), EMPTY_ROOT);
  });

  it('never throws on foreign numbers', () => {
    for (const [m, n] of [[-1, 3], [3, 3], [0.5, 3], [0, 0], [Number.NaN, 3], [1, 2 ** 60]] as const) {
      assert.equal(rootOfInclusion(LEAVES[0]!, m, n, []), undefined);
    }
    assert.throws(() => inclusionPlan(3, 3), RangeError);
  });
});

describe('consistency (RFC 9162 §2.1.4)', () => {
  it('holds for all a ≤ b ≤ 130, and for no other root', () => {
    const wrong = Buffer.alloc(32, 1);
    for (let b = 1; b <= 130; b++) {
      const newer = headOf(b);
      for (let a = 0; a <= b; a++) {
        const older = headOf(a);
        const path = proof(consistencyPlan(a, b));
        assert.ok(verifyConsistency(older, newer, path), `${a} to ${b}`);
        assert.ok(!verifyConsistency({ ...older, root: wrong }, newer, path), `${a} to ${b}, older root`);
        if (a > 0) assert.ok(!verifyConsistency(older, { ...newer, root: wrong }, path), `${a} to ${b}, newer root`);
      }
    }
  });

  it('refuses altered, cut and lengthened proofs, and a tree that shrank', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), (b, x, y) => {
      const a = 1 + (x % (b - 1));
      const [older, newer] = [headOf(a), headOf(b)];
      const path = proof(consistencyPlan(a, b));
      const flipped = path.map((h, i) => (i === y % path.length ? Buffer.from(h).fill(h[0]! ^ 1, 0, 1) : h));
      assert.ok(!verifyConsistency(older, newer, flipped));
      assert.ok(!verifyConsistency(older, newer, path.slice(0, -1)));
      assert.ok(!verifyConsistency(older, newer, [...path, LEAVES[0]!]));
      assert.ok(!verifyConsistency(newer, older, path));
    }));
  });

  it('lets the empty tree be a prefix of every tree, by an empty proof only', () => {
    const newer = headOf(9);
    assert.ok(verifyConsistency({ size: 0, root: EMPTY_ROOT }, newer, []));
    assert.ok(!verifyConsistency({ size: 0, root: EMPTY_ROOT }, newer, [EMPTY_ROOT]));
    assert.ok(!verifyConsistency({ size: -1, root: EMPTY_ROOT }, newer, []));
    assert.throws(() => consistencyPlan(4, 3), RangeError);
  });
});
