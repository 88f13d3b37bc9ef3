import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseStrictJson } from './strict-json.ts';

const reason = (text: string): string => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? 'ok' : parsed.reason;
};
/** The same text beside an escape, so that the slower look is taken. */
const escaped = (text: string): string => `["\\u0041",${text}]`;

test('what JSON.parse would let through is refused, beside an escape or not', () => {
  const texts: Record<string, string> = {
    '{"a":1,"a":2}': 'duplicate-key', '{"a":{"b":1},"c":[{"b":1,"b":1}]}': 'duplicate-key', '{"__proto__":1}': 'forbidden-key',
    '{"a":{"constructor":[]}}': 'forbidden-key', '{"a" : 1 , "a" : 2}': 'duplicate-key', '"a': 'syntax', '{"a":}': 'syntax',
    '["\u0000"]': 'nul', '["\ud800"]': 'lone-surrogate', '{"a":"a","b":["a","a"]}': 'ok', '["a","a"]': 'ok', '{"":1}': 'ok',
  };
  for (const [text, expected] of Object.entries(texts)) {
    assert.equal(reason(text), expected, text);
    assert.equal(reason(escaped(text)), expected, escaped(text));
  }
});

test('escapes hide nothing', () => {
  assert.equal(reason('{"a":1,"\\u0061":2}'), 'duplicate-key');
  assert.equal(reason('{"\\u005f_proto__":1}'), 'forbidden-key');
  assert.equal(reason('["\\ud800"]'), 'lone-surrogate');
  assert.equal(reason('["\\u0000"]'), 'nul');
  assert.equal(reason('{"a\\"":1,"a":":"}'), 'ok');
});

test('a number beyond every double is refused, wherever it stands and however it is written', () => {
  const digits = '9'.repeat(310);
  for (const number of ['1e309', '-1E+309', '1e9999', digits, `-${digits}`, `${digits}.5`, `0.1e310`]) {
    assert.equal(reason(`{"a":[1,{"b":${number}}]}`), 'number', number);
    assert.equal(reason(`${' '.repeat(77)}[${number}]`), 'number', number);
  }
  for (const number of ['1e308', '1e-400', '9'.repeat(300), `"${digits}"`, '"1e999"', `0.${digits}`]) assert.equal(reason(`[${number}]`),
    'ok', number);
});

test('depth and number of values are bounded', () => {
  assert.equal(reason(`${'['.repeat(32)}${']'.repeat(32)}`), 'ok');
  assert.equal(reason(`${'['.repeat(33)}${']'.repeat(33)}`), 'depth');
  assert.equal(parseStrictJson('[1,2,3]', { depth_max: 4, values_max: 2 }).ok, true);
  assert.deepEqual(parseStrictJson('[1,2,3,4]', { depth_max: 4, values_max: 2 }), { ok: false, reason: 'size' });
});

test('any value comes back as JSON.parse gives it', () => {
  const plain = fc.jsonValue({ maxDepth: 6 }).filter((value) => !/__proto__|constructor|prototype|\\u0000/.test(JSON.stringify(value)));
  fc.assert(fc.property(plain, (value) => {
    const text = JSON.stringify(value);
    assert.deepEqual(parseStrictJson(text), { ok: true, value: JSON.parse(text) });
    assert.equal(reason(escaped(text)), 'ok');
  }));
});
