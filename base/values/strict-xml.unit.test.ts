import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { escapeXml, parseStrictXml } from './strict-xml.ts';

const read = (text: string) => {
  const found = parseStrictXml(text);
  return found.ok ? found.root : found.reason;
};

describe('parseStrictXml', () => {
  it('reads elements, namespaces, attributes, character data and references', () => {
    const text = '<?xml version="1.0"?><!-- c --><p:a xmlns:p="urn:p" xmlns="urn:d" k=\'1&lt;2\'><b>x&amp;&#233;'
      + '<![CDATA[<y>]]></b><c /></p:a>';
    assert.deepEqual(read(text), {
      name: 'a', namespace: 'urn:p', attributes: [{ name: 'k', value: '1<2' }], text: '',
      children: [
        { name: 'b', namespace: 'urn:d', attributes: [], text: 'x&é<y>', children: [] },
        { name: 'c', namespace: 'urn:d', attributes: [], text: '', children: [] },
      ],
    });
  });

  it('refuses document types, unknown entities and what is no XML', () => {
    assert.equal(read('<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'), 'doctype');
    assert.equal(read('<a>&xxe;</a>'), 'entity');
    assert.equal(read('<a>&#xFFFFFF;</a>'), 'character');
    assert.equal(read('<a>\0</a>'), 'character');
    assert.equal(read('<p:a/>'), 'namespace');
    for (const text of ['', 'a', '<a>', '<a></b>', '<a/><b/>', '<a b="1" b="2"/>', '<a b=1/>', '<a><!-- </a>', '<1/>', '<a>]]></a>']) {
      assert.equal(read(text), 'syntax', text);
    }
  });

  it('is bounded in depth, elements and attributes', () => {
    const limits = { depth_max: 2, elements_max: 3, attributes_max: 1 };
    assert.equal(parseStrictXml('<a><b/><c/></a>', limits).ok, true);
    assert.deepEqual(parseStrictXml('<a><b><c/></b></a>', limits), { ok: false, reason: 'depth' });
    assert.deepEqual(parseStrictXml('<a><b/><c/><d/></a>', limits), { ok: false, reason: 'size' });
    assert.deepEqual(parseStrictXml('<a b="1" c="2"/>', limits), { ok: false, reason: 'size' });
  });

  it('gives back any text that XML can hold, and never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const found = parseStrictXml(`<a>${escapeXml(text)}</a>`);
      assert.ok(found.ok);
      if (!/[\0-\x08\x0b\x0c\x0e-\x1f\uFFFE\uFFFF]/.test(text) && text.isWellFormed()) assert.equal(found.root.text, text);
    }));
    fc.assert(fc.property(fc.string(), (text) => { parseStrictXml(text); parseStrictXml(`<a ${text}`); }));
  });
});
