import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsIn } from '#test/house/findings-in.ts';
import { promisedWork } from '#test/house/rules/promised-work.ts';

describe('promised-work', () => {
  it('refuses a promise in a comment of code, SQL, style or prose', () => {
    assert.deepEqual(findingsIn(promisedWork, 'base/log/a.ts', 'a();\n// TODO later'), ['2: TODO without an ADR']);
    assert.equal(findingsIn(promisedWork, 'base/log/sql/0001_a.sql', '-- FIXME').length, 1);
    assert.equal(findingsIn(promisedWork, 'docs/guide.md', 'XXX write this').length, 1);
  });

  it('accepts one that names its decision', () => {
    assert.deepEqual(findingsIn(promisedWork, 'base/log/a.ts', '// TODO ADR-0007: once the partitions grow'), []);
  });

  it('is not misled by strings, identifiers and quoted words', () => {
    assert.deepEqual(findingsIn(promisedWork, 'base/log/a.ts', "const TODO = 'TODO'; // a `TODO` is refused"), []);
    assert.deepEqual(findingsIn(promisedWork, 'docs/guide.md', 'number IEL-2026-XXXXXXXX; no `TODO` is left'), []);
  });
});
