import assert from 'node:assert/strict';
import { test } from 'node:test';
import { asciiJson } from './ascii-json.ts';

test('every character has one byte, and the value is the same', () => {
  const value = { é: 'Hôtel – « 🗳 »', plain: 'a\u007f"\\\n' };
  const json = asciiJson(JSON.stringify(value));
  assert.match(json, /^[\0-\x7f]*$/);
  assert.deepEqual(JSON.parse(json), value);
});
