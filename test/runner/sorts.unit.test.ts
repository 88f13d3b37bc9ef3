import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { SORTS, sortOf } from '#test/runner/sorts.ts';

describe('sorts of tests', () => {
  it('reads the sort from the file name', () => {
    assert.equal(sortOf('base/log/merkle.unit.test.ts'), 'unit');
    assert.equal(sortOf('services/x/web/page.e2e.test.tsx'), 'e2e');
  });

  it('takes no file without a sort for a test', () => {
    assert.equal(sortOf('base/log/merkle.test.ts'), undefined);
    assert.equal(sortOf('base/log/merkle.unit.ts'), undefined);
  });

  it('runs the fast ones first', () => {
    assert.deepEqual(SORTS.map((sort) => sort.name), ['unit', 'int', 'scopes', 'e2e']);
  });
});
