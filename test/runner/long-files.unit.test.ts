import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, it } from 'node:test';
import { LONGEST, longFiles } from '#test/runner/long-files.ts';

describe('long files', () => {
  it('picks the long files, the longest first', () => {
    const [first, second] = LONGEST as [string, string];
    assert.deepEqual(longFiles(['a.int.test.ts', second, 'b.int.test.ts', first]), [first, second]);
  });

  it('names files that exist, each once', () => {
    assert.equal(new Set(LONGEST).size, LONGEST.length);
    assert.deepEqual(LONGEST.filter((file) => !existsSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)))), []);
  });
});
