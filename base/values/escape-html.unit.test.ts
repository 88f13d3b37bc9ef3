import assert from 'node:assert/strict';
import { test } from 'node:test';
import { escapeHtml } from './escape-html.ts';

test('text cannot leave its element or its attribute', () => {
  assert.equal(escapeHtml('<b title="x" lang=\'y\'>A&B</b>'), '&lt;b title=&quot;x&quot; lang=&#39;y&#39;&gt;A&amp;B&lt;/b&gt;');
});
