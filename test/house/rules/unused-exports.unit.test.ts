import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { unusedExports } from '#test/house/rules/unused-exports.ts';

const found = (user: string): string[] => findingsAmong(unusedExports, {
  'base/log/a.ts': 'export type T = string;\nexport const used = 1;\nexport const spare = used;\n',
  'base/log/b.ts': user,
});

const NONE: string[] = [];
const SPARE = ['base/log/a.ts:3: spare is imported by nobody'];

describe('unused-exports', () => {
  it('finds values that nobody imports, and leaves types alone', () => {
    assert.deepEqual(found("import { used } from './a.ts';"), SPARE);
    assert.deepEqual(found("import { used, spare as s } from './a.ts';"), NONE);
  });

  it('follows whole modules, re-exports and dynamic imports', () => {
    assert.deepEqual(found("import * as all from '#base/log/a.ts';"), NONE);
    assert.deepEqual(found("export * from './a.ts';"), NONE);
    assert.deepEqual(found("const a = await import('./a.ts');"), NONE);
    assert.deepEqual(found("import { used } from './a.ts'; export { used as spare } from './a.ts';"), SPARE);
  });

  it('knows what is taken by convention, and counts the use in a test', () => {
    assert.deepEqual(findingsAmong(unusedExports, { 'services/x/service.ts': 'export const service = 1;' }), []);
    assert.deepEqual(findingsAmong(unusedExports, {
      'base/log/a.ts': 'export const a = 1;', 'base/log/a.unit.test.ts': "import { a } from './a.ts';",
    }), []);
  });
});
