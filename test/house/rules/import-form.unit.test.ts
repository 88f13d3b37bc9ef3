import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { importForm } from '#test/house/rules/import-form.ts';

const found = (specifier: string): string =>
  findingsIn(importForm, 'base/log/web/a.ts', `import '${specifier}';`).join();

describe('import-form', () => {
  it('accepts siblings, the same room and other rooms by their name', () => {
    const fine = ['./b.ts', '../merkle.ts', '#base/store/pools.ts', 'pg', 'node:fs', './a.css', './w.ts?worker'];
    for (const specifier of fine) assert.equal(found(specifier), '');
  });

  it('refuses a missing extension', () => {
    assert.match(found('./b'), /lacks its extension/);
    assert.match(found('#base/store/pools'), /lacks its extension/);
  });

  it('takes platform, bench and test for one room each', () => {
    assert.deepEqual(findingsIn(importForm, 'platform/cli/up.ts', "import '../host/ipc.ts';"), []);
    assert.equal(findingsIn(importForm, 'platform/cli/up.ts', "import '../../base/log/a.ts';").length, 1);
  });

  it('refuses a relative path into another room, with the right form', () => {
    assert.match(found('../../store/pools.ts'), /write #base\/store\/pools.ts/);
  });
});
