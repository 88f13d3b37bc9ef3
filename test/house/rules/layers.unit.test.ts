import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { layers } from '#test/house/rules/layers.ts';

const found = (path: string, specifier: string): string[] => findingsIn(layers, path, `import '${specifier}';`);

const ALLOWED: [from: string, specifier: string][] = [
  ['base/log/append.ts', '#base/store/context.ts'],
  ['base/log/append.ts', './merkle.ts'],
  ['base/log/append.ts', 'pg'],
  ['base/ui/components/field.tsx', '#base/values/lang.ts'],
  ['services/x/api/drafts.ts', '#base/intake/intake.ts'],
  ['services/x/web/page.tsx', '#base/ui/shell.ts'],
  ['services/x/api/drafts.ts', '#services/x/domain/decide.ts'],
  ['platform/cli/up.ts', '#services/x/service.ts'],
  ['base/log/append.int.test.ts', '#test/database.ts'],
  ['base/files/object-store-contract.ts', '#test/eventually.ts'],
  ['test/second-verifier/tree.ts', 'node:crypto'],
  ['test/second-verifier/tree.ts', './hash.ts'],
  ['test/second-verifier/agree.int.test.ts', '#base/log/merkle.ts'],
  ['bench/log.ts', '#test/second-verifier/tree.ts'],
];

const REFUSED: [from: string, specifier: string, says: RegExp][] = [
  ['base/store/pools.ts', '#base/log/append.ts', /room store may not use room log/],
  ['base/log/append.ts', '../intake/intake.ts', /room log may not use room intake/],
  ['base/log/append.ts', '#base/ui/shell.ts', /room log may not use room ui/],
  ['base/ui/shell.ts', '#base/http/server.ts', /room ui may not use room http/],
  ['base/log/append.ts', '#services/x/service.ts', /base may not use services/],
  ['base/log/append.ts', '#test/database.ts', /base may not use test/],
  ['services/x/service.ts', '#platform/cli/up.ts', /services may not use platform/],
  ['services/x/service.ts', '#services/y/service.ts', /service x imports service y/],
  ['services/x/api/a.unit.test.ts', '#services/y/service.ts', /service x imports service y/],
  ['test/second-verifier/tree.ts', '#base/log/merkle.ts', /nothing but Node/],
  ['test/second-verifier/tree.ts', 'canonicalize', /nothing but Node/],
  ['base/log/append.ts', '../../../other/thing.ts', /leaves the project/],
];

describe('layers', () => {
  for (const [from, specifier] of ALLOWED) {
    it(`lets ${from} use ${specifier}`, () => { assert.deepEqual(found(from, specifier), []); });
  }

  for (const [from, specifier, says] of REFUSED) {
    it(`refuses ${specifier} in ${from}`, () => { assert.match(found(from, specifier).join(), says); });
  }

  it('sees dynamic imports, re-exports and type imports', () => {
    const text = "const a = import('#base/log/a.ts');\nexport { b } from '#base/log/b.ts';\n"
      + "import type { C } from '#base/log/c.ts';\nexport * from '#base/log/d.ts';";
    assert.equal(findingsIn(layers, 'base/values/x.ts', text).length, 4);
  });
});
