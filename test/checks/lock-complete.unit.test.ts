import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { lockFaults } from '#test/checks/lock-complete.ts';

type Wanted = Record<string, string>;
type Packages = Record<string, { version: string; dependencies?: Wanted; optionalDependencies?: Wanted }>;

const found = (packages: Packages): string[] => lockFaults(
  JSON.stringify({ packages }), JSON.stringify({ dependencies: { a: '1.0.0' }, devDependencies: { b: '^2.0.0' } }));

const B = { 'node_modules/b': { version: '2.4.0' } };

describe('a complete lock file', () => {
  it('finds packages where Node looks for them', () => {
    assert.deepEqual(found({ ...B,
      'node_modules/a': { version: '1.0.0', dependencies: { b: '^2.0.0', c: '3.0.0' } },
      'node_modules/a/node_modules/c': { version: '3.0.0', dependencies: { b: '^2.0.0' } },
    }), []);
  });

  it('misses what is not there, also what is optional', () => {
    const a = { version: '1.0.0', optionalDependencies: { 'a-mac': '1.0.0' } };
    assert.deepEqual(found({ ...B, 'node_modules/a': a }),
      ['a-mac@1.0.0, wanted by a, is not in the lock file']);
    assert.deepEqual(found(B), ['a@1.0.0, wanted by package.json, is not in the lock file']);
  });

  it('finds an exact version that the lock file does not give', () => {
    assert.deepEqual(found({ ...B, 'node_modules/a': { version: '1.0.1' } }),
      ['package.json wants a@1.0.0, the lock file gives it 1.0.1']);
  });
});
