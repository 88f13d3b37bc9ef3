import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { namedExports } from '#test/house/rules/named-exports.ts';

describe('named-exports', () => {
  it('refuses both forms of a default export', () => {
    assert.deepEqual(findingsIn(namedExports, 'base/log/a.ts', 'export default 1;'), ['1: default export']);
    assert.equal(findingsIn(namedExports, 'base/log/a.ts', 'const a = 1; export { a as default };').length, 1);
  });

  it('accepts named exports, and default imports of packages that have no other', () => {
    assert.deepEqual(findingsIn(namedExports, 'base/log/a.ts', "import pg from 'pg';\nexport const a = pg;"), []);
  });
});
