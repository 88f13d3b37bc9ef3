import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { fileLength } from '#test/house/rules/file-length.ts';
import { findingsIn } from '#test/house/findings-in.ts';

describe('file-length', () => {
  it('accepts 300 lines and refuses 301', () => {
    assert.deepEqual(findingsIn(fileLength, 'base/log/a.ts', 'a();\n'.repeat(300)), []);
    assert.deepEqual(findingsIn(fileLength, 'base/log/a.ts', 'a();\n'.repeat(301)), ['301: 301 lines, at most 300']);
  });

  it('leaves shipped data and prose alone', () => {
    assert.deepEqual(findingsIn(fileLength, 'services/x/data/communes.sql', '\n'.repeat(999)), []);
    assert.deepEqual(findingsIn(fileLength, 'docs/guide.md', '\n'.repeat(999)), []);
  });
});
