import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { LONGEST, longestFirst } from '#test/runner/longest-first.ts';

describe('longest first', () => {
  it('puts the long files before the others and keeps the order of these', () => {
    const [first, second] = LONGEST as [string, string];
    assert.deepEqual(longestFirst(['a.int.test.ts', second, 'b.int.test.ts', first]), [first, second, 'a.int.test.ts', 'b.int.test.ts']);
  });

  it('names files that exist, each once', () => {
    assert.equal(new Set(LONGEST).size, LONGEST.length);
    assert.deepEqual(LONGEST.filter((file) => !existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))), []);
  });
});
