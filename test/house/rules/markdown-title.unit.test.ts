import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { markdownTitle } from '#test/house/rules/markdown-title.ts';

const found = (text: string): string[] => findingsIn(markdownTitle, 'docs/a.md', text);

describe('markdown-title', () => {
  it('accepts one title, whatever stands in code', () => {
    assert.deepEqual(found('# A\n\n## B\n\n```sh\n# a comment\n```\n'), []);
  });

  it('refuses none and two', () => {
    assert.deepEqual(found('## B\n'), ['1: 0 titles of the first level, exactly one wanted']);
    assert.deepEqual(found('# A\ntext\n# B\n'), ['3: 2 titles of the first level, exactly one wanted']);
  });
});
