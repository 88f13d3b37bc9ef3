import assert from 'node:assert/strict';
import { hash } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { appendToFrontier, EMPTY_FRONTIER, frontierOf, frontierRoot, type Frontier } from './frontier.ts';
import { EMPTY_ROOT, leafHash } from './merkle.ts';
import { pathLines } from './proof.ts';
import { verifyInclusion } from './proofs.ts';

const entries = (from: number, to: number): Buffer[] =>
  Array.from({ length: to - from }, (_, i) => Buffer.concat([Buffer.of(1), hash('sha256', `${from + i}`, 'buffer')]));

const grown = (sizes: readonly number[]): Frontier =>
  sizes.reduce((frontier, added) => appendToFrontier(frontier, entries(frontier.size, frontier.size + added)).frontier,
    EMPTY_FRONTIER);

describe('the frontier', () => {
  it('is the same whether entries come one by one or in any batches', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 8 }), (sizes) => {
      const total = sizes.reduce((sum, n) => sum + n, 0);
      const inBatches = grown(sizes);
      assert.deepEqual(inBatches, grown(Array.from({ length: total }, () => 1)));
      assert.deepEqual(inBatches, grown([total]));
    }), { numRuns: 60 });
  });

  it('gives each appended entry a path that folds to the new root, for every old size and batch up to 70', () => {
    for (let before = 0; before <= 70; before++) {
      const old = grown([...(before > 0 ? [before] : [])]);
      for (const added of [1, 2, 3, 7, 8, 31, 64, 70]) {
        const batch = entries(before, before + added);
        const { root, size, pathOf, pathText } = appendToFrontier(old, batch);
        batch.forEach((entry, i) => {
          assert.ok(verifyInclusion(leafHash(entry), before + i, size, pathOf(i), root), `${before}+${added}: ${i}`);
          assert.equal(pathText(i), pathLines(pathOf(i)));
        });
      }
    }
  });

  it('knows its root without the leaves', () => {
    assert.deepEqual(frontierRoot(EMPTY_FRONTIER), EMPTY_ROOT);
    for (let size = 1; size <= 130; size++) {
      const { frontier, root } = appendToFrontier(EMPTY_FRONTIER, entries(0, size));
      assert.deepEqual(frontierRoot(frontier), root);
    }
  });

  it('leaves the frontier that it was given unchanged', () => {
    const before = grown([5]);
    const copy = Buffer.from(before.roots);
    appendToFrontier(before, entries(5, 300));
    assert.deepEqual(before, { size: 5, roots: copy });
  });

  it('works where a size no longer fits 32 bits', () => {
    const size = 2 ** 32 + 1;
    const { frontier, pathOf, root } = appendToFrontier(frontierOf(size, Buffer.alloc(64, 7)), entries(0, 5));
    assert.equal(frontier.size, size + 5);
    entries(0, 5).forEach((entry, i) =>
      assert.ok(verifyInclusion(leafHash(entry), size + i, size + 5, pathOf(i), root)));
  });

  it('refuses a stored frontier that does not fit its size', () => {
    assert.throws(() => frontierOf(3, Buffer.alloc(32)), /log head damaged/);
    assert.throws(() => frontierOf(-1, Buffer.alloc(0)), /log head damaged/);
  });

  it('refuses to append nothing and to give a path that it did not make', () => {
    assert.throws(() => appendToFrontier(EMPTY_FRONTIER, []), RangeError);
    const { pathOf, pathText } = appendToFrontier(EMPTY_FRONTIER, entries(0, 3));
    assert.throws(() => pathOf(3), RangeError);
    assert.throws(() => pathText(-1), RangeError);
  });
});
