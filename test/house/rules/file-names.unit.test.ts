import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { findingsAmong } from '#test/house/findings-in.ts';
import { fileNames } from '#test/house/rules/file-names.ts';

const found = (...paths: string[]): string[] =>
  findingsAmong(fileNames, Object.fromEntries(paths.map((path) => [path, ''])));

describe('file-names', () => {
  it('accepts kebab-case, the sort of a test and the names that tools expect', () => {
    assert.deepEqual(found('base/log/key-history.ts', 'base/log/key-history.unit.test.ts', 'README.md', '.ci/run',
      'base/log/sql/0001_log.sql', 'docs/adr/0001-one-database.md', 'base/ui/theme/css.d.ts'), []);
  });

  it('refuses camelCase, snake_case and capitals', () => {
    for (const path of ['base/log/keyHistory.ts', 'base/log/key_history.ts', 'base/Log/key.ts', 'docs/Guide.md']) {
      assert.equal(found(path).length, 1, path);
    }
  });

  it('refuses a migration or a decision without its number', () => {
    assert.match(found('base/log/sql/log.sql').join(), /NNNN_what/);
    assert.match(found('services/x/store/add-column.sql').join(), /NNNN_what/);
    assert.match(found('docs/adr/one-database.md').join(), /NNNN-title/);
  });

  it('refuses a number taken twice', () => {
    assert.match(found('docs/adr/0001-a.md', 'docs/adr/0001-b.md').join(), /taken by docs\/adr\/0001-a.md/);
    assert.deepEqual(found('base/log/sql/0001_a.sql', 'base/jobs/sql/0001_a.sql'), []);
  });
});
