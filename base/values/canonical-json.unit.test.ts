import assert from 'node:assert/strict';
import { test } from 'node:test';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.ts';

test('any JSON value gets the text that the library gives', () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => assert.equal(canonicalJson(value), canonicalize(value))));
});

test('names are in the order of UTF-16 units, whatever they look like', () => {
  assert.equal(canonicalJson({ '€': 1, '10': 2, '9': 3, '': 4, ab: 5, a: 6, '\u{1F600}': 7, '\ufb33': 8 }),
    '{"":4,"10":2,"9":3,"a":6,"ab":5,"€":1,"\u{1F600}":7,"\ufb33":8}');
  assert.equal(canonicalJson(JSON.parse('{"b":1,"__proto__":{"z":1,"y":2},"a":[]}')), '{"__proto__":{"y":2,"z":1},"a":[],"b":1}');
});

test('members without a value are left out, and what has a JSON form of its own is asked for it', () => {
  assert.equal(canonicalJson({ b: undefined, a: [undefined, new Date(0)] }), '{"a":[null,"1970-01-01T00:00:00.000Z"]}');
});

test('what JSON cannot say is refused', () => {
  for (const value of [NaN, { a: Infinity }, ['\ud800'], { '\udc00': 1 }, () => 0, undefined]) assert.throws(() => canonicalJson(value));
  const circle: Record<string, unknown> = {};
  circle.self = circle;
  assert.throws(() => canonicalJson(circle));
});
