import assert from 'node:assert/strict';
import { test } from 'node:test';
import { html } from './html.ts';

test('texts are escaped, pieces and lists of them are not, nothing gives nothing', () => {
  const name = '<b>"Œ" & co</b>';
  assert.equal(html`<p title="${name}">${name}${undefined}${false}${0}</p>`.html,
    '<p title="&lt;b&gt;&quot;Œ&quot; &amp; co&lt;/b&gt;">&lt;b&gt;&quot;Œ&quot; &amp; co&lt;/b&gt;0</p>');
  assert.equal(html`<ul>${['a', '<'].map((item) => html`<li>${item}</li>`)}</ul>`.html, '<ul><li>a</li><li>&lt;</li></ul>');
});
