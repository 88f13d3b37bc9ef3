import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { compilerFaults } from '#test/checks/types.ts';

describe('faults of the compiler', () => {
  it('keeps the lines of one fault together', () => {
    const output = 'a.ts(1,1): error TS1: x\n  Type A is not B.\nb.ts(2,2): error TS2: y\n';
    assert.deepEqual(compilerFaults(output),
      ['a.ts(1,1): error TS1: x\n  Type A is not B.', 'b.ts(2,2): error TS2: y']);
  });

  it('finds none in silence', () => {
    assert.deepEqual(compilerFaults('\n'), []);
  });
});
