import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { lineLength } from '#test/house/rules/line-length.ts';

describe('line-length', () => {
  it('accepts 140 columns and refuses 141', () => {
    assert.deepEqual(findingsIn(lineLength, 'base/log/a.ts', `a();\n//${'x'.repeat(138)}\n`), []);
    assert.deepEqual(findingsIn(lineLength, 'base/log/a.ts', `a();\n//${'x'.repeat(139)}\n`),
      ['2: 141 columns, at most 140']);
  });

  it('covers SQL and style sheets, not prose', () => {
    const long = 'x'.repeat(141);
    assert.equal(findingsIn(lineLength, 'base/log/sql/0001_log.sql', long).length, 1);
    assert.equal(findingsIn(lineLength, 'base/ui/theme/forms.css', long).length, 1);
    assert.equal(findingsIn(lineLength, 'README.md', long).length, 0);
  });
});
