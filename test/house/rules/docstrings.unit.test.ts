import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { docstrings } from '#test/house/rules/docstrings.ts';

const found = (text: string): string[] => findingsIn(docstrings, 'base/log/a.ts', text);

describe('docstrings', () => {
  it('asks one of exported functions and classes', () => {
    assert.deepEqual(found('export const f = () => 1;'), ['1: f has no docstring']);
    assert.deepEqual(found('export function g() {}\nexport class H {}').length, 2);
  });

  it('takes a documentation block right above, not a remark and not the head of the file', () => {
    assert.deepEqual(found('/** Gives one. */\nexport const f = () => 1;'), []);
    assert.equal(found('// Gives one.\nexport const f = () => 1;').length, 1);
    assert.equal(found('/** About the file. */\nconst a = 1;\nexport const f = () => a;').length, 1);
  });

  it('asks none of constants, types, private functions and tests', () => {
    assert.deepEqual(found('export const A = 1; export type B = string; const f = () => 1;'), []);
    assert.deepEqual(findingsIn(docstrings, 'base/log/a.unit.test.ts', 'export const f = () => 1;'), []);
  });
});
