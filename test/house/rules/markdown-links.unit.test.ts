import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { markdownLinks } from '#test/house/rules/markdown-links.ts';

const found = (text: string): string[] => findingsAmong(markdownLinks, {
  'docs/a.md': text, 'docs/b.md': '# B\n\n## Two sites, été\n', 'base/log/README.md': '# Log', 'docs/a b.png': '',
});

describe('markdown-links', () => {
  it('accepts files, folders, anchors, pictures and other places', () => {
    assert.deepEqual(found('[b](b.md) [log](../base/log/) [t](b.md#two-sites-été) ![p](a%20b.png)'), []);
    assert.deepEqual(found('[w](https://a.example) [m](mailto:a@b.example)'), []);
    assert.deepEqual(found('[own](#here)\n# Here\n`[code](nowhere.md)`\n'), []);
  });

  it('refuses files that are not there and titles that are not on the page', () => {
    assert.deepEqual(found('x\n[c](c.md)'), ['docs/a.md:2: c.md: no such file in the project']);
    assert.deepEqual(found('[t](b.md#three-sites)'), ['docs/a.md:1: b.md#three-sites: the page has no such title']);
    assert.equal(found('[ref]: ../lost.md').length, 1);
  });
});
