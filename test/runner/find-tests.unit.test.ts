import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, it } from 'node:test';
import { findTests } from '#test/runner/find-tests.ts';

const root = mkdtempSync(join(tmpdir(), 'find-tests-'));
after(() => { rmSync(root, { recursive: true }); });

const FILES = [
  'base/log/a.unit.test.ts', 'base/log/a.ts', 'base/log-book/b.unit.test.ts', 'services/x/c.int.test.ts',
  'base/node_modules/dep/d.unit.test.ts', 'docs/e.unit.test.ts',
];
for (const file of FILES) {
  mkdirSync(join(root, dirname(file)), { recursive: true });
  writeFileSync(join(root, file), '');
}

describe('finding tests', () => {
  it('groups the tests of the project by sort and leaves dependencies and other folders out', () => {
    assert.deepEqual([...findTests(root, [], root)], [
      ['unit', ['base/log-book/b.unit.test.ts', 'base/log/a.unit.test.ts']], ['int', ['services/x/c.int.test.ts']],
    ]);
  });

  it('takes a folder by its whole name, relative to where one stands', () => {
    assert.deepEqual([...findTests(root, ['log'], join(root, 'base'))], [['unit', ['base/log/a.unit.test.ts']]]);
  });

  it('takes one file', () => {
    assert.deepEqual([...findTests(root, ['services/x/c.int.test.ts'], root).keys()], ['int']);
  });

  it('refuses a path without a test, so that a mistyped one is not green', () => {
    assert.throws(() => findTests(root, ['base/logs'], root), /no test at or under base\/logs/);
  });
});
