import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dependencyListFaults } from '#test/checks/dependency-list.ts';

const PACKAGE = JSON.stringify({ dependencies: { pg: '8' }, devDependencies: { '@types/pg': '8' } });
const found = (page: string): string[] => dependencyListFaults(PACKAGE, page);

describe('the list of dependencies', () => {
  it('accepts the same names on both sides', () => {
    assert.deepEqual(found('| `pg` | the PostgreSQL driver |\n| `@types/pg` | its types |\n'), []);
  });

  it('finds what is missing, what is gone, what has no reason and what stands twice', () => {
    assert.deepEqual(found('| `pg` | driver |\n'), ['@types/pg is installed, not justified in docs/dependencies.md']);
    assert.match(found('| `pg` | d |\n| `@types/pg` | t |\n| `old` | x |\n').join(), /old is in docs/);
    assert.match(found('| `pg` | |\n| `@types/pg` | t |\n').join(), /pg has no reason/);
    assert.match(found('| `pg` | d |\n| `pg` | d |\n| `@types/pg` | t |\n').join(), /twice/);
  });
});
