import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { functionLength } from '#test/house/rules/function-length.ts';

const found = (path: string, text: string): string[] => findingsIn(functionLength, path, text);
const functionOf = (lines: number): string => `const f = () => {\n${'g();\n'.repeat(lines - 2)}};\n`;

describe('function-length', () => {
  it('accepts 70 lines and refuses 71, told where the function starts', () => {
    assert.deepEqual(found('base/log/a.ts', functionOf(70)), []);
    assert.deepEqual(found('base/log/a.ts', `\n${functionOf(71)}`), ['2: function of 71 lines, at most 70']);
  });

  it('measures methods and components', () => {
    assert.equal(found('base/log/a.ts', `class A { m() {\n${'g();\n'.repeat(80)}} }`).length, 1);
    const component = `export const A = () => (\n<p>\n${'<b>x</b>\n'.repeat(80)}</p>);`;
    assert.equal(found('base/ui/a.tsx', component).length, 1);
  });

  it('takes describe for a chapter, but only in a test, and measures the tests in it', () => {
    const chapter = `describe('a', () => {\n${'g();\n'.repeat(90)}});`;
    assert.deepEqual(found('base/log/a.unit.test.ts', chapter), []);
    assert.equal(found('base/log/a.ts', chapter).length, 1);
    const long = `describe('a', () => {\nit('b', () => {\n${'g();\n'.repeat(90)}});\n});`;
    assert.equal(found('base/log/a.unit.test.ts', long).length, 1);
  });
});
