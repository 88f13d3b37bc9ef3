import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { declaredPackages } from '#test/house/rules/declared-packages.ts';

const PACKAGE = JSON.stringify({
  dependencies: { pg: '1' }, optionalDependencies: { '@scope/native': '1' }, devDependencies: { 'axe-core': '1' },
});

const found = (path: string, specifier: string): string =>
  findingsAmong(declaredPackages, { 'package.json': PACKAGE, [path]: `import '${specifier}';` }).join();

describe('declared-packages', () => {
  it('accepts what is declared, also a path inside a package', () => {
    for (const specifier of ['pg', 'pg/lib/x.js', '@scope/native/sub', 'node:fs', './x.ts', '#base/values/ids.ts']) {
      assert.equal(found('base/log/a.ts', specifier), '');
    }
  });

  it('accepts a development package in tests only', () => {
    assert.equal(found('base/log/a.unit.test.ts', 'axe-core'), '');
    assert.equal(found('test/browser.ts', 'axe-core'), '');
    assert.match(found('base/log/a.ts', 'axe-core'), /for development only/);
  });

  it('refuses what only another package brings', () => {
    assert.match(found('base/log/a.ts', 'rolldown/utils'), /package rolldown is not declared/);
  });
});
