import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseOptions } from '#test/runner/options.ts';

describe('options of npm test', () => {
  it('runs every sort by default', () => {
    assert.deepEqual(parseOptions([]).sorts, ['unit', 'int', 'scopes', 'e2e']);
  });

  it('keeps the order of the sorts, whatever the order asked', () => {
    assert.deepEqual(parseOptions(['--only', 'e2e', '--only', 'unit']).sorts, ['unit', 'e2e']);
  });

  it('takes paths beside options', () => {
    const { paths, verbose } = parseOptions(['base/log', '--verbose', 'services']);
    assert.deepEqual([paths, verbose], [['base/log', 'services'], true]);
  });

  it('refuses an unknown sort with the usage', () => {
    assert.throws(() => parseOptions(['--only', 'units']), /unknown sort of test "units"[^]*npm test/);
  });

  it('refuses an unknown option', () => {
    assert.throws(() => parseOptions(['--fast']), /fast/);
  });
});
