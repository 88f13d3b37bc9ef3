import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { CELL_PERSONS_MIN, columnTotal, suppressColumn } from './suppress.ts';

describe('statistics never point at a person', () => {
  it('hides cells under eleven, and a second one when the total would give the first away', () => {
    assert.deepEqual(suppressColumn([3, 40, 25, 0]), [null, 40, null, 0]);
    assert.deepEqual(suppressColumn([3, 9, 40]), [null, null, 40]);
    assert.deepEqual(suppressColumn([30, 40]), [30, 40]);
    assert.equal(columnTotal([3, 40]), 43);
    assert.equal(columnTotal([3, 0]), null);
  });

  it('no count under eleven can be worked out from what is shown', () => {
    fc.assert(fc.property(fc.array(fc.nat(60), { maxLength: 12 }), (counts) => {
      const shown = suppressColumn(counts);
      const total = columnTotal(counts);
      assert.ok(shown.every((cell) => cell === null || cell === 0 || cell >= CELL_PERSONS_MIN));
      const hidden = shown.flatMap((cell, index) => (cell === null ? [counts[index]!] : []));
      if (total !== null && hidden.length > 0) {
        assert.ok(hidden.length >= 2 && hidden.reduce((a, b) => a + b) >= CELL_PERSONS_MIN);
      }
    }));
  });
});
